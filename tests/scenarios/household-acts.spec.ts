import {
  AppointProxyHolder,
  type AppointOrder,
  AskArrears,
  AskBatchDraft,
  AskCustody,
  AskCustodyDue,
  AskDeaths,
  AskDecisionPreview,
  AskDecisions,
  AskEntitlement,
  AskEntitlementPreview,
  AskTotals,
  type CaseStep,
  ChangePayoutAccount,
  ChangeProxyHolder,
  CheckProxyHolder,
  DecidePayment,
  type DecisionOrder,
  type EntitlementOrder,
  FileNearRelative,
  type KeeperNamed,
  OpenBatch,
  SetEntitlement,
  StepCustody,
  type Upload,
} from '@ledger/application';
import {
  addMonths,
  type BatchNo,
  type CustodyEntryNo,
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
  custodyLedger,
  decisions,
  headOf,
  householdNo,
  KEEPER,
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
const entitlementOf = (n: number, yuan: number, more: Partial<EntitlementOrder> = {}) => {
  const { idNumber, ...of } = about(n);
  return {
    ...of,
    fromMonth: yearMonth('2021-06'),
    members: [{ idNumber, covered: true, monthlyIncomeFen: yuan * 100 }],
    learnedOn: localDate('2021-07-16'),
    decidedOn: localDate('2021-07-19'),
    note: `${headOf(n).name}外出务工`,
    ...more,
  };
};
const set = (...words: Parameters<typeof entitlementOf>) =>
  ledger.order(new SetEntitlement(entitlementOf(...words)));
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

describe('an entitlement set here', () => {
  const owed = async (day: string) =>
    (await ledger.ask(new AskArrears(on(day)))).arrears
      .filter((one) => one.householdNo === householdNo(2))
      .map((one) => [one.benefitMonth, one.certainFen]);
  const refusedAs = (outcome: object) => ('refused' in outcome ? outcome.refused : 'set');
  const batch = { batch: 'SY-202107' as BatchNo, scope: STREET };
  const drafted = async () => {
    const draft = await ledger.ask(new AskBatchDraft(batch));
    if ('refused' in draft) return draft.refused;
    return draft.lines
      .filter(({ benefitMonth }) => benefitMonth === '2021-07')
      .map((line) => [line.householdNo, line.dueFen]);
  };

  it('shows before what would follow, and is followed by exactly that, once', async () => {
    const events = await ledger.events();
    const { note: _, ...preview } = entitlementOf(3, 100);
    expect(await ledger.ask(new AskEntitlementPreview(preview))).toMatchObject({
      previousAmountFen: 49_600,
      newAmountFen: 39_600,
      arithmeticText: '1 × (496.00 − 100.00 ÷ 1)',
      needsSecondPerson: false,
      months: [
        {
          benefitMonth: '2021-06',
          creditedFen: 49_600,
          before: { shouldFen: 49_600, overpaidFen: 0 },
          after: { shouldFen: 39_600, overpaidFen: 10_000 },
        },
      ],
    });
    expect(await ledger.events()).toBe(events);
    const first = await set(3, 100);
    expect(first).toMatchObject({ fromMonth: '2021-06', newAmountFen: 39_600, confirmedBy: null });
    expect(await set(3, 100, { note: '再次提交' })).toEqual(first);
    expect(await ledger.events()).toBe(events + 1);
    await ledger.app.caughtUp();
    expect([await overpaid('2021-07-19'), await overpaid('2021-07-20')]).toEqual([99_200, 10_000]);
  });

  it('lowers what is owed, and raises it again only for two people', async () => {
    expect(await owed('2021-07-20')).toEqual([['2021-06', 49_600]]);
    await set(2, 100);
    await ledger.app.caughtUp();
    expect(await owed('2021-07-20')).toEqual([['2021-06', 39_600]]);
    const { note: _, ...preview } = entitlementOf(2, 50);
    expect(await ledger.ask(new AskEntitlementPreview(preview))).toMatchObject({
      newAmountFen: 44_600,
      needsSecondPerson: true,
    });
    expect(await set(2, 50)).toMatchObject({ refused: 'second-person-missing' });
    const confirmedBy = SECOND_PERSON;
    expect(refusedAs(await set(2, 50, { confirmedBy: ACTOR }))).toBe('second-person-missing');
    expect(await set(2, 50, { confirmedBy })).toMatchObject({ newAmountFen: 44_600, confirmedBy });
    await ledger.app.caughtUp();
    expect(await owed('2021-07-20')).toEqual([['2021-06', 44_600]]);
  });

  it('is shown with its means and arithmetic, as of any day, masked, and to nobody outside', async () => {
    const asked = (day: string) => ({
      ...on(day),
      household: householdNo(3) as HouseholdNo,
      month: yearMonth('2021-07'),
    });
    const today = await ledger.ask(new AskEntitlement(asked('2021-07-20')));
    expect(today).toMatchObject({
      status: 'paying',
      benefitFen: 39_600,
      arithmeticText: '1 × (496.00 − 100.00 ÷ 1)',
      members: [{ covered: true, monthlyIncomeFen: 10_000, notCounted: null }],
    });
    expect(JSON.stringify(today)).not.toContain(headOf(3).id);
    expect(JSON.stringify(today)).not.toContain(headOf(3).name);
    expect(await ledger.ask(new AskEntitlement(asked('2021-07-19')))).toMatchObject({
      benefitFen: 49_600,
    });
    const elsewhere = { ...asked('2021-07-20'), scope: '500118002' as DivisionCode };
    expect(await ledger.ask(new AskEntitlement(elsewhere))).toMatchObject({
      refused: 'household-not-stated',
    });
  });

  it('is what the next batch is drafted from', async () => {
    const benefitMonth = yearMonth('2021-07');
    await ledger.order(new OpenBatch({ ...batch, actor: ACTOR, division: STREET, benefitMonth }));
    expect(await drafted()).toEqual([
      [householdNo(1), 49_600],
      [householdNo(2), 44_600],
      [householdNo(3), 39_600],
    ]);
  });

  it('stands as it is when the archive says it as well', async () => {
    const built = async () => [await drafted(), await overpaid('2021-07-20')];
    const before = await built();
    await take(await archive('01-低保家庭档案-复核.xlsx', [3], 100));
    expect(await built()).toEqual(before);
  });

  it('is refused where it says nothing, names a stranger or lies out of the division', async () => {
    const twice = entitlementOf(2, 60).members[0]!;
    const outcomes = [
      // Set, set otherwise and set back on one day: it is said that the first does not count.
      await set(2, 100),
      await set(2, 50, { learnedOn: localDate('2021-07-17') }),
      await set(2, 60, { decidedOn: localDate('2021-07-22') }),
      await set(2, 60, { fromMonth: yearMonth('2020-12') }),
      await set(2, 60, { newAmountFen: 100 }),
      await set(2, 60, { members: entitlementOf(3, 60).members }),
      await set(2, 60, { members: [twice, twice] }),
      await set(2, 60, { scope: '500118002' as DivisionCode }),
    ];
    expect(outcomes.map(refusedAs)).toEqual([
      'decided-before-last',
      'entitlement-unchanged',
      'day-not-come',
      'effective-before-grant',
      'amount-differs',
      'not-a-member',
      'member-named-twice',
      'household-not-stated',
    ]);
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
});

describe('a card given to a keeper here', () => {
  const entry = (no: string) => no as CustodyEntryNo;
  const keeper = (n: number): KeeperNamed => ({
    idNumber: person(n).id,
    name: person(n).name,
    kind: 'PERSON',
    relation: 'NEIGHBOUR',
  });
  const appointment = (n: number, no: string, who = KEEPER, more: Partial<AppointOrder> = {}) => ({
    ...about(n),
    entry: entry(no),
    keeper: keeper(who),
    appointedOn: localDate('2021-07-20'),
    acknowledged: [],
    note: `${headOf(n).name}卧床`,
    ...more,
  });
  const appoint = (...words: Parameters<typeof appointment>) =>
    ledger.order(new AppointProxyHolder(appointment(...words)));
  const step = (act: CaseStep, no = 'DG-3') => {
    const { idNumber: _, ...of } = about(3);
    return ledger.order(new StepCustody({ ...of, entry: entry(no), act }));
  };
  const warnings = async (n: number, no: string, who = KEEPER) => {
    const { appointedOn: _, acknowledged: __, note: ___, ...order } = appointment(n, no, who);
    const answer = await ledger.order(new CheckProxyHolder(order));
    return 'refused' in answer ? answer.refused : answer.warnings;
  };
  const register = async (day: string) =>
    (await ledger.ask(new AskCustody(on(day)))).cards.flatMap((card) =>
      card.holdings.map((one) => [card.householdNo, one.entry, one.status, one.hasCountyFiling]),
    );
  const due = async (day: string) =>
    (await ledger.ask(new AskCustodyDue({ ...on(day), withinDays: 30 }))).rows
      .filter((row) => row.entry === 'DG-3')
      .map((row) => [row.what, row.dueOn, row.daysLeft]);
  const refusedAs = (outcome: object) => ('refused' in outcome ? outcome.refused : 'done');

  it('is in the register at once, with what it wants', async () => {
    expect(await warnings(3, 'DG-3')).toEqual([]);
    const given = await appoint(3, 'DG-3');
    expect(given).toMatchObject({ status: 'held', since: '2021-07-20', hasAgreement: false });
    const events = await ledger.events();
    expect(await appoint(3, 'DG-3')).toEqual(given);
    expect(await ledger.events()).toBe(events);
    await ledger.app.caughtUp();
    expect(await register('2021-07-20')).toEqual([[householdNo(3), 'DG-3', 'open', false]]);
    expect(await due('2021-07-20')).toEqual([
      ['AGREEMENT_MISSING', null, null],
      ['COUNTY_FILING_MISSING', null, null],
      ['STREET_FILING_MISSING', null, null],
    ]);
  });

  it('is not missed in a ledger of the quarter before, and counts with the cards of that', async () => {
    moveTo('2021-07-22');
    const cards = [2, 4, 5].map((household) => ({ household, reviewedOn: '2021-06-20' }));
    await take(await custodyLedger('08-卡折代管台账-2021Q2.xlsx', '2021-06-30', cards));
    expect(await register('2021-07-22')).toEqual([
      [householdNo(2), 'DG-2', 'open', true],
      [householdNo(3), 'DG-3', 'open', false],
      [householdNo(4), 'DG-4', 'open', true],
      [householdNo(5), 'DG-5', 'open', true],
    ]);
    const tooMany = async (day: string) => (await ledger.findings(day, 'R11')).findings.length;
    expect([await tooMany('2021-07-21'), await tooMany('2021-07-22')]).toEqual([0, 1]);
  });

  it('is not given away unseen: kept already, too many, and only by name', async () => {
    const shown = await warnings(3, 'DG-9');
    expect(shown).toMatchObject([
      {
        code: 'CARD_KEPT_ALREADY',
        details: { entry: 'DG-3' },
        lawful: { zh: expect.stringContaining('更换') },
      },
      { code: 'TOO_MANY_CARDS', details: { beneficiaries: 4, limit: 3 } },
    ]);
    expect(JSON.stringify(shown)).not.toContain(person(KEEPER).name);
    expect(await warnings(1, 'DG-1')).toMatchObject([
      { code: 'TOO_MANY_CARDS', details: { beneficiaries: 5, limit: 3 } },
    ]);
    expect(await appoint(1, 'DG-1')).toMatchObject({
      refused: 'warnings-not-acknowledged',
      details: { open: 'TOO_MANY_CARDS' },
    });
    const foreign = { scope: '500118002' as DivisionCode };
    expect(refusedAs(await appoint(1, 'DG-1', 901, foreign))).toBe('household-not-stated');
    expect(refusedAs(await appoint(1, 'DG-3', 901))).toBe('entry-number-taken');
  });

  it('has its papers one after the other, and says before they run out', async () => {
    const filing = (level: 'STREET' | 'COUNTY'): CaseStep => ({
      step: 'file',
      level,
      filingNo: '备1',
      filedOn: localDate('2021-07-22'),
    });
    expect(refusedAs(await step(filing('STREET')))).toBe('agreement-missing');
    const days = { signedOn: localDate('2021-07-21'), validFrom: localDate('2021-07-21') };
    const agreement = { step: 'sign', agreementNo: '协3', ...days } as const;
    await step({ ...agreement, validUntil: localDate('2021-08-10') });
    expect(refusedAs(await step(filing('COUNTY')))).toBe('street-filing-missing');
    await step(filing('STREET'));
    expect(await step(filing('COUNTY'))).toMatchObject({
      hasAgreement: true,
      hasCountyFiling: true,
      validUntil: '2021-08-10',
    });
    await ledger.app.caughtUp();
    expect(await due('2021-07-22')).toEqual([['AGREEMENT_ENDS', '2021-08-10', 19]]);
  });

  it('goes to another keeper, and comes back with a receipt', async () => {
    moveTo('2021-08-12');
    const { idNumber: _, ...of } = about(3);
    const change = {
      ...of,
      entry: entry('DG-3'),
      keeper: keeper(901),
      changedOn: localDate('2021-08-12'),
      receiptNo: '交1',
      acknowledged: [],
    };
    expect(await ledger.order(new ChangeProxyHolder(change))).toMatchObject({
      status: 'held',
      hasAgreement: false,
    });
    await ledger.app.caughtUp();
    expect((await ledger.findings('2021-08-12', 'R11')).findings).toEqual([]);
    // The days between it had been over, and nobody had to say so.
    const over = async (day: string) =>
      (await ledger.findings(day, 'R14')).findings.map(({ ref }) => ref);
    expect([await over('2021-08-10'), await over('2021-08-11'), await over('2021-08-12')]).toEqual([
      [],
      ['DG-3'],
      [],
    ]);
    const end: CaseStep = {
      step: 'end',
      endedOn: localDate('2021-08-12'),
      reasonCode: 'OWNER_ABLE',
      receiptNo: '交2',
    };
    expect(await step(end)).toMatchObject({ status: 'ended', endedOn: '2021-08-12' });
    expect(refusedAs(await step({ ...end, endedOn: localDate('2021-08-11') }))).toBe(
      'card-not-held',
    );
    await ledger.app.caughtUp();
    const { cards } = await ledger.ask(new AskCustody(on('2021-08-12')));
    const card = cards.find(({ householdNo: no }) => no === householdNo(3))!;
    expect(card.holdings.map(({ status }) => status).toSorted()).toEqual(['changed', 'ended']);
    expect(card.changes.map(({ kind, by }) => [kind, by])).toEqual([
      ['began', 'act'],
      ['ended', 'act'],
    ]);
    const built = [await ledger.ask(new AskCustody(on('2021-08-12'))), await over('2021-08-11')];
    await ledger.app.rebuildViews();
    expect([await ledger.ask(new AskCustody(on('2021-08-12'))), await over('2021-08-11')]).toEqual(
      built,
    );
  });
});

it('an entitlement set here gives way to a later archive, which is then the last word', async () => {
  expect(await overpaid('2021-08-12')).toBe(10_000);
  await take(await archive('01-低保家庭档案-再核.xlsx', [3], 200));
  expect(await overpaid('2021-08-12')).toBe(3 * 20_000);
  expect(await set(3, 300)).toMatchObject({
    refused: 'decided-before-last',
    details: { lastDecidedOn: '2021-08-12', decidedOn: '2021-07-19' },
  });
  const built = await ledger.ask(new AskTotals(on('2021-08-12')));
  await ledger.app.rebuildViews();
  expect(await ledger.ask(new AskTotals(on('2021-08-12')))).toEqual(built);
});

it('no act says a personal word in any event, whatever people write', async () => {
  const { leaks } = await scanned(files, ledger);
  expect(leaks).toEqual([]);
});
