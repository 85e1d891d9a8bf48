import {
  AskBatchDraft,
  AskSupplementPreview,
  AskSupplements,
  type BatchDraftAnswer,
  OpenBatch,
  OrderSupplement,
  PublishPolicies,
  ReverseSupplement,
  ScreenBatch,
  StepBatch,
  type SupplementOrder,
  type Upload,
} from '@ledger/application';
import {
  type BatchNo,
  type DivisionCode,
  type DocumentNo,
  fen,
  type HouseholdNo,
  localDate,
  yearMonth,
} from '@ledger/kernel';
import { archive, bankResult, householdNo, roster } from './office-files';
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

const MONTH = yearMonth('2021-06');
const TODAY = '2021-05-20';
const REASON = '端午节前发放，王某某来电询问';

let place: Place;
let ledger: OpenLedger;
const files = archive('01.xlsx', [1, 2, 3]);
const taken: Upload[] = [];

beforeAll(async () => {
  place = await newPlace();
  ledger = await openLedger(place, standingClock(TODAY).clock);
  await ledger.take([await files]);
  await ledger.app.caughtUp();
});

afterAll(async () => {
  await ledger.close();
  await place.remove();
});

const by = { actor: 'li', confirmedBy: 'wang', division: STREET, benefitMonth: MONTH };
const FESTIVAL = {
  kind: 'FESTIVAL_GRANT',
  document: '永民发〔2021〕30号' as DocumentNo,
  per: 'COVERED_MEMBER',
  amountFen: fen(200_00),
} as const;
const give = (more: Partial<SupplementOrder> = {}) =>
  ledger.order(new OrderSupplement({ ...by, ...FESTIVAL, reason: REASON, ...more }));

const draft = async (batch: string): Promise<BatchDraftAnswer> => {
  await ledger.app.caughtUp();
  const answer = await ledger.ask(new AskBatchDraft({ batch: batch as BatchNo, scope: STREET }));
  return answer as BatchDraftAnswer;
};
const kindsOf = ({ lines }: BatchDraftAnswer) =>
  lines.map(({ householdNo: no, kind, dueFen }) => [no, kind, dueFen]);
const open = (batch: string) =>
  ledger.order(
    new OpenBatch({
      batch: batch as BatchNo,
      scope: STREET,
      actor: 'li',
      division: STREET,
      benefitMonth: MONTH,
    }),
  );

it('is looked at before it is ordered: who would get what, and that nothing was written', async () => {
  const { kind, document, per, amountFen } = FESTIVAL;
  const asked = { division: STREET, benefitMonth: MONTH, kind, document, per, amountFen };
  const told = await ledger.ask(new AskSupplementPreview(asked));
  expect(told).toMatchObject({ sumFen: 3 * 200_00, withoutBenefit: [] });
  expect('households' in told && told.households).toMatchObject(
    [1, 2, 3].map((n) => ({ householdNo: householdNo(n), coveredCount: 1, givenFen: 200_00 })),
  );
  const one = { ...asked, households: [householdNo(2) as HouseholdNo] };
  expect(await ledger.ask(new AskSupplementPreview(one))).toMatchObject({ sumFen: 200_00 });
  const before = { ...asked, benefitMonth: yearMonth('2019-01') };
  expect(await ledger.ask(new AskSupplementPreview(before))).toMatchObject({
    households: [],
    withoutBenefit: [1, 2, 3].map(householdNo),
  });
  const district = { ...asked, division: '500118' as DivisionCode };
  expect(await ledger.ask(new AskSupplementPreview(district))).toMatchObject({
    refused: 'supplement-needs-a-street',
  });
  const register = { scope: STREET, knownOn: localDate(TODAY) };
  expect(await ledger.ask(new AskSupplements(register))).toMatchObject({ supplements: [] });
});

it('what was ordered for a street stands in the draft beside the benefit, with its reason', async () => {
  expect(await give()).toEqual({ division: STREET, benefitMonth: MONTH, order: 1, stands: true });
  // Sent again after a lost answer: ordered once.
  expect(await give()).toMatchObject({ order: 1 });
  await open('BZ-1');
  const { lines, sumFen } = await draft('BZ-1');
  expect(sumFen).toBe(3 * (496_00 + 200_00));
  expect(lines.filter(({ kind }) => kind === 'FESTIVAL_GRANT')).toMatchObject(
    [1, 2, 3].map((n) => ({
      householdNo: householdNo(n),
      baseAmountFen: 0,
      otherFen: 200_00,
      ordered: [{ document: '永民发〔2021〕30号', givenFen: 200_00, reason: REASON }],
    })),
  );
});

it('one document gives a household once, and unknown households are named', async () => {
  const [first] = [householdNo(1) as HouseholdNo];
  expect(await give({ households: [first!] })).toMatchObject({
    refused: 'supplement-ordered-before',
  });
  const again = { division: STREET, benefitMonth: MONTH, ...FESTIVAL };
  expect(await ledger.ask(new AskSupplementPreview(again))).toMatchObject({
    refused: 'supplement-ordered-before',
  });
  expect(await give({ confirmedBy: 'li', kind: 'ONE_OFF' })).toMatchObject({
    refused: 'second-person-missing',
  });
  const unknown = ['NOBODY' as HouseholdNo];
  expect(await give({ kind: 'ONE_OFF', households: unknown })).toEqual({
    refused: 'supplement-households-unknown',
    details: { households: 'NOBODY' },
  });
  expect(await give({ kind: 'ONE_OFF', per: 'HOUSEHOLD', households: [first!] })).toMatchObject({
    order: 2,
  });
});

it('what was ordered wrongly and undone is in no draft, and stands in the register until that day', async () => {
  const undo = new ReverseSupplement({
    ...by,
    order: 2,
    reasonCode: 'WRONG_AMOUNT',
    reason: REASON,
  });
  expect(await ledger.order(undo)).toMatchObject({ order: 2, stands: false });
  expect(await ledger.order(undo)).toMatchObject({ order: 2, stands: false });
  expect(kindsOf(await draft('BZ-1')).filter(([, kind]) => kind === 'ONE_OFF')).toEqual([]);
  const asked = { scope: STREET, knownOn: localDate(TODAY), benefitMonth: MONTH };
  expect(await ledger.ask(new AskSupplements(asked))).toMatchObject({
    supplements: [{ order: 1, kind: 'FESTIVAL_GRANT', households: null, confirmedBy: 'wang' }],
  });
});

it('passes the screening, and what one batch holds no other drafts again', async () => {
  const order = { batch: 'BZ-1' as BatchNo, scope: STREET, actor: 'li' };
  await ledger.order(new StepBatch({ ...order, step: 'freeze' }));
  const screening = await ledger.order(new ScreenBatch(order));
  // Nobody booked money here, and that is all there is to say of it.
  expect(screening).toMatchObject({ blocking: 0, findings: [{ rule: 'R33' }] });
  await open('BZ-2');
  expect(kindsOf(await draft('BZ-2'))).toEqual([]);
});

const APRIL = {
  no: 'PC202104',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const HELPED = { ...APRIL, no: 'PC202104B', frozenOn: '2021-04-08', sentOn: '2021-04-09' };

it('a roster may name a supplement: it is no second payment of its month', async () => {
  for (const [batch, yuan, kind] of [
    [APRIL, 496, '正常'],
    [HELPED, 30, '价格临时补贴'],
  ] as const) {
    const sheet = await roster(`${batch.no}.xlsx`, batch, [1, 2, 3], yuan, kind);
    const bank = bankResult(`${batch.no}.csv`, batch, [1, 2, 3], '2021-04-10', yuan);
    taken.push(sheet, bank);
    const { files: reports } = await ledger.take([sheet, bank]);
    expect(reports.map(({ rejected }) => rejected)).toEqual([[], []]);
  }
  await ledger.app.caughtUp();
  const { findings } = await ledger.findings(TODAY);
  const rules = new Set(findings.map(({ rule }) => rule));
  expect([...rules].filter((rule) => ['R06', 'R18', 'R19'].includes(rule))).toEqual([]);
});

it('a standard announced after a month was paid is due beside it, as 调标补差', async () => {
  const notice = {
    division: STREET.slice(0, 6),
    from: '2021-04',
    announcedOn: '2021-05-18',
    document: '永民发〔2021〕31号',
    verified: true,
    values: { standardFen: 560_00 },
  };
  const publishing = { actor: 'admin', confirmedBy: 'admin2', scope: STREET, notices: [notice] };
  const published = await ledger.order(new PublishPolicies(publishing));
  expect(published).not.toHaveProperty('refused');
  await open('BZ-3');
  const { lines } = await draft('BZ-3');
  expect(lines.filter(({ benefitMonth }) => benefitMonth === APRIL.month)).toMatchObject(
    [1, 2, 3].map((n) => ({
      householdNo: householdNo(n),
      kind: 'STANDARD_ADJUSTMENT',
      baseAmountFen: 64_00,
      owed: { shouldFen: 560_00, creditedFen: 496_00, standardThenFen: 496_00 },
    })),
  );
});

it('no word of why stands in the log', async () => {
  const { leaks } = await scanned([await files, ...taken], ledger);
  expect(leaks).toEqual([]);
});
