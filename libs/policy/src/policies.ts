import type { Fen, LocalDate, Relation, YearMonth } from '@ledger/kernel';
import type { PolicyDoubt } from './doubts';

/** What a notice can set. Units are in the names; months and days are counts. */
export interface PolicyValues {
  /** Rural guarantee standard (低保标准), fen per person and month. */
  readonly standardFen: Fen;
  /** The household total is rounded to a multiple of this, half up. */
  readonly roundingUnitFen: Fen;
  /** Credited by this day of the benefit month (发放时限). */
  readonly paymentDeadlineDay: number;
  /** First month not payable = month of the event + this (死亡次月停发). */
  readonly deathStopOffsetMonths: number;
  /** First month not payable = first month of special-hardship support + this. */
  readonly transferStopOffsetMonths: number;
  /** A death reported without a date may lie this many months before the report. */
  readonly undatedDeathLookbackMonths: number;
  /** Money may wait this many days in a stage. */
  readonly stuckStageDays: number;
  /** Days after the deadline before a month without payment counts as missed. */
  readonly missedMonthGraceDays: number;
  /** Calendar days from learning of a ground to the decision on it (停发决定时限). */
  readonly stopDecisionSlaDays: number;
  /** Calendar days to send a returned item again or to refund it (退票处理时限). */
  readonly returnHandlingDays: number;
  /** Calendar days an overpayment may stay open once it is established. */
  readonly overpaymentStaleDays: number;
  /** Relations that make whoever keeps a card no stranger to its owner (代管人与对象关系). */
  readonly proxyKinRelations: readonly Relation[];
  /** One natural person keeps the cards of at most this many who are no kin of theirs. */
  readonly proxyUnrelatedMax: number;
  /** More than this many weigh heavily. */
  readonly proxyUnrelatedHighAbove: number;
  /** From this many households on, a shared account weighs heavily. */
  readonly sharedAccountHighFrom: number;
  /** An account that changes this many days before the freeze or later needs a second person. */
  readonly accountChangeWindowDays: number;
  /** Relations that have to be filed (近亲属备案). */
  readonly nearRelativeRelations: readonly Relation[];
  /** Day of the benefit month by which its roster (发放花名册) has come. */
  readonly rosterDueDay: number;
  /** Calendar days from sending a batch to the bank's result file (银行回盘) on it. */
  readonly resultDueDays: number;
  /** Days after the end of a month by which a monthly death list (死亡名单) has come. */
  readonly deathListGraceDays: number;
  /** Days after the end of a quarter by which the custody ledger (卡折代管台账) has come. */
  readonly custodyLedgerGraceDays: number;
  /** Whoever keeps a card is reviewed (核查) once in every period of so many months; 0: never. */
  readonly custodyReviewMonths: number;
  /** So many people approve a batch (审批人数), none of whom had a hand in it. */
  readonly batchApprovers: number;
  /** A batch of this sum or more takes one more. */
  readonly batchApproversMoreFromFen: Fen;
  /** A finding (疑点) is left alone (暂不提示) for at most so many days at a time. */
  readonly suppressionDaysMax: number;
}

/** One notice: a place, a first month, a document, and what it sets. */
export interface PolicyEntry {
  /** '50' covers every district of Chongqing; '' covers the country. */
  readonly division: string;
  readonly from: YearMonth;
  /** Not included; afterwards the entry that was in force before it is so again. */
  readonly until?: YearMonth;
  readonly announcedOn: LocalDate | null;
  /** The notice, quoted where a finding rests on it. */
  readonly document: string;
  /**
   * Number, value and first month stand together in a published copy of the notice. No paper was
   * seen: an office that relies on an entry compares it with its own copy.
   */
  readonly verified: boolean;
  /** Why not; only where `verified` is false. */
  readonly unverifiedBecause?: readonly PolicyDoubt[];
  readonly values: Partial<PolicyValues>;
}

/** What the code may ask of policy. The policy in force in the benefit month judges. */
export interface Policies {
  /** Undefined where no notice in force sets it. */
  value<K extends keyof PolicyValues>(
    key: K,
    division: string,
    month: YearMonth,
  ): PolicyValues[K] | undefined;
  /** @throws Error where nothing sets it: for parameters that always have a default. */
  required<K extends keyof PolicyValues>(
    key: K,
    division: string,
    month: YearMonth,
  ): PolicyValues[K];
}

/** The nearest division wins; within it the newest entry already in force. */
const inForce = <K extends keyof PolicyValues>(
  entries: readonly PolicyEntry[],
  key: K,
  division: string,
  month: YearMonth,
): PolicyEntry | undefined =>
  entries
    .filter(
      (entry) =>
        entry.values[key] !== undefined &&
        division.startsWith(entry.division) &&
        entry.from <= month &&
        !(entry.until && entry.until <= month),
    )
    .sort((a, b) => b.division.length - a.division.length || (a.from < b.from ? 1 : -1))[0];

/** What a map holds under a key; made and kept the first time. */
const within = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  if (!map.has(key)) map.set(key, make());
  return map.get(key) as V;
};

export const policiesFrom = (entries: readonly PolicyEntry[]): Policies => {
  // Asked several times for every cell and day, so no key is put together for each question.
  const answers = new Map<keyof PolicyValues, Map<string, Map<YearMonth, unknown>>>();
  const value: Policies['value'] = (key, division, month) => {
    const ofKey = within(answers, key, () => new Map<string, Map<YearMonth, unknown>>());
    const ofDivision = within(ofKey, division, () => new Map<YearMonth, unknown>());
    const set = () => inForce(entries, key, division, month)?.values[key];
    return within(ofDivision, month, set) as PolicyValues[typeof key] | undefined;
  };
  return {
    value,
    required: (key, division, month) => {
      const found = value(key, division, month);
      if (found === undefined) throw new Error(`no policy sets ${key} in ${division} at ${month}`);
      return found;
    },
  };
};
