import {
  addMonths,
  type BatchNo,
  dayOfMonth,
  type DivisionCode,
  type DocumentNo,
  type FileId,
  type HouseholdNo,
  localDate,
  type PaymentRef,
  yearMonth,
} from '@ledger/kernel';
import type {
  AnyLedgerEvent,
  BankResultStated,
  BankStatus,
  BatchHeader,
  FundStage,
  LeftStage,
  PaymentKind,
  SupplementKind,
  SupplementOrdered,
} from '@ledger/ledger';
import {
  accountToken,
  dated,
  evidence,
  fenOf,
  given,
  nameToken,
  personId,
  STREET,
  VILLAGE,
} from './words';

export interface BatchWords {
  readonly no?: string;
  readonly frozen?: string;
  readonly approved?: string;
  readonly sent?: string;
}

/** A normal month: frozen on the 20th before, sent on the 4th. */
export const batchStated = (
  benefitMonth: string,
  { no = `B${benefitMonth}`, frozen, approved, sent }: BatchWords = {},
): AnyLedgerEvent => {
  const month = yearMonth(benefitMonth);
  return {
    type: 'BatchStated',
    data: {
      batch: no as BatchNo,
      division: STREET,
      benefitMonth: month,
      frozenOn: frozen ? localDate(frozen) : dayOfMonth(addMonths(month, -1), 20),
      ...dated('approvedOn', approved),
      sentToBankOn: sent ? localDate(sent) : dayOfMonth(month, 4),
      count: 1,
      sumFen: fenOf(0),
    },
  };
};

/** A batch that is being made here. */
export const batchOpened = (no: string): AnyLedgerEvent => ({
  type: 'BatchOpened',
  data: {
    batch: no as BatchNo,
    division: STREET,
    benefitMonth: yearMonth('2021-06'),
    openedBy: 'finance',
  },
});

/** The same batch, made here: what was stated of it is what was sent. */
export const batchSent = (benefitMonth: string, words: BatchWords = {}): AnyLedgerEvent => {
  const { data } = batchStated(benefitMonth, words) as { readonly data: BatchHeader };
  return { type: 'BatchSentToBank', data: { ...data, sentBy: 'finance' } };
};

export interface ReversalWords {
  readonly household?: string;
  readonly batch?: string;
  readonly account?: string;
}

/** An item of a batch that was rejected. */
export const paymentReversed = (
  ref: string,
  { household = 'H1', batch = 'B2021-06', account }: ReversalWords = {},
): AnyLedgerEvent => ({
  type: 'PaymentReversed',
  data: {
    ref: ref as PaymentRef,
    household: household as HouseholdNo,
    division: STREET,
    batch: batch as BatchNo,
    reversedOn: localDate('2021-05-26'),
    ...given('accountToken', account === undefined ? undefined : accountToken(account)),
  },
});

export const paymentReissued = (ref: string, as: string, household = 'H1'): AnyLedgerEvent => ({
  type: 'PaymentReissued',
  data: {
    ref: ref as PaymentRef,
    household: household as HouseholdNo,
    reissuedAs: as as PaymentRef,
    batch: 'B2021-08' as BatchNo,
  },
});

export interface ItemWords {
  readonly household?: string;
  readonly batch?: string;
  readonly kind?: PaymentKind;
  readonly reissueOf?: string;
  readonly holder?: string;
  /** The account the line names; none when nothing is said. */
  readonly account?: string;
  readonly covered?: number;
  /** What is paid besides the base amount (分类施保金), part of the total. */
  readonly supplementYuan?: number;
}

export const paymentInstructed = (
  ref: string,
  benefitMonth: string,
  yuan: number,
  words: ItemWords = {},
): AnyLedgerEvent => ({
  type: 'PaymentInstructed',
  data: {
    ref: ref as PaymentRef,
    batch: (words.batch ?? `B${benefitMonth}`) as BatchNo,
    household: (words.household ?? 'H1') as HouseholdNo,
    division: STREET,
    village: VILLAGE,
    head: personId('head'),
    beneficiary: personId('head'),
    kind: words.kind ?? 'REGULAR',
    benefitMonth: yearMonth(benefitMonth),
    householdSize: 1,
    coveredCount: words.covered ?? 1,
    baseAmountFen: fenOf(yuan - (words.supplementYuan ?? 0)),
    supplementFen: fenOf(words.supplementYuan ?? 0),
    otherFen: fenOf(0),
    totalFen: fenOf(yuan),
    ...given(
      'accountHolderToken',
      words.holder === undefined ? undefined : nameToken(words.holder),
    ),
    ...given('accountToken', words.account === undefined ? undefined : accountToken(words.account)),
    ...given('reissueOf', words.reissueOf as PaymentRef | undefined),
    evidence,
  },
});

export const bankLine = (
  ref: string,
  status: BankStatus,
  yuan: number,
  creditedOn?: string,
  failureCode?: string,
): AnyLedgerEvent => ({
  type: 'BankLineReported',
  data: {
    ref: ref as PaymentRef,
    status,
    amountFen: fenOf(yuan),
    ...dated('creditedOn', creditedOn),
    ...given('failureCode', failureCode),
    evidence,
  },
});

/** What a result file says as a whole, of these lines; nothing at its head unless said. */
export const bankResult = (
  file: string,
  lines: readonly (readonly [ref: string, status: BankStatus])[],
  head: Partial<BankResultStated['data']> = {},
): AnyLedgerEvent => {
  const keys = lines.map(String);
  const once = lines.filter((_, at) => keys.indexOf(keys[at]!) === at);
  const again = lines.filter((line) => !once.includes(line));
  const named = (no: string) => /^(.+)-(\d{4})$/.exec(no);
  const other = ([no, status]: (typeof lines)[number]) => ({ ref: no as PaymentRef, status });
  return {
    type: 'BankResultStated',
    data: {
      file: file as FileId,
      division: STREET,
      form: 'csv-gb18030',
      lines: lines.length,
      sumFen: fenOf(0),
      unread: 0,
      ...head,
      said: once.flatMap(([no, status]) => {
        const [, batch, serial] = named(no) ?? [];
        return batch ? [{ batch: batch as BatchNo, status, serials: String(Number(serial)) }] : [];
      }),
      others: once.filter(([no]) => !named(no)).map(other),
      again: again.map(other),
    },
  };
};

export const refundRecorded = (ref: string, yuan: number, on: string): AnyLedgerEvent => ({
  type: 'RefundRecorded',
  data: {
    ref: ref as PaymentRef,
    household: 'H1' as HouseholdNo,
    amountFen: fenOf(yuan),
    registeredOn: localDate(on),
    voucher: `refund of ${ref}`,
    evidence,
  },
});

/** Ordered for June 2021, unless said otherwise: of a document of its own. */
export const supplementOrdered = (
  order: number,
  kind: SupplementKind,
  yuan: number,
  more: Partial<SupplementOrdered['data']> = {},
): AnyLedgerEvent => ({
  type: 'SupplementOrdered',
  data: {
    division: STREET,
    benefitMonth: yearMonth('2021-06'),
    order,
    kind,
    document: `order-${order}` as DocumentNo,
    per: 'HOUSEHOLD',
    amountFen: fenOf(yuan),
    orderedOn: localDate('2021-05-18'),
    confirmedBy: 'second',
    evidence,
    ...more,
  },
});

export const supplementReversed = (
  order: number,
  households?: readonly HouseholdNo[],
): AnyLedgerEvent => ({
  type: 'SupplementOrderReversed',
  data: {
    division: STREET,
    benefitMonth: yearMonth('2021-06'),
    order,
    ...(households && { households }),
    reversedOn: localDate('2021-07-01'),
    reasonCode: 'WRONG_AMOUNT',
    confirmedBy: 'second',
    evidence,
  },
});

/** 冲正 of a refund, by its voucher. */
export const refundReversed = (ref: string, on: string): AnyLedgerEvent => ({
  type: 'RefundReversed',
  data: {
    ref: ref as PaymentRef,
    household: 'H1' as HouseholdNo,
    voucher: `refund of ${ref}`,
    reversedOn: localDate(on),
    reasonCode: 'WRONG_DOCUMENT',
    confirmedBy: 'second',
    evidence,
  },
});

export const recoveryStated = (
  benefitMonth: string,
  yuan: number,
  kind: 'RECOVERED' | 'WRITTEN_OFF' = 'RECOVERED',
  household = 'H1',
): AnyLedgerEvent => ({
  type: 'RecoveryStated',
  data: {
    household: household as HouseholdNo,
    benefitMonth: yearMonth(benefitMonth),
    kind,
    amountFen: fenOf(yuan),
    registeredOn: localDate('2021-12-01'),
    voucher: 'v',
    evidence,
  },
});

export interface FundWords {
  /** Whose money it is; the street's own when nothing is said. */
  readonly division?: string;
  readonly related?: string;
  readonly month?: string;
}

const movement = (
  no: string,
  yuan: number,
  on: string,
  { division = STREET, related, month }: FundWords,
) => ({
  document: no as DocumentNo,
  amountFen: fenOf(yuan),
  businessOn: localDate(on),
  division: division as DivisionCode,
  programme: 'RURAL_DIBAO',
  fiscalYear: '2021',
  source: 'DISTRICT' as const,
  fromUnit: '区财政局',
  toUnit: '街道',
  ...given('relatedDocument', related as DocumentNo | undefined),
  ...given('benefitMonth', month === undefined ? undefined : yearMonth(month)),
});

export const fundsMoved = (
  type: 'FundsRaised' | 'FundsAllocated' | 'FundsAppropriated' | 'FundsUseReported',
  no: string,
  yuan: number,
  on: string,
  more: FundWords = {},
): AnyLedgerEvent => ({ type, data: movement(no, yuan, on, more) });

/** What was left of a document is paid back (缴回国库) or carried over (结转). */
export const fundsLeft = (
  type: 'FundsReturnedToTreasury' | 'FundsCarriedOver',
  no: string,
  yuan: number,
  on: string,
  { stage, ...more }: FundWords & { readonly stage: LeftStage; readonly related: string },
): AnyLedgerEvent => {
  const { benefitMonth: _, ...moved } = movement(no, yuan, on, more);
  const relatedDocument = more.related as DocumentNo;
  return { type, data: { ...moved, relatedDocument, relatedStage: stage } };
};

export const fundsReversed = (
  stage: FundStage,
  no: string,
  on: string,
  { division = STREET, related, month }: FundWords = {},
): AnyLedgerEvent => ({
  type: 'FundEntryReversed',
  data: {
    stage,
    document: no as DocumentNo,
    amountFen: fenOf(1),
    division: division as DivisionCode,
    programme: 'RURAL_DIBAO',
    fiscalYear: '2021',
    ...given('relatedDocument', related as DocumentNo | undefined),
    ...given('benefitMonth', month === undefined ? undefined : yearMonth(month)),
    reversedOn: localDate(on),
    reasonCode: 'WRONG_AMOUNT',
    confirmedBy: 'second',
  },
});

export const fundsArrived = (
  no: string,
  on: string,
  division: string = STREET,
): AnyLedgerEvent => ({
  type: 'FundsArrived',
  data: {
    document: no as DocumentNo,
    stage: 'APPROPRIATED',
    arrivedOn: localDate(on),
    division: division as DivisionCode,
    programme: 'RURAL_DIBAO',
    fiscalYear: '2021',
  },
});
