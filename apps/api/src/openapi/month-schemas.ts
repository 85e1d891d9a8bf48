import type {
  CauseAnswer,
  CertifiedRowAnswer,
  DatedDifference,
  MonthAnswer,
  MonthDifferencesAnswer,
  MonthInShort,
  MonthVerificationAnswer,
  PlaceDifference,
} from '@ledger/application';
import type { CertifiedMoney, OpenItem } from '@ledger/ledger';
import {
  count,
  day,
  fen,
  flag,
  listOf,
  moment,
  named,
  oneOf,
  orNull,
  shapeOf,
  text,
} from './schema';

type Described<T> = Parameters<typeof shapeOf<T & object>>[0];

const money: Described<CertifiedMoney> = {
  raised: fen,
  allocated: fen,
  appropriated: fen,
  appropriatedArrived: fen,
  used: fen,
  batched: fen,
  sentToBank: fen,
  paid: fen,
  returned: fen,
  inFlight: fen,
  bankAmountDifference: fen,
  reissued: fen,
  refundedToTreasury: fen,
  returnedPending: fen,
  overpaid: fen,
  overpaidPossible: fen,
  recovered: fen,
  recoveredByOffset: fen,
  writtenOff: fen,
  paidByOffset: fen,
};

const short: Described<MonthInShort> = {
  division: text,
  month: text,
  closedOn: day,
  closedBy: text,
  confirmedBy: text,
  digest: text,
  overridden: flag,
};

const difference = shapeOf<PlaceDifference>({
  division: text,
  village: orNull(text),
  what: oneOf(...Object.keys(money)),
  certificateFen: fen,
  nowFen: fen,
  differenceFen: fen,
});

const cause = shapeOf<CauseAnswer>({
  event: text,
  zh: text,
  en: text,
  knownOn: day,
  how: oneOf('came', 'taken-back'),
  file: orNull(shapeOf<NonNullable<CauseAnswer['file']>>({ fileId: text, kind: text })),
});

export const monthSchemas = {
  CertifiedRow: shapeOf<CertifiedRowAnswer>({
    division: text,
    village: orNull(text),
    certificate: orNull(text),
    money: shapeOf<CertifiedMoney>(money),
    outstandingFen: fen,
    resentFen: fen,
    broken: listOf(oneOf('batched', 'returned')),
  }),
  Months: shapeOf<{ months: readonly MonthInShort[] }>({
    months: listOf(shapeOf<MonthInShort>(short)),
  }),
  Month: shapeOf<MonthAnswer>({
    ...short,
    knownOn: day,
    recordedUntil: moment,
    rows: listOf(named('CertifiedRow')),
    total: named('CertifiedRow'),
    open: listOf(
      shapeOf<OpenItem>({
        kind: oneOf(
          'batches-not-closed',
          'in-flight-past-deadline',
          'returns-past-deadline',
          'bank-amounts-differ',
          'not-conserved',
        ),
        count,
        amountFen: fen,
      }),
    ),
    checkpoint: text,
  }),
  MonthDifferences: shapeOf<MonthDifferencesAnswer>({
    division: text,
    month: text,
    closedOn: day,
    knowledgeDate: day,
    differences: listOf(difference),
    changes: listOf(
      shapeOf<DatedDifference>({
        day,
        recordedLater: flag,
        householdNo: orNull(text),
        division: text,
        village: orNull(text),
        changes: { type: 'object', properties: money },
        causes: listOf(cause),
      }),
    ),
  }),
  MonthVerification: shapeOf<MonthVerificationAnswer>({
    division: text,
    month: text,
    ok: flag,
    digestHolds: flag,
    moneyHolds: flag,
    mismatches: listOf(difference),
    checkpointHolds: flag,
    checkpointSize: count,
  }),
};
