import {
  AskArrears,
  AskDeaths,
  AskDecisionPreview,
  AskDecisions,
  AskTotals,
  ChangePayoutAccount,
  DecidePayment,
  type DecisionOrder,
  FileNearRelative,
  type Upload,
} from '@ledger/application';
import {
  addMonths,
  type DivisionCode,
  type HouseholdNo,
  localDate,
  type LocalDate,
  yearMonth,
} from '@ledger/kernel';
import {
  archive,
  bankResult,
  type Batch,
  decisions,
  headOf,
  householdNo,
  person,
  roster,
} from './office-files';
import {
  ACTOR,
  newPlace,
  openLedger,
  type OpenLedger,
  type Place,
  standingClock,
  STREET,
} from './open-ledger';
import { scanned } from './personal-words';

jest.setTimeout(300_000);

const SECOND_PERSON = 'second-person';
const { clock, moveTo } = standingClock('2021-04-12');
const files: Upload[] = [];

let place: Place;
let ledger: OpenLedger;

const take = async (...some: readonly Upload[]) => {
  files.push(...some);
  await ledger.take(some);
};
const batchOf = (month: string, frozenOn: string, sentOn: string): Batch => ({
  no: `SYL${month.replace('-', '')}01`,
  month,
  frozenOn,
  sentOn,
});

/** A month's batch and the bank's answer, six days after it was sent. */
const pay = async (month: string, households: readonly number[], creditedOn: string) => {
  const batch = batchOf(month, `${addMonths(yearMonth(month), -1)}-20`, `${month}-05`);
  await take(
    await roster(`03-发放花名册-${month}.xlsx`, batch, households),
    bankResult(`04-银行回盘-${month}.csv`, batch, households, creditedOn),
  );
};

const about = (n: number) => ({
  actor: ACTOR,
  scope: STREET,
  household: householdNo(n) as HouseholdNo,
  idNumber: headOf(n).id,
});
const stopOf = (n: number, more: Partial<DecisionOrder> = {}): DecisionOrder => ({
  ...about(n),
  change: 'STOP',
  ground: 'DEATH',
  factOn: localDate('2021-03-10'),
  learnedOn: localDate('2021-05-14'),
  decidedOn: localDate('2021-05-18'),
  effectiveMonth: yearMonth('2021-04'),
  note: `${headOf(n).name}之子来电`,
  ...more,
});
const decide = (order: DecisionOrder) => ledger.order(new DecidePayment(order));
const on = (day: string) => ({ scope: STREET, knownOn: day as LocalDate });
const overpaid = async (day: string) => (await ledger.ask(new AskTotals(on(day)))).overpaid;
const wrong = async (day: string) =>
  (await ledger.findings(day, 'R01')).findings.map((one) => [one.householdNo, one.benefitMonth]);

beforeAll(async () => {
  place = await newPlace();
  ledger = await openLedger(place, clock);
  await take(await archive('01-低保家庭档案.xlsx', [1, 2, 3]));
  await pay('2021-04', [1, 2, 3], '2021-04-07');
  moveTo('2021-05-12');
  await pay('2021-05', [1, 2, 3], '2021-05-07');
  moveTo('2021-05-20');
});

afterAll(async () => {
  await ledger?.close();
  await place?.remove();
});

describe('a stop decided here', () => {
  it('shows before what would follow, and writes nothing', async () => {
    const events = await ledger.events();
    const { note: _, ...preview } = stopOf(1);
    expect(await ledger.ask(new AskDecisionPreview(preview))).toMatchObject({
      previousAmountFen: 49_600,
      newAmountFen: 0,
      months: [
        { benefitMonth: '2021-04', before: { overpaidFen: 0 }, after: { overpaidFen: 49_600 } },
        { benefitMonth: '2021-05', before: { overpaidFen: 0 }, after: { overpaidFen: 49_600 } },
      ],
    });
    expect(await ledger.events()).toBe(events);
  });

  it('is followed by exactly that, once however often it is asked for', async () => {
    const events = await ledger.events();
    const first = await decide(stopOf(1));
    expect(first).toMatchObject({ change: 'STOP', previousAmountFen: 49_600, newAmountFen: 0 });
    expect(await decide(stopOf(1, { note: '再次提交' }))).toEqual(first);
    expect(await ledger.events()).toBe(events + 1);
    await ledger.app.caughtUp();
    expect(await wrong('2021-05-20')).toEqual([
      [householdNo(1), '2021-04'],
      [householdNo(1), '2021-05'],
    ]);
    expect([await overpaid('2021-05-19'), await overpaid('2021-05-20')]).toEqual([0, 99_200]);
  });

  it('is the same decision when the district’s list says it as well', async () => {
    moveTo('2021-05-25');
    const listed = { household: 1, change: '停发', factOn: '2021-03-10' } as const;
    const days = { learnedOn: '2021-05-14', decidedOn: '2021-05-18', month: '2021-04' };
    await take(await decisions('07-停发减发名单-2021-05.xlsx', [{ ...listed, ...days }]));
    const answer = await ledger.ask(new AskDecisions(on('2021-05-25')));
    expect(answer.decisions).toMatchObject([
      { householdNo: householdNo(1), change: 'STOP', madeHere: true, arithmeticText: '0' },
    ]);
    expect(JSON.stringify(answer)).not.toContain(headOf(1).id);
    const { deaths } = await ledger.ask(new AskDeaths(on('2021-05-25')));
    expect(deaths.map(({ claims }) => claims.length)).toEqual([1]);
    expect(await overpaid('2021-05-25')).toBe(99_200);
  });

  it('is refused where it cannot be, and what is not in the division is not there', async () => {
    const refusals = [
      stopOf(1, { decidedOn: localDate('2021-05-19') }),
      stopOf(2, { decidedOn: localDate('2021-05-26') }),
      stopOf(2, { effectiveMonth: yearMonth('2021-03') }),
      stopOf(2, { idNumber: headOf(3).id }),
      stopOf(2, { newAmountFen: 100 }),
      stopOf(2, { scope: '500118002' as DivisionCode }),
      { ...stopOf(2), household: 'XX-1' as HouseholdNo },
    ];
    const outcomes = [];
    for (const order of refusals) outcomes.push(await decide(order));
    expect(outcomes.map((one) => ('refused' in one ? one.refused : 'made'))).toEqual([
      'already-stopped',
      'day-not-come',
      'effective-before-fact-allows',
      'not-a-member',
      'amount-differs',
      'household-not-stated',
      'household-not-stated',
    ]);
  });
});

describe('a resumption', () => {
  const other = { ground: 'OTHER', effectiveMonth: yearMonth('2021-06') } as const;
  const resume = (n: number, more: Partial<DecisionOrder> = {}) =>
    stopOf(n, { change: 'RESUME', decidedOn: localDate('2021-07-19'), ...more });

  it('needs another person, lifts what was overpaid and owes what was not paid', async () => {
    await decide(stopOf(2, other));
    moveTo('2021-06-12');
    await pay('2021-06', [3], '2021-06-07');
    moveTo('2021-07-20');
    expect(await decide(resume(2, other))).toMatchObject({ refused: 'second-person-missing' });
    const confirmedBy = SECOND_PERSON;
    expect(await ledger.ask(new AskDecisionPreview(resume(2, other)))).toMatchObject({
      newAmountFen: 49_600,
      arithmeticText: '1 × (496.00 − 0.00 ÷ 1)',
      months: [{ benefitMonth: '2021-06', after: { shouldFen: 49_600, owedFen: 49_600 } }],
    });
    const resumed = await decide(resume(2, { ...other, confirmedBy }));
    expect(resumed).toMatchObject({ newAmountFen: 49_600, confirmedBy });
    await decide(resume(1, { confirmedBy }));
    await ledger.app.caughtUp();
    const { arrears } = await ledger.ask(new AskArrears(on('2021-07-20')));
    expect(arrears.map((one) => [one.householdNo, one.benefitMonth, one.cause])).toEqual([
      [householdNo(1), '2021-06', 'decision-undone'],
      [householdNo(2), '2021-06', 'decision-undone'],
    ]);
    expect([await overpaid('2021-07-19'), await overpaid('2021-07-20')]).toEqual([99_200, 0]);
    expect(await wrong('2021-07-20')).toEqual([]);
  });
});

describe('what else is done with a household', () => {
  it('changes its account for two people, and files a relative', async () => {
    const account = {
      ...about(3),
      changedOn: localDate('2021-07-19'),
      account: person(77).account,
      accountHolder: headOf(3).name,
      bank: '重庆农村商业银行',
      reviewedBy: SECOND_PERSON,
    };
    const change = (more: Partial<typeof account> = {}) => {
      const { idNumber: _, ...order } = { ...account, ...more };
      return ledger.order(new ChangePayoutAccount(order));
    };
    expect(await change({ reviewedBy: ACTOR })).toMatchObject({ refused: 'second-person-missing' });
    const done = { householdNo: householdNo(3), done: 'account-changed', on: '2021-07-19' };
    expect([await change(), await change()]).toEqual([done, done]);
    expect(await change({ changedOn: localDate('2021-07-20') })).toMatchObject({
      refused: 'same-account',
    });
    const filing = {
      ...about(3),
      officialIdNumber: person(800).id,
      officialName: person(800).name,
      relation: 'PARENT',
      filedOn: localDate('2021-07-19'),
    } as const;
    expect(await ledger.order(new FileNearRelative(filing))).toMatchObject({
      done: 'relative-filed',
    });
  });

  it('says no personal word in any event, whatever people write', async () => {
    const { leaks } = await scanned(files, ledger);
    expect(leaks).toEqual([]);
  });
});
