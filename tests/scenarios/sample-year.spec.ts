import { createHash } from 'node:crypto';
import { AskFindings, AskVerify, type FileReport, type ImportReport } from '@ledger/application';
import type { LocalDate } from '@ledger/kernel';
import { HistoryGuard, type Seen } from '../history/guard';
import { ACTOR, newPlace, openLedger, type OpenLedger, type Place, STREET } from './open-ledger';
import { expectOracle, expectSameDelays } from './oracle';
import { eventsOf, scanned } from './personal-words';
import { savedAgain } from './rewrite-file';
import {
  type ExpectedFile,
  expectedFilesOf,
  expectedOf,
  filesOf,
  folderOf,
  keyOf,
  RULES,
  describeSets,
} from './sample-set';

jest.setTimeout(300_000);

const DUPLICATE = 'DUPLICATE_FILE';
const isDuplicate = ({ rejected }: ExpectedFile) => rejected[0]?.reason === DUPLICATE;

/** What the oracle of the import and our report both say of a file. */
const expectedReport = (file: ExpectedFile) => {
  if (isDuplicate(file)) return { fileName: file.file, outcome: 'duplicate' };
  return {
    fileName: file.file,
    outcome: 'imported',
    kind: file.kind,
    sheet: file.sheet,
    headerRow: file.headerRow,
    dataRows: file.dataRows,
    accepted: file.accepted,
    rejected: file.rejected,
  };
};

const reported = (report: FileReport) => {
  const { fileName, outcome, kind, sheet, headerRow, dataRows, accepted } = report;
  if (outcome === 'duplicate') return { fileName, outcome };
  const rejected = report.rejected.map(({ row, code, column, key }) => ({
    row,
    reason: code,
    column,
    key,
  }));
  return { fileName, outcome, kind, sheet, headerRow, dataRows, accepted, rejected };
};

const byName = <T extends { readonly fileName: string }>(files: readonly T[]): readonly T[] =>
  files.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));

interface Taken {
  readonly place: Place;
  readonly ledger: OpenLedger;
  readonly report: ImportReport;
}

const taken = new Map<string, Promise<Taken>>();

const take = async (set: string): Promise<Taken> => {
  const place = await newPlace();
  const ledger = await openLedger(place);
  return { place, ledger, report: await ledger.take(folderOf(set)) };
};

/** The ledger of a set, taken in once for all that is asked of it here. */
const ledgerOf = (set: string): Taken => {
  const held: Partial<Taken> = {};
  beforeAll(async () => {
    const one = taken.get(set) ?? take(set);
    taken.set(set, one);
    Object.assign(held, await one);
  });
  return held as Taken;
};

afterAll(async () => {
  for (const one of taken.values()) {
    const { ledger, place } = await one;
    await ledger.close();
    await place.remove();
  }
});

describeSets(
  'expected-import.json',
  (name) => `the folder of ${name}`,
  (set) => {
    const held = ledgerOf(set);

    it('is taken in as the oracle of the import says, file for file and row for row', () => {
      const expected = expectedFilesOf(set);
      const ours = byName(held.report.files.map(reported));
      expect(ours).toEqual(byName(expected.map(expectedReport)));
      expect(held.report.accepted).toBe(expected.reduce((sum, { accepted }) => sum + accepted, 0));
    });

    it('changes nothing when it comes a second time: every file is a duplicate', async () => {
      const before = await held.ledger.events();
      const again = await held.ledger.take(folderOf(set));
      const outcomes = new Set(again.files.map(({ outcome }) => outcome));
      expect([...outcomes].toSorted()).toEqual(['duplicate']);
      expect([again.accepted, again.rejected]).toEqual([0, 0]);
      expect(await held.ledger.events()).toBe(before);
    });

    it('is the same content when another program saved it: a duplicate under another digest', async () => {
      const before = await held.ledger.events();
      const files = filesOf(set)
        .filter(({ name }) => /^0[13567]/.test(name))
        .slice(0, 12);
      const again = await Promise.all(files.map((file) => savedAgain(file)));
      const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
      again.forEach(({ bytes }, index) =>
        expect(digest(bytes)).not.toBe(digest(files[index]!.bytes)),
      );
      const report = await held.ledger.take(again);
      expect(report.files.filter(({ outcome }) => outcome !== 'duplicate')).toEqual([]);
      expect(report.files[0]?.problem?.zh).toContain(files[0]!.name);
      expect(await held.ledger.events()).toBe(before);
    });

    it('puts no name, ID number, account or phone into an event, and no shape nobody kept', async () => {
      const { words, events, leaks } = await scanned(filesOf(set), held.ledger);
      expect([words, events].every((count) => count > 1_000)).toBe(true);
      expect(leaks).toEqual([]);
      const seen = (await eventsOf(held.ledger)).map(({ text }) => JSON.parse(text) as Seen);
      expect(new HistoryGuard().seenProblem(seen)).toBe('');
    });

    it('leaves a log whose every leaf and position is right', async () => {
      const { events, ok, firstWrong } = await held.ledger.ask(new AskVerify());
      expect({ ok, firstWrong, events }).toEqual({
        ok: true,
        firstWrong: null,
        events: await held.ledger.events(),
      });
    });
  },
);

describeSets(
  'expected.json',
  (name) => `the year of ${name}`,
  (set) => {
    const held = ledgerOf(set);
    const { asOf, temporal } = expectedOf(set);

    it.each(asOf)('as known on $knowledgeDate is the oracle’s, entry for entry', (day) =>
      expectOracle(held.ledger, day),
    );

    it.each(asOf)('waits at every hop as the oracle says, as known on $knowledgeDate', (day) =>
      expectSameDelays(held.ledger, day),
    );

    it('lets findings go when the facts under them go, and keeps them in the past', async () => {
      const ours = temporal.filter(({ key }) => RULES.includes(key.slice(0, 3)));
      expect(ours.length).toBeGreaterThan(0);
      for (const { key, presentAt, absentFrom } of ours) {
        const there = (await held.ledger.findings(presentAt)).findings.map(keyOf);
        const gone = (await held.ledger.findings(absentFrom)).findings.map(keyOf);
        expect([key, there.includes(key), gone.includes(key)]).toEqual([key, true, false]);
      }
    });

    it('answers by single rules what the whole list holds of them', async () => {
      const day = asOf.at(-1)!.knowledgeDate;
      const whole = await held.ledger.findings(day);
      for (const rule of RULES) {
        const some = await held.ledger.findings(day, rule);
        expect(some.findings).toEqual(whole.findings.filter((finding) => finding.rule === rule));
      }
    });

    it('masks whole personal keys until somebody gives a reason, and records who and why', async () => {
      const knownOn = asOf.at(-1)!.knowledgeDate as LocalDate;
      const { vault } = held.ledger.app.parts;
      const before = await vault.disclosures();
      const masked = await held.ledger.ask(new AskFindings({ scope: STREET, knownOn }));
      expect(JSON.stringify(masked)).not.toMatch(/\d{15}/);
      expect(await vault.disclosures()).toEqual(before);

      const reveal = { actor: ACTOR, reason: '核对本人' };
      const asked = { scope: STREET, knownOn, reveal: { ...reveal, role: 'machine' as const } };
      const whole = await held.ledger.ask(new AskFindings(asked));
      const withPerson = whole.findings.filter(({ personId }) => personId !== null);
      expect(withPerson.length).toBeGreaterThan(0);
      // Old and mistyped numbers are whole as well: fifteen digits and more.
      for (const { personId } of withPerson) expect(personId).toMatch(/^\d{15,17}[\dX]?$/);
      const added = (await vault.disclosures()).filter(({ reason }) => reason === reveal.reason);
      expect(added).toMatchObject([{ ...reveal, persons: expect.any(Number) }]);
      expect(added[0]?.persons).toBeGreaterThan(0);
    });
  },
);
