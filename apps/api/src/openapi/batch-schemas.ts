import type {
  BankAnswerSoFar,
  BatchAnswer,
  BatchDraftAnswer,
  BatchEditAnswer,
  BatchItemAnswer,
  BatchItemsAnswer,
  BatchLineAnswer,
  RejectionAnswer,
  RosterComparisonAnswer,
  RosterDifference,
  ScreeningAnswer,
  SetAsideAnswer,
  SupplementLineAnswer,
} from '@ledger/application';
import { count, day, fen, flag, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

const paymentKind = oneOf(
  'REGULAR',
  'BACKPAY',
  'STANDARD_ADJUSTMENT',
  'REISSUE',
  'SUPPLEMENT',
  'PRICE_SUBSIDY',
  'FESTIVAL_GRANT',
  'ONE_OFF',
);
const rejectReason = oneOf('WRONG_LINES', 'FINDINGS', 'NEW_FACTS', 'NO_FUNDS', 'GIVEN_UP', 'OTHER');
/** Who changed a line before it was fixed, and why. */
const lineEdit = orNull(
  shapeOf<BatchEditAnswer>({
    reasonCode: text,
    reason: orNull(text),
    editedBy: text,
    dueThenFen: fen,
  }),
);
const paid = { baseAmountFen: fen, supplementFen: fen, otherFen: fen };

export const batchSchemas = {
  Batch: shapeOf<BatchAnswer>({
    batch: text,
    division: text,
    benefitMonth: text,
    status: oneOf(
      'open',
      'list-fixed',
      'frozen',
      'submitted',
      'approved',
      'sent',
      'reconciled',
      'closed',
      'rejected',
    ),
    next: text,
    makers: listOf(text),
    count: orNull(count),
    sumFen: orNull(fen),
    digest: orNull(text),
    frozenOn: orNull(day),
    screening: orNull(
      shapeOf<NonNullable<BatchAnswer['screening']>>({
        screenedOn: day,
        blocking: count,
        warning: count,
      }),
    ),
    override: orNull(
      shapeOf<NonNullable<BatchAnswer['override']>>({ by: text, reason: orNull(text) }),
    ),
    rejection: orNull(
      shapeOf<RejectionAnswer>({ by: text, reasonCode: rejectReason, reason: orNull(text) }),
    ),
    approvedBy: listOf(text),
    approversNeeded: orNull(count),
    approvedOn: orNull(day),
    sentToBankOn: orNull(day),
    funds: orNull(
      shapeOf<SetAsideAnswer>({
        division: text,
        fiscalYear: text,
        amountFen: fen,
        outOf: listOf(shapeOf<SetAsideAnswer['outOf'][number]>({ document: text, amountFen: fen })),
        outstanding: listOf(text),
      }),
    ),
    bank: orNull(
      shapeOf<BankAnswerSoFar>({
        creditedCount: count,
        creditedFen: fen,
        returnedCount: count,
        returnedFen: fen,
        inFlightCount: count,
        inFlightFen: fen,
        pendingCount: count,
        pendingFen: fen,
      }),
    ),
  }),
  Batches: shapeOf<{ batches: readonly BatchAnswer[] }>({ batches: listOf(named('Batch')) }),
  BatchLine: shapeOf<BatchLineAnswer>({
    householdNo: text,
    headName: orNull(text),
    village: text,
    division: text,
    benefitMonth: text,
    kind: paymentKind,
    reissueOf: orNull(text),
    ...paid,
    dueFen: fen,
    differenceFen: fen,
    arithmetic: shapeOf<BatchLineAnswer['arithmetic']>({
      standardFen: fen,
      householdSize: count,
      coveredCount: count,
      incomeFen: fen,
      roundingUnitFen: fen,
      notCounted: listOf(
        shapeOf<BatchLineAnswer['arithmetic']['notCounted'][number]>({
          name: orNull(text),
          because: oneOf('death', 'special-hardship', 'decision'),
        }),
      ),
      ifDeadFen: orNull(fen),
      offsetFen: fen,
    }),
    owed: orNull(
      shapeOf<NonNullable<BatchLineAnswer['owed']>>({
        shouldFen: fen,
        creditedFen: fen,
        standardThenFen: orNull(fen),
      }),
    ),
    cause: orNull(text),
    payTo: orNull(oneOf('household', 'heirs')),
    ordered: orNull(
      listOf(
        shapeOf<SupplementLineAnswer>({
          document: text,
          orderedOn: day,
          per: oneOf('HOUSEHOLD', 'COVERED_MEMBER'),
          amountFen: fen,
          givenFen: fen,
          reason: orNull(text),
        }),
      ),
    ),
    returnedOn: orNull(day),
    failureCode: orNull(text),
    edit: lineEdit,
    rosterRows: orNull(listOf(count)),
  }),
  BatchDraft: shapeOf<BatchDraftAnswer>({
    draftedFrom: oneOf('entitlements', 'roster'),
    batch: text,
    knowledgeDate: day,
    count,
    sumFen: fen,
    lines: listOf(named('BatchLine')),
    editsWithoutLine: count,
  }),
  BatchItems: shapeOf<BatchItemsAnswer>({
    batch: text,
    knowledgeDate: day,
    items: listOf(
      shapeOf<BatchItemAnswer>({
        ref: text,
        householdNo: text,
        headName: orNull(text),
        village: text,
        division: text,
        benefitMonth: text,
        kind: paymentKind,
        reissueOf: orNull(text),
        householdSize: count,
        coveredCount: count,
        ...paid,
        totalFen: fen,
        edit: lineEdit,
        bank: oneOf('none', 'credited', 'returned'),
        creditedFen: fen,
        creditedOn: orNull(day),
        returnedOn: orNull(day),
        failureCode: orNull(text),
      }),
    ),
  }),
  RosterComparison: shapeOf<RosterComparisonAnswer>({
    batch: text,
    draftFen: fen,
    rosterFen: fen,
    rejectedRows: count,
    differences: listOf(
      shapeOf<RosterDifference>({
        what: oneOf('only-in-draft', 'only-in-roster', 'other-amount'),
        householdNo: text,
        benefitMonth: text,
        kind: paymentKind,
        draftFen: orNull(fen),
        rosterFen: orNull(fen),
        rows: listOf(count),
      }),
    ),
  }),
  Screening: shapeOf<ScreeningAnswer>({
    batch: text,
    blocking: count,
    warning: count,
    findings: listOf({
      allOf: [
        named('Finding'),
        shapeOf<Pick<ScreeningAnswer['findings'][number], 'blocking' | 'ruleVersion'>>({
          blocking: flag,
          ruleVersion: count,
        }),
      ],
    }),
  }),
};
