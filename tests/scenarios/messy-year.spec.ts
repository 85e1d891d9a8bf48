import type { Upload } from '@ledger/application';
import { kindOf } from '@ledger/intake';
import { type Draw, drawFrom } from '../../libs/intake/src/testing/draw';
import { messyFile } from '../../libs/intake/src/testing/messy-file';
import { isLong, newSeed } from './chance';
import { newPlace, openLedger, type OpenLedger, type Place } from './open-ledger';
import { expectOracle } from './oracle';
import { parsedOf } from './rewrite-file';
import { describeSets, expectedOf, filesOf, manifestOf, receivedDays } from './sample-set';

jest.setTimeout(900_000);

/** The same file as an office sends it that keeps to no form. */
const untidy = async (file: Upload, draw: Draw): Promise<Upload> => {
  const { kind, block, rows } = await parsedOf(file);
  const plain = { kind: kindOf(kind), block, rows: rows.map(({ cells }) => cells) };
  const { bytes } = await messyFile(plain, draw);
  return { name: file.name, bytes };
};

// The dialect itself is tried in every run, kind by kind, in `libs/intake/src/dialect.spec.ts`.
const describeLong = isLong
  ? describeSets
  : () => it.skip('a messy year: in the long form only', () => undefined);

describeLong(
  'expected.json',
  (set) => `the year of ${set}, written by offices that keep to no form`,
  (set) => {
    const seed = newSeed();
    const held: { place?: Place; ledger?: OpenLedger } = {};
    beforeAll(async () => {
      process.stdout.write(`messy year: LEDGER_SEED=${seed}\n`);
      const draw = drawFrom(seed);
      const files: Upload[] = [];
      for (const file of filesOf(set)) files.push(await untidy(file, draw));
      held.place = await newPlace();
      held.ledger = await openLedger(held.place);
      const report = await held.ledger.take([...files, manifestOf(receivedDays(set))]);
      expect(report.rejected).toBe(0);
      expect(report.files.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    });
    afterAll(async () => {
      await held.ledger?.close();
      await held.place?.remove();
    });

    it.each(expectedOf(set).asOf)('as known on $knowledgeDate is the oracle’s', (day) =>
      expectOracle(held.ledger!, day),
    );
  },
);
