import * as fc from 'fast-check';
import { addDays, localDate, type LocalDate } from '@ledger/kernel';
import type { HouseholdNo } from '@ledger/kernel';
import type { AnyLedgerEvent, PaymentKind } from '@ledger/ledger';
import {
  bankLine,
  batchSent,
  batchStated,
  fundsArrived,
  fundsLeft,
  fundsMoved,
  fundsReversed,
  paymentInstructed,
  paymentReissued,
  paymentReversed,
  recoveryStated,
  refundRecorded,
  refundReversed,
  supplementOrdered,
  supplementReversed,
} from './money-statements';
import {
  accountChanged,
  custodyEntry,
  custodyLedger,
  officeHolding,
  relativeFiled,
} from './custody-statements';
import { overpaymentWrittenOff, recoveryOffset, recoveryReceived } from './recovery-acts';
import {
  deathClaimed,
  deathMoved,
  deathTakenBack,
  decisionStated,
  entitlementSet,
  hardshipStated,
  householdStated,
  memberStated,
} from './people-statements';

export const HOUSEHOLDS = ['H1', 'H2', 'H3'] as const;
export const PEOPLE = ['p1', 'p2', 'p3', 'p4'] as const;
export const FIRST_DAY = localDate('2021-04-15');
export const LAST_DAY = localDate('2021-12-31');
/** The standard rises in September. */
export const MONTHS = ['2021-06', '2021-07', '2021-08', '2021-09'] as const;
const DEATH_SOURCES = ['HEALTH', 'POLICE', 'VILLAGE'] as const;
/** Two of them name their batch, as the bank's references do. */
const REFS = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'B2021-07-0001', 'B2021-08-0001'] as const;
const ROSTER_FUNDS = ['F1', 'F2'] as const;

/** Days lie three apart, so that many things happen on one day. */
export const anyDay: fc.Arbitrary<LocalDate> = fc
  .nat({ max: 70 })
  .map((n) => addDays(FIRST_DAY, n * 3));
const household = fc.constantFrom(...HOUSEHOLDS);
export const person = fc.constantFrom(...PEOPLE);
export const month = fc.constantFrom(...MONTHS);
const ref = fc.constantFrom(...REFS);
const source = fc.constantFrom(...DEATH_SOURCES);

/** A day, a month, or nothing; often before or within the months that are paid. */
export const deathDate = fc.oneof(
  anyDay,
  fc.constantFrom('2021-05', '2021-06', '2021-07'),
  fc.constant(undefined),
);
/** An item's money hangs on its reference, so that a refund never exceeds it. */
export const yuanOf = (no: (typeof REFS)[number]) =>
  [496, 792, 100, 1488, 515, 0.01, 300, 792][REFS.indexOf(no)]!;
const refundOf = (no: (typeof REFS)[number]) =>
  REFS.indexOf(no) % 2 === 0 ? yuanOf(no) : Math.floor(yuanOf(no) / 2);

const idDefect = fc.constantFrom(undefined, undefined, 'FORMAT' as const, 'CHECK' as const);

const archive = fc.oneof(
  fc
    .tuple(household, fc.constantFrom('2021-05', '2021-07'))
    .map(([no, m]) => householdStated(no, m)),
  fc
    .tuple(household, person, fc.constantFrom(0, 200, 301), fc.boolean(), idDefect)
    .map(([no, who, income, covered, defect]) =>
      memberStated(no, who, { income, covered, ...(defect && { idDefect: defect }) }),
    ),
);

/** What somebody is entitled to from a month on (待遇核定): an act, in no file. */
export const entitlement: fc.Arbitrary<AnyLedgerEvent> = fc
  .record({
    household,
    who: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
    income: fc.constantFrom(0, 200, 301),
    covered: fc.boolean(),
    decided: anyDay,
    from: month,
  })
  .map(({ household: no, who, ...words }) => entitlementSet(no, who, words));

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
    learned: fc.option(anyDay, { nil: undefined }),
    decided: anyDay,
    effective: month,
  })
  .map(({ change, person, fact, learned, ...words }) =>
    decisionStated(change, person, {
      ...words,
      ...(fact && { fact }),
      ...(learned && { learned }),
    }),
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

const batch = fc
  .tuple(month, anyDay, fc.boolean())
  .map(([benefit, sent, here]) =>
    here ? batchSent(benefit, { sent }) : batchStated(benefit, { sent }),
  );

/** Items of batches made here that went no further, and returned ones that were sent again. */
const acted = fc.oneof(
  fc
    .tuple(ref, household, fc.constantFrom(undefined, 'A1', 'A2'))
    .map(([no, whose, account]) =>
      paymentReversed(no, { household: whose, ...(account && { account }) }),
    ),
  fc
    .tuple(ref, ref, household)
    .filter(([no, as]) => no !== as)
    .map((words) => paymentReissued(...words)),
);

/** A number that is made of a batch's lies in that batch; any other may lie in any. */
const batchOf = (ref: string, month: string): string =>
  /^(B.+)-\d{4}$/.exec(ref)?.[1] ?? `B${month}`;

/** A later roster may give the same reference to another household, month or kind. */
const item = fc
  .record({
    ref,
    benefit: month,
    batchMonth: month,
    household,
    kind: fc.constantFrom<PaymentKind>('REGULAR', 'BACKPAY', 'STANDARD_ADJUSTMENT', 'REISSUE'),
    reissueOf: ref,
    holder: person,
    covered: fc.constantFrom(1, 2),
    account: fc.constantFrom(undefined, 'A1', 'A2'),
  })
  .map(({ ref, benefit, batchMonth, kind, reissueOf, account, ...words }) =>
    paymentInstructed(ref, benefit, yuanOf(ref), {
      ...words,
      ...(account && { account }),
      kind,
      batch: batchOf(ref, batchMonth),
      ...(kind === 'REISSUE' && reissueOf !== ref && { reissueOf }),
    }),
  );

const status = fc.constantFrom('CREDITED' as const, 'FAILED' as const, 'RETURNED' as const);

export const line: fc.Arbitrary<AnyLedgerEvent> = fc
  .tuple(ref, status, anyDay)
  .chain(([no, status, on]) =>
    fc
      .tuple(fc.constantFrom(yuanOf(no), yuanOf(no), 50), fc.constantFrom('NAME_MISMATCH', 'OTHER'))
      .map(([yuan, code]) =>
        status === 'CREDITED'
          ? bankLine(no, status, yuan, on)
          : bankLine(no, status, yuan, undefined, code),
      ),
  );

/** What settles overpaid months, on few vouchers, so that registers and acts meet. */
const recovered = fc
  .record({
    household,
    month,
    against: month,
    voucher: fc.constantFrom('v', 'v2'),
    what: fc.constantFrom('receive', 'offset', 'write-off'),
  })
  .filter(({ month: overpaid, against }) => overpaid !== against)
  .map(({ voucher, what, ...words }) => {
    switch (what) {
      case 'receive':
        return recoveryReceived(voucher, 100, words);
      case 'offset':
        return recoveryOffset(voucher, 100, words);
      default:
        return overpaymentWrittenOff(voucher, 50, words);
    }
  });

const settlement = fc.oneof(
  ref.map((no) => refundRecorded(no, refundOf(no), '2021-09-01')),
  fc.tuple(month, household).map(([m, no]) => recoveryStated(m, 100, 'RECOVERED', no)),
  acted,
  recovered,
);

const funds = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ROSTER_FUNDS), fc.constantFrom(500, 5000), anyDay, month)
    .map(([no, yuan, on, m]) =>
      fundsMoved('FundsAppropriated', no, yuan, on, { related: 'A', month: m }),
    ),
  fc
    .tuple(anyDay, month)
    .map(([on, m]) => fundsMoved('FundsAllocated', 'A', 1000, on, { month: m })),
  fc.tuple(fc.constantFrom(...ROSTER_FUNDS), anyDay).map(([no, on]) => fundsArrived(no, on)),
  fc
    .tuple(fc.constantFrom('FundsReturnedToTreasury' as const, 'FundsCarriedOver' as const), anyDay)
    .map(([type, on]) => fundsLeft(type, 'L', 60, on, { stage: 'ALLOCATED', related: 'A' })),
  fc
    .tuple(fc.constantFrom('FundsReturnedToTreasury' as const, 'FundsCarriedOver' as const), anyDay)
    .map(([type, on]) => fundsLeft(type, 'M', 70, on, { stage: 'APPROPRIATED', related: 'F1' })),
  fc
    .tuple(fc.constantFrom(...ROSTER_FUNDS), anyDay)
    .map(([related, on]) => fundsMoved('FundsUseReported', 'U', 400, on, { related })),
);

const entryReversal = fc
  .tuple(fc.constantFrom(...ROSTER_FUNDS, 'A', 'U'), anyDay, month)
  .map(([no, on, m]) => {
    if (no === 'A') return fundsReversed('ALLOCATED', no, on, { month: m });
    if (no === 'U') return fundsReversed('USED', no, on);
    return fundsReversed('APPROPRIATED', no, on, { related: 'A', month: m });
  });

/** An entry of the money ledger or a refund is reversed here (冲正): an act, in no file. */
export const reversal: fc.Arbitrary<AnyLedgerEvent> = fc.oneof(
  entryReversal,
  ref.map((no) => refundReversed(no, '2021-09-20')),
);

/** Supplements (补助) of the street or of a household, and their reversals: acts, in no file. */
export const supplement: fc.Arbitrary<AnyLedgerEvent> = fc
  .tuple(fc.constantFrom(1, 2), fc.boolean(), household)
  .chain(([order, isNamed, no]) => {
    const households = isNamed ? [no as HouseholdNo] : undefined;
    const named = households ? { households } : {};
    return fc.constantFrom(
      supplementOrdered(order, 'FESTIVAL_GRANT', 200, { ...named, per: 'COVERED_MEMBER' }),
      supplementOrdered(order, 'PRICE_SUBSIDY', 30, named),
      supplementReversed(order, households),
    );
  });

/** Ledgers of custody of two days, whose entries change hands, end, or are not named any more. */
const ledgerDay = fc.constantFrom('2021-06-25', '2021-09-25');
const keeper = fc.constantFrom('p3', 'p4', 'k');
const entryNo = fc.constantFrom('C1', 'C2', 'C3');
const custody = fc.oneof(
  fc
    .tuple(ledgerDay, fc.subarray(['C1', 'C2']))
    .map(([asOf, unread]) => custodyLedger(asOf, { unread })),
  fc
    .record({
      household,
      beneficiary: person,
      keeper,
      agreement: fc.constantFrom(false, false, true),
      relation: fc.constantFrom('NEIGHBOUR' as const, 'CHILD' as const),
      validUntil: fc.constantFrom('2021-06-20', '2021-12-31'),
      ended: fc.option(anyDay, { nil: undefined }),
    })
    .chain(({ ended, ...words }) =>
      fc
        .tuple(ledgerDay, entryNo)
        .map(([asOf, no]) => custodyEntry(asOf, no, { ...words, ...(ended && { ended }) })),
    ),
);

/** One keeper of several strangers' cards, as one ledger states them. */
export const manyCards = (keeping: string): readonly AnyLedgerEvent[] => [
  custodyLedger('2021-06-25'),
  ...['p1', 'p2', 's1', 's2'].map((beneficiary, n) =>
    custodyEntry('2021-06-25', `M${n}`, { beneficiary, keeper: keeping }),
  ),
];

const officials = fc.oneof(
  fc
    .record({
      official: fc.constantFrom('p3', 'p4'),
      from: fc.option(anyDay, { nil: undefined }),
      until: fc.option(anyDay, { nil: undefined }),
      relative: person,
      relation: fc.constantFrom('PARENT' as const, 'OTHER' as const),
      stated: fc.constantFrom('2021-04-20', '2021-08-20'),
    })
    .map(({ official, from, until, relative, relation, stated }) =>
      officeHolding(official, {
        ...(from && { from }),
        ...(until && { until }),
        relatives: { [relative]: relation },
        stated,
      }),
    ),
  fc
    .tuple(
      fc.constantFrom('p3', 'p4'),
      person,
      fc.constantFrom('ACTIVE' as const, 'RELATIVE_LEFT' as const),
      fc.constantFrom('2021-04-20', '2021-08-20'),
    )
    .map(([official, who, standing, stated]) => relativeFiled(official, who, { standing, stated })),
);

const accountChange = fc
  .tuple(fc.option(anyDay, { nil: undefined }), household, fc.boolean())
  .map(([on, no, reviewed]) => accountChanged(on, { household: no, reviewed }));

/** Any one statement of the office. */
export const anything: fc.Arbitrary<AnyLedgerEvent> = fc.oneof(
  { arbitrary: archive, weight: 2 },
  { arbitrary: decision, weight: 2 },
  { arbitrary: death, weight: 4 },
  { arbitrary: hardship, weight: 1 },
  { arbitrary: batch, weight: 1 },
  { arbitrary: item, weight: 5 },
  { arbitrary: line, weight: 6 },
  { arbitrary: settlement, weight: 2 },
  { arbitrary: funds, weight: 2 },
  { arbitrary: custody, weight: 4 },
  { arbitrary: officials, weight: 3 },
  { arbitrary: accountChange, weight: 1 },
);
