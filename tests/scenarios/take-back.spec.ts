import { AskImports, ReplaceFile, type Upload, WithdrawFile } from '@ledger/application';
import type { LocalDate } from '@ledger/kernel';
import {
  ACTOR,
  answersOn,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';
import { copyOfPlace } from './place';
import { archive, bankResult, type Batch, deaths, householdNo, roster } from './office-files';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const [FIRST_DAY, SECOND_DAY, THIRD_DAY] = ['2021-06-01', '2021-06-10', '2021-06-20'];
const SECOND_PERSON = 'second-person';

let paid: Awaited<ReturnType<typeof newPlace>>;
let place: Place;
let ledger: OpenLedger;
let moveTo: (day: string) => void;

/** Three households were paid in April; every test begins with that. */
beforeAll(async () => {
  paid = await newPlace();
  const before = await openLedger(paid, standingClock(FIRST_DAY).clock);
  await before.take([
    await archive('01-低保家庭档案.xlsx', [1, 2, 3]),
    await roster('03-发放花名册-2021-04.xlsx', APRIL, [1, 2, 3]),
    bankResult('04-银行回盘-2021-04.csv', APRIL, [1, 2, 3], '2021-04-06'),
  ]);
  await before.close();
});

afterAll(() => paid.remove());

beforeEach(async () => {
  place = await copyOfPlace(paid);
  const time = standingClock(FIRST_DAY);
  moveTo = time.moveTo;
  ledger = await openLedger(place, time.clock);
});

afterEach(async () => {
  await ledger.close();
  await place.remove();
});

const listOf = (name: string, ...dead: readonly (readonly [number, string])[]): Promise<Upload> =>
  deaths(
    name,
    dead.map(([household, diedOn]) => ({ household, diedOn })),
  );

const fileIdOf = async (name: string): Promise<string> => {
  const files = await ledger.ask(new AskImports({ scope: STREET, limit: 100 }));
  const found = files.find(({ fileName }) => fileName === name);
  if (!found) throw new Error(`${name} is not in the register of imports`);
  return found.fileId;
};

const order = { actor: ACTOR, confirmedBy: SECOND_PERSON, scope: STREET } as const;

const withdraw = async (name: string, confirmedBy: string = SECOND_PERSON) => {
  const fileId = await fileIdOf(name);
  const outcome = await ledger.order(
    new WithdrawFile({ ...order, confirmedBy, fileId, reasonCode: 'WRONG_FILE' }),
  );
  await ledger.app.caughtUp();
  return outcome;
};

const replace = async (name: string, file: Upload) => {
  const fileId = await fileIdOf(name);
  const outcome = await ledger.order(
    new ReplaceFile({
      ...order,
      division: STREET,
      mayDeclare: false,
      fileId,
      file,
      reasonCode: 'WRONG_CONTENT',
    }),
  );
  if ('importId' in outcome) await ledger.app.imports.run(outcome.importId);
  await ledger.app.caughtUp();
  return outcome;
};

/** Who was paid after death, and the verdict's money, as known on a day. */
const paidAfterDeath = async (knownOn: string): Promise<readonly string[]> => {
  const { findings } = await ledger.findings(knownOn, 'R01');
  return findings.map(({ householdNo: no, amountFenCertain, amountFenPossible }) =>
    [no, amountFenCertain, amountFenPossible].join(' '),
  );
};

const certain = (n: number) => `${householdNo(n)} 49600 0`;

const DEATHS = '05-死亡名单-公安-2021-06.xlsx';
const BETTER = '05-死亡名单-公安-2021-06-更正.xlsx';

it('a withdrawn list stops counting from that day on, and the day before still shows it', async () => {
  await ledger.take([await listOf(DEATHS, [1, '2021-02-10'])]);
  expect(await paidAfterDeath(FIRST_DAY)).toEqual([certain(1)]);
  moveTo(SECOND_DAY);
  expect(await withdraw(DEATHS)).toEqual({ withdrawnOn: SECOND_DAY });
  expect(await paidAfterDeath(SECOND_DAY)).toEqual([]);
  expect(await paidAfterDeath(THIRD_DAY)).toEqual([]);
  expect(await paidAfterDeath('2021-06-09')).toEqual([certain(1)]);
  expect((await answersOn(ledger, SECOND_DAY)).totals.overpaid).toBe(0);
  expect((await answersOn(ledger, '2021-06-09')).totals.overpaid).toBe(49_600);
});

it('nobody takes a file back alone', async () => {
  await ledger.take([await listOf(DEATHS, [1, '2021-02-10'])]);
  const events = await ledger.events();
  expect(await withdraw(DEATHS, ACTOR)).toMatchObject({ refused: 'second-person-missing' });
  expect(await ledger.events()).toBe(events);
  expect(await paidAfterDeath(FIRST_DAY)).toEqual([certain(1)]);
});

it('asked a second time, a withdrawal is the one of the first time', async () => {
  await ledger.take([await listOf(DEATHS, [1, '2021-02-10'])]);
  await withdraw(DEATHS);
  const events = await ledger.events();
  moveTo(SECOND_DAY);
  expect(await withdraw(DEATHS)).toEqual({ withdrawnOn: FIRST_DAY });
  expect(await ledger.events()).toBe(events);
});

it('a roster whose money went out is not taken back: only a reversal corrects it', async () => {
  const events = await ledger.events();
  expect(await withdraw('03-发放花名册-2021-04.xlsx')).toMatchObject({
    refused: 'money-went-out',
    details: { items: 3 },
  });
  expect(await ledger.events()).toBe(events);
});

it('a better file takes the place of a wrong one: what both say goes on, the rest is new', async () => {
  await ledger.take([await listOf(DEATHS, [1, '2021-02-10'], [2, '2021-02-11'])]);
  expect(await paidAfterDeath(FIRST_DAY)).toEqual([certain(1), certain(2)]);
  moveTo(SECOND_DAY);
  // The second died in April, which is lawful to pay; the third is named for the first time.
  const better = await listOf(BETTER, [1, '2021-02-10'], [2, '2021-04-11'], [3, '2021-01-05']);
  expect(await replace(DEATHS, better)).toMatchObject({ importId: expect.any(String) });
  expect(await paidAfterDeath('2021-06-09')).toEqual([certain(1), certain(2)]);
  expect(await paidAfterDeath(SECOND_DAY)).toEqual([certain(1), certain(3)]);
  const files = await ledger.ask(new AskImports({ scope: STREET, limit: 100 }));
  expect(files.find(({ fileName }) => fileName === DEATHS)).toMatchObject({
    status: 'replaced',
    endedOn: SECOND_DAY,
  });
});

it('the same content in place of itself is refused, and so is what cannot be read', async () => {
  const list = await listOf(DEATHS, [1, '2021-02-10']);
  await ledger.take([list]);
  const events = await ledger.events();
  expect(await replace(DEATHS, list)).toMatchObject({ refused: 'same-content' });
  const broken = { name: BETTER, bytes: Buffer.from('PK not a workbook') };
  expect(await replace(DEATHS, broken)).toMatchObject({ refused: 'not-readable' });
  expect(await ledger.events()).toBe(events);
});

it('a withdrawn file that is handed in again counts again from the day it came', async () => {
  const list = await listOf(DEATHS, [1, '2021-02-10']);
  await ledger.take([list]);
  moveTo(SECOND_DAY);
  await withdraw(DEATHS);
  moveTo(THIRD_DAY);
  const report = await ledger.take([list]);
  expect(report.files.map(({ outcome }) => outcome)).toEqual(['imported']);
  expect(await paidAfterDeath(THIRD_DAY)).toEqual([certain(1)]);
  expect(await paidAfterDeath('2021-06-19')).toEqual([]);
  expect(await paidAfterDeath(FIRST_DAY)).toEqual([certain(1)]);
  // Once more, and it is a duplicate again.
  const twice = await ledger.take([list]);
  expect(twice.files.map(({ outcome }) => outcome)).toEqual(['duplicate']);
});

it('what two files say goes on counting when one of them is withdrawn', async () => {
  await ledger.take([await listOf(DEATHS, [1, '2021-02-10'], [2, '2021-02-11'])]);
  moveTo(SECOND_DAY);
  await ledger.take([await listOf(BETTER, [1, '2021-02-10'], [3, '2021-01-05'])]);
  const before = [certain(1), certain(2), certain(3)];
  expect(await paidAfterDeath(SECOND_DAY)).toEqual(before);
  moveTo(THIRD_DAY);
  await withdraw(DEATHS);
  expect(await paidAfterDeath(THIRD_DAY)).toEqual([certain(1), certain(3)]);
  expect(await paidAfterDeath('2021-06-19')).toEqual(before);
  await withdraw(BETTER);
  expect(await paidAfterDeath(THIRD_DAY)).toEqual([]);
});

it('an answer of the past is the same before and after a file is taken back', async () => {
  await ledger.take([await listOf(DEATHS, [1, '2021-02-10'])]);
  const before = await answersOn(ledger, FIRST_DAY);
  moveTo(SECOND_DAY);
  await withdraw(DEATHS);
  moveTo(THIRD_DAY);
  await ledger.take([await listOf(BETTER, [2, '2021-02-11'])]);
  expect(await answersOn(ledger, FIRST_DAY as LocalDate)).toEqual(before);
});
