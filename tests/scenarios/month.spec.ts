import {
  AskMonth,
  AskMonthDifferences,
  AskMonths,
  AskMonthVerification,
  AskTotals,
  CloseMonth,
  type MonthAnswer,
} from '@ledger/application';
import { type DivisionCode, localDate, yearMonth } from '@ledger/kernel';
import { archive, bankResult, type Batch, deaths, householdNo, roster } from './office-files';
import {
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';
import { scanned } from './personal-words';

jest.setTimeout(120_000);

const DISTRICT = STREET.slice(0, 6) as DivisionCode;
const JUNE: Batch = {
  no: 'PC-2021-06',
  month: '2021-06',
  frozenOn: '2021-05-20',
  sentOn: '2021-06-04',
};
const JULY: Batch = {
  no: 'PC-2021-07',
  month: '2021-07',
  frozenOn: '2021-06-20',
  sentOn: '2021-07-05',
};
/** One household of the second village, whose line the bank does not answer in time. */
const LATE = 601;

const time = standingClock('2021-06-20');
let place: Place;
let ledger: OpenLedger;

const files = async () => [
  await archive('01.xlsx', [1, 2, LATE]),
  await roster('03.xlsx', JUNE, [1, 2, LATE]),
  bankResult('04.csv', JUNE, [1, 2], '2021-06-06'),
];

beforeAll(async () => {
  place = await newPlace();
  ledger = await openLedger(place, time.clock);
  await ledger.take(await files());
});

afterAll(async () => {
  await ledger.close();
  await place.remove();
});

const june = { division: STREET, month: yearMonth('2021-06') };
const close = (more: Partial<CloseMonth['c']> = {}) =>
  ledger.order(new CloseMonth({ ...june, actor: 'finance', confirmedBy: 'approver', ...more }));
const REASON = '银行未回盘，已去函催办';

const closedJune = async (): Promise<MonthAnswer> => {
  const answer = await ledger.ask(new AskMonth(june));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
};
const differencesOn = async (knownOn: string) => {
  const asked = { ...june, knownOn: localDate(knownOn) };
  const answer = await ledger.ask(new AskMonthDifferences(asked));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
};
const verified = () => ledger.ask(new AskMonthVerification(june));

it('refuses to close what is not over, what one person asks, and what is open within', async () => {
  expect(await close()).toMatchObject({ refused: 'month-not-over' });
  expect(await ledger.ask(new AskMonth(june))).toMatchObject({ refused: 'month-not-closed' });
  time.moveTo('2021-07-05');
  expect(await close({ confirmedBy: 'finance' })).toMatchObject({
    refused: 'second-person-missing',
  });
  expect(await close({ division: `${STREET}201` as DivisionCode })).toMatchObject({
    refused: 'month-needs-a-street',
  });
  expect(await close({ division: DISTRICT, overrideReason: REASON })).toMatchObject({
    refused: 'streets-not-closed',
    details: { streets: STREET },
  });
  expect(await close()).toMatchObject({
    refused: 'month-has-open-items',
    details: { 'in-flight-past-deadline': '1/49600' },
  });
});

it('certifies every village and their sum, and names what was open', async () => {
  expect(await close({ overrideReason: REASON })).toMatchObject({
    closedOn: '2021-07-05',
    overridden: true,
    open: [{ kind: 'in-flight-past-deadline', count: 1, amountFen: 496_00 }],
    rows: [
      { village: '试验村', money: { batched: 992_00, paid: 992_00, inFlight: 0 }, broken: [] },
      { village: '邻近村', money: { batched: 496_00, paid: 0, inFlight: 496_00 }, broken: [] },
    ],
    total: { money: { batched: 1_488_00, paid: 992_00, inFlight: 496_00 } },
  });
  const { total, checkpoint, digest } = await closedJune();
  const asked = { scope: STREET, knownOn: localDate('2021-07-05') };
  const totals = await ledger.ask(new AskTotals(asked));
  expect(total.money).toMatchObject({ batched: totals.batched, inFlight: totals.inFlight });
  expect(checkpoint).toContain(`\n\n— `);
  // Sent again after a lost answer, it has been done; somebody else comes too late.
  expect(await close({ overrideReason: REASON })).toMatchObject({ digest });
  expect(await close({ confirmedBy: 'another' })).toMatchObject({
    refused: 'month-closed',
    details: { digest },
  });
  const { leaks } = await scanned(await files(), ledger);
  expect(leaks).toEqual([]);
});

it('closes the district over its closed streets, each with its certificate', async () => {
  const { digest, total } = await closedJune();
  expect(await close({ division: DISTRICT, overrideReason: REASON })).toMatchObject({
    rows: [{ division: STREET, village: null, certificate: digest, money: total.money }],
    total: { money: total.money },
  });
  const listed = await ledger.ask(
    new AskMonths({ scope: DISTRICT, knownOn: localDate('2021-07-05') }),
  );
  expect(listed.map(({ division, month }) => [division, month])).toEqual([
    [DISTRICT, '2021-06'],
    [STREET, '2021-06'],
  ]);
});

it('holds when it is tried again, and differs by nothing', async () => {
  expect(await verified()).toMatchObject({ ok: true, mismatches: [] });
  expect(await differencesOn('2021-07-05')).toMatchObject({ differences: [], changes: [] });
});

it('stands against what becomes known later, dated and with the file it came from', async () => {
  time.moveTo('2021-07-20');
  const serials = [1, 2, LATE];
  const answer = bankResult('04b.csv', JUNE, serials, '2021-06-07');
  const dead = await deaths('05.xlsx', [{ household: 1, diedOn: '2021-05-02' }]);
  await ledger.take([answer, dead]);
  await ledger.app.caughtUp();
  expect((await differencesOn('2021-07-19')).differences).toEqual([]);
  const { differences, changes } = await differencesOn('2021-07-20');
  expect(
    differences.map(({ village, what, differenceFen }) => [village, what, differenceFen]),
  ).toEqual([
    ['试验村', 'overpaid', 496_00],
    ['邻近村', 'paid', 496_00],
    ['邻近村', 'inFlight', -496_00],
  ]);
  expect(changes).toMatchObject([
    {
      day: '2021-07-20',
      recordedLater: false,
      householdNo: householdNo(1),
      changes: { overpaid: 496_00 },
    },
    { householdNo: householdNo(LATE), changes: { paid: 496_00, inFlight: -496_00 } },
  ]);
  const kindsOf = ({ causes }: (typeof changes)[number]) =>
    causes.map(({ event, file }) => [event, file?.kind]);
  expect(kindsOf(changes[0]!)).toContainEqual(['DeathClaimed', 'DEATH']);
  expect(kindsOf(changes[1]!)).toEqual([['BankLineReported', 'RESULT']]);
});

it('tells what was written later though it counts from before, and still holds', async () => {
  const late = await deaths('05-补录.xlsx', [{ household: 2, diedOn: '2021-05-03' }]);
  const manifest = { files: [{ name: late.name, receivedOn: '2021-07-01' }] };
  await ledger.app.backfill.set('administrator', true);
  await ledger.take([
    late,
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
  ]);
  await ledger.app.caughtUp();
  const { differences, changes } = await differencesOn('2021-07-20');
  expect(differences[0]).toMatchObject({
    village: '试验村',
    what: 'overpaid',
    differenceFen: 992_00,
  });
  expect(changes[0]).toMatchObject({
    day: '2021-07-05',
    recordedLater: true,
    village: '试验村',
    changes: { overpaid: 496_00 },
    causes: [{ event: 'DeathClaimed', knownOn: '2021-07-01', file: { kind: 'DEATH' } }],
  });
  for (const { village, what, differenceFen } of differences) {
    const sum = changes
      .filter((change) => change.village === village)
      .reduce((fen, change) => fen + (change.changes[what] ?? 0), 0);
    expect([village, what, sum]).toEqual([village, what, differenceFen]);
  }
  expect(await verified()).toMatchObject({ ok: true, moneyHolds: true });
});

it('closes months in their order, and not while the sums by day disagree with the cells', async () => {
  await ledger.take([
    await roster('03-07.xlsx', JULY, [2]),
    bankResult('04-07.csv', JULY, [2], '2021-07-06'),
  ]);
  time.moveTo('2021-09-01');
  await ledger.app.caughtUp();
  const july = { month: yearMonth('2021-07') };
  expect(await close({ month: yearMonth('2021-08') })).toMatchObject({
    refused: 'earlier-month-open',
    details: { month: '2021-07' },
  });
  const { readSide } = ledger.app.parts;
  const off = (by: number) =>
    readSide.query(
      `update read.money_by_day set paid = paid + $1 where benefit_month = '2021-07' and paid > 0`,
      [by],
    );
  await off(1);
  expect(await close(july)).toMatchObject({ refused: 'sums-differ', details: { money: 'paid' } });
  await off(-1);
  expect(await close(july)).toMatchObject({ month: '2021-07', overridden: false, open: [] });
});

it('does not hold when somebody changes what stood in the views then', async () => {
  const { readSide } = ledger.app.parts;
  await readSide.query(
    `update read.fact set data = replace(data, '"amountFen":49600', '"amountFen":49500')
     where type = 'BankLineReported' and subject = 'payment/PC-2021-06-0001'`,
  );
  expect(await verified()).toMatchObject({
    ok: false,
    moneyHolds: false,
    digestHolds: true,
    checkpointHolds: true,
  });
});
