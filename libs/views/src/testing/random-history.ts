import * as fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';
import type { Fact } from '../fact';
import { factOf } from './case-builder';
import {
  bankLine,
  batchStated,
  fundsArrived,
  fundsMoved,
  paymentInstructed,
  recoveryStated,
  refundRecorded,
} from './money-statements';
import {
  deathClaimed,
  deathMoved,
  deathTakenBack,
  decisionStated,
  hardshipStated,
  householdStated,
  memberStated,
} from './people-statements';

/** The long tests look ten times as hard. */
export const RUNS = process.env['LEDGER_LONG'] === '1' ? 2_000 : 200;

export const HOUSEHOLDS = ['H1', 'H2', 'H3'] as const;
export const PEOPLE = ['p1', 'p2', 'p3', 'p4'] as const;
export const FIRST_DAY = localDate('2021-04-15');
export const LAST_DAY = localDate('2021-12-31');
/** The standard rises in September. */
const MONTHS = ['2021-06', '2021-07', '2021-08', '2021-09'] as const;
const DEATH_SOURCES = ['HEALTH', 'POLICE', 'VILLAGE'] as const;
const REFS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'] as const;
const ROSTER_FUNDS = ['F1', 'F2'] as const;

/** Days lie three apart, so that many things happen on one day. */
export const anyDay: fc.Arbitrary<LocalDate> = fc
  .nat({ max: 70 })
  .map((n) => addDays(FIRST_DAY, n * 3));
const household = fc.constantFrom(...HOUSEHOLDS);
export const person = fc.constantFrom(...PEOPLE);
const month = fc.constantFrom(...MONTHS);
const ref = fc.constantFrom(...REFS);
const source = fc.constantFrom(...DEATH_SOURCES);

/** A day, a month, or nothing; often before or within the months that are paid. */
export const deathDate = fc.oneof(
  anyDay,
  fc.constantFrom('2021-05', '2021-06', '2021-07'),
  fc.constant(undefined),
);
/** An item's money hangs on its reference, so that a refund never exceeds it. */
const yuanOf = (no: (typeof REFS)[number]) => [496, 792, 100, 1488, 515, 0.01][REFS.indexOf(no)]!;
const refundOf = (no: (typeof REFS)[number]) =>
  REFS.indexOf(no) % 2 === 0 ? yuanOf(no) : Math.floor(yuanOf(no) / 2);

const archive = fc.oneof(
  fc
    .tuple(household, fc.constantFrom('2021-05', '2021-07'))
    .map(([no, m]) => householdStated(no, m)),
  fc
    .tuple(household, person, fc.constantFrom(0, 200, 301), fc.boolean())
    .map(([no, who, income, covered]) => memberStated(no, who, { income, covered })),
);

const decision = fc
  .record({
    change: fc.constantFrom(
      'STOP' as const,
      'REDUCE' as const,
      'INCREASE' as const,
      'RESUME' as const,
    ),
    ground: fc.constantFrom('DEATH' as const, 'TRANSFER_SH' as const, 'OTHER' as const),
    household,
    person,
    fact: deathDate,
    decided: anyDay,
    effective: month,
  })
  .map(({ change, person, fact, ...words }) =>
    decisionStated(change, person, { ...words, ...(fact && { fact }) }),
  );

const death = fc.oneof(
  fc
    .tuple(person, deathDate, source, fc.option(anyDay, { nil: undefined }))
    .map(([who, date, from, cremated]) =>
      deathClaimed(who, date, { source: from, ...(cremated && { cremated }) }),
    ),
  fc.tuple(person, anyDay, anyDay, source).map((words) => deathMoved(...words)),
  fc.tuple(person, anyDay, source).map((words) => deathTakenBack(...words)),
);

const hardship = fc
  .tuple(person, month, fc.option(anyDay, { nil: undefined }))
  .map(([who, start, ended]) => hardshipStated(who, { start, ...(ended && { ended }) }));

const batch = fc.tuple(month, anyDay).map(([benefit, sent]) => batchStated(benefit, { sent }));

/** A later roster may give the same reference to another household, month or kind. */
const item = fc
  .record({
    ref,
    benefit: month,
    batchMonth: month,
    household,
    kind: fc.constantFrom('REGULAR' as const, 'BACKPAY' as const, 'REISSUE' as const),
    reissueOf: ref,
    holder: person,
  })
  .map(({ ref, benefit, batchMonth, kind, reissueOf, ...words }) =>
    paymentInstructed(ref, benefit, yuanOf(ref), {
      ...words,
      kind,
      batch: `B${batchMonth}`,
      ...(kind === 'REISSUE' && reissueOf !== ref && { reissueOf }),
    }),
  );

const line = fc
  .tuple(ref, fc.constantFrom('CREDITED' as const, 'FAILED' as const, 'RETURNED' as const), anyDay)
  .chain(([no, status, on]) =>
    fc
      .constantFrom(yuanOf(no), yuanOf(no), 50)
      .map((yuan) => bankLine(no, status, yuan, status === 'CREDITED' ? on : undefined)),
  );

const settlement = fc.oneof(
  ref.map((no) => refundRecorded(no, refundOf(no), '2021-09-01')),
  fc.tuple(month, household).map(([m, no]) => recoveryStated(m, 100, 'RECOVERED', no)),
);

const funds = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ROSTER_FUNDS), anyDay, month)
    .map(([no, on, m]) => fundsMoved('FundsAppropriated', no, 500, on, { related: 'A', month: m })),
  fc
    .tuple(anyDay, month)
    .map(([on, m]) => fundsMoved('FundsAllocated', 'A', 1000, on, { month: m })),
  fc.tuple(fc.constantFrom(...ROSTER_FUNDS), anyDay).map(([no, on]) => fundsArrived(no, on)),
);

const anything: fc.Arbitrary<AnyLedgerEvent> = fc.oneof(
  { arbitrary: archive, weight: 2 },
  { arbitrary: decision, weight: 2 },
  { arbitrary: death, weight: 4 },
  { arbitrary: hardship, weight: 1 },
  { arbitrary: batch, weight: 1 },
  { arbitrary: item, weight: 5 },
  { arbitrary: line, weight: 6 },
  { arbitrary: settlement, weight: 2 },
  { arbitrary: funds, weight: 1 },
);

export const FILES = ['f1', 'f2', 'f3'] as const;
const telling = fc.record({ event: anything, on: anyDay, file: fc.constantFrom(...FILES) });

/** An item that comes back and is sent again, once or twice, and what the bank says of each. */
const bounce = fc
  .tuple(
    fc.array(anyDay, { minLength: 6, maxLength: 6 }),
    fc.array(fc.constantFrom('CREDITED' as const, 'FAILED' as const), {
      minLength: 2,
      maxLength: 2,
    }),
    month,
    fc.constantFrom(...FILES),
  )
  .map(([days, [first, second], m, file]) => {
    const again = { kind: 'REISSUE', reissueOf: 'R1', batch: 'B2021-08' } as const;
    const events = [
      paymentInstructed('R1', m, yuanOf('R1')),
      bankLine('R1', 'RETURNED', yuanOf('R1')),
      paymentInstructed('R2', m, yuanOf('R2'), again),
      bankLine('R2', first!, yuanOf('R2')),
      paymentInstructed('R3', m, yuanOf('R3'), again),
      bankLine('R3', second!, yuanOf('R3')),
    ];
    return events.map((event, n) => ({ event, on: days[n]!, file }));
  });

/** A household of two that is paid in every month, so that most histories are about money. */
const paidOffice: readonly { readonly event: AnyLedgerEvent; readonly on: LocalDate }[] = [
  householdStated('H1', '2021-05'),
  memberStated('H1', 'p1', { income: 200 }),
  memberStated('H1', 'p2'),
  ...MONTHS.flatMap((m) => [
    batchStated(m),
    paymentInstructed(`N${m}`, m, 792, { holder: 'p2' }),
    bankLine(`N${m}`, 'CREDITED', 792, `${m}-06`),
  ]),
].map((event, n) => ({ event, on: addDays(FIRST_DAY, 20 + n * 9) }));

/** Everything in any order of knowledge: lines before rosters, corrections before claims. */
export const anyHistory: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(
    fc.array(telling, { minLength: 3, maxLength: 16 }),
    fc.array(bounce, { maxLength: 1 }).map((some) => some.flat()),
  )
  .map(([random, again]) => [...random, ...again])
  .map((random) => [...paidOffice.map((one) => ({ ...one, file: 'f0' })), ...random])
  .map((all) => all.map(({ event, on, file }, n) => factOf(event, { on, file }, n + 1)));

/** The same with the statements of one file taken back from a day on. */
export const withdrawing = (facts: readonly Fact[], file: string, on: LocalDate): readonly Fact[] =>
  facts.map((fact) => (fact.file === file ? { ...fact, withdrawnOn: on } : fact));
