/** Where the personal words behind a fact stand in the vault, and what proves them unaltered. */
export type Evidence = {
  readonly document: string;
  /** Salted SHA-256 over the vault document, lower-case hex. */
  readonly commitment: string;
};

/** What is wrong with a resident ID number (GB 11643): only the kind of defect is public. */
export type IdDefect = 'FORMAT' | 'DATE' | 'CHECK';

/** The kinds of file whose rows become facts. */
export type FileKind =
  | 'ARCHIVE'
  | 'FUND'
  | 'ROSTER'
  | 'RESULT'
  | 'DEATH'
  | 'DEATH_CORRECTION'
  | 'SH'
  | 'DECISION'
  | 'CUSTODY'
  | 'CADRE'
  | 'FILING'
  | 'ACCOUNT_CHANGE'
  | 'RECOVERY';

/** Who said that a person died: 卫健, 公安, 民政火化, 村上报. */
export type DeathSource = 'HEALTH' | 'POLICE' | 'CREMATION' | 'VILLAGE' | 'OTHER';

/** Why a payment is stopped, reduced, increased or resumed (原因). */
export type ChangeGround = 'DEATH' | 'TRANSFER_SH' | 'OTHER';

/** 停发, 减发, 增发, 恢复. */
export type ChangeKind = 'STOP' | 'REDUCE' | 'INCREASE' | 'RESUME';

/** Who keeps a card or passbook for another (代管人类型): 自然人 or 机构. */
export type ProxyKind = 'PERSON' | 'INSTITUTION' | 'NOT_STATED';

/** Where a near-relative filing stands (状态): 有效, 备案人离任, 对象退出. */
export type FilingStanding = 'ACTIVE' | 'OFFICIAL_LEFT' | 'RELATIVE_LEFT' | 'OTHER';

/**
 * What is paid of the benefit itself: 正常, 补发; 调标补差, the rest of a month that was paid before a
 * higher standard was known; and 重发, which sends an item again.
 */
export type MonthlyKind = 'REGULAR' | 'BACKPAY' | 'STANDARD_ADJUSTMENT' | 'REISSUE';

/** What is paid beside it: 补助, 价格临时补贴, 节日补助, 一次性补助. Each is money of its own. */
export type SupplementKind = 'SUPPLEMENT' | 'PRICE_SUBSIDY' | 'FESTIVAL_GRANT' | 'ONE_OFF';

export type PaymentKind = MonthlyKind | SupplementKind;

const MONTHLY = {
  REGULAR: true,
  BACKPAY: true,
  STANDARD_ADJUSTMENT: true,
  REISSUE: true,
} satisfies Record<MonthlyKind, true>;

export const isSupplementKind = (kind: PaymentKind): kind is SupplementKind => !(kind in MONTHLY);

/** 成功, 失败, 退票. A returned line may follow a credited one. */
export type BankStatus = 'CREDITED' | 'FAILED' | 'RETURNED';

/** The programme (项目) this ledger is about; money of others is recorded and never drawn on. */
export const RURAL_DIBAO = 'RURAL_DIBAO';

/** The level that gave the money (资金来源): 中央, 市级, 区级. */
export type FundSource = 'CENTRAL' | 'MUNICIPAL' | 'DISTRICT' | 'OTHER';

/**
 * A fact in the past tense. `data` holds opaque ids and tokens only: names, ID numbers, accounts,
 * phones and free text stand in the vault.
 */
export type LedgerEvent<Type extends string, Data extends object> = {
  readonly type: Type;
  readonly data: Readonly<Data>;
};
