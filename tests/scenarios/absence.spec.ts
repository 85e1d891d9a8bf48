import { AskAbsence, type Upload } from '@ledger/application';
import type { DivisionCode, LocalDate } from '@ledger/kernel';
import { newPlace, openLedger, type OpenLedger, type Place, STREET } from './open-ledger';
import { firstRowOf } from './rewrite-file';
import { describeSets, filesOf, manifestOf, receivedDays } from './sample-set';

jest.setTimeout(300_000);

/** Only what can be missed is taken in; the households of the year are not asked about here. */
const WATCHED = /^0[345]-|^08-/;
/** In this story the bank forgets August, and the police stop in October. */
const SILENT = /^04-银行回盘-2021-08|^05-.*公安-2021-1[012]/;

describeSets(
  'expected.json',
  (set) => `what should have come in the year of ${set}`,
  (set) => {
    const held: { place?: Place; ledger?: OpenLedger } = {};
    const missingOn = async (knownOn: string, scope: string = STREET) => {
      const question = { scope: scope as DivisionCode, knownOn: knownOn as LocalDate };
      const rows = await held.ledger!.ask(new AskAbsence(question));
      return rows.map(({ what, benefitMonth, batch, source, daysLate }) =>
        [what, benefitMonth, batch, source, daysLate].filter((part) => part !== null).join(' '),
      );
    };

    beforeAll(async () => {
      held.place = await newPlace();
      held.ledger = await openLedger(held.place);
      const days = receivedDays(set);
      const files: Upload[] = [];
      const daysOfFirst = new Map<string, string>();
      for (const file of filesOf(set).filter(
        ({ name }) => WATCHED.test(name) && !SILENT.test(name),
      )) {
        // One row says as well as all of them that the file came.
        const first = await firstRowOf(file);
        files.push(first);
        daysOfFirst.set(first.name, days.get(file.name)!);
      }
      await held.ledger.take([...files, manifestOf(daysOfFirst)]);
    });
    afterAll(async () => {
      await held.ledger?.close();
      await held.place?.remove();
    });

    it('was all there at the end of each month while everybody sent, also in advanced months', async () => {
      for (const day of ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31']) {
        expect([day, await missingOn(`2021-${day}`)]).toEqual([day, []]);
      }
    });

    it('is asked for once the bank and the police fall silent, and of nobody else', async () => {
      expect(await missingOn('2021-08-19')).toEqual([]);
      const [result, ...others] = await missingOn('2021-08-20');
      expect([result, others]).toEqual([expect.stringMatching(/^RESULT 2021-08 \S+ 1$/), []]);
      expect(await missingOn('2021-11-05')).toHaveLength(1);
      expect((await missingOn('2021-11-06')).at(-1)).toBe('DEATH_LIST POLICE 1');
      expect(await missingOn('2021-12-31')).toHaveLength(2);
    });

    it('shows to the street and to those above it, and to no other street', async () => {
      expect(await missingOn('2021-12-31', '500118')).toHaveLength(2);
      expect(await missingOn('2021-12-31', '500118002')).toEqual([]);
    });

    it('is a roster again as soon as no more come', async () => {
      expect((await missingOn('2022-03-15')).filter((row) => row.startsWith('ROSTER'))).toEqual([
        'ROSTER 2022-01 64',
      ]);
    });
  },
);
