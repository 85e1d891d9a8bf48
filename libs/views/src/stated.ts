import type {
  AnyLedgerEvent,
  ChangeKind,
  HouseholdActEvent,
  StopDecisionStated,
} from '@ledger/ledger';

/** What the views know: reports, and acts that say what no list does. */
export type Stated = Exclude<AnyLedgerEvent, HouseholdActEvent>;

type ActType = HouseholdActEvent['type'];
type DataOf<T extends ActType> = Extract<HouseholdActEvent, { readonly type: T }>['data'];

/** A decision in a list of the deciding office; one made here also tells how it was reckoned. */
const decision =
  (change: ChangeKind) =>
  (data: DataOf<'PaymentStopped' | 'PaymentReduced'>): StopDecisionStated => ({
    type: 'StopDecisionStated',
    data: { ...data, change },
  });

const statements: { readonly [T in ActType]: (data: DataOf<T>) => Stated } = {
  PaymentStopped: decision('STOP'),
  PaymentReduced: decision('REDUCE'),
  PaymentIncreased: decision('INCREASE'),
  PaymentResumed: decision('RESUME'),
  // Its reviewer is named in the log; the rules ask only whether there was one.
  PayoutAccountChanged: (data) => ({
    type: 'PayoutAccountChangeStated',
    data: { ...data, reviewed: true },
  }),
  NearRelativeFiled: (data) => ({
    type: 'NearRelativeFilingStated',
    data: { ...data, standing: 'ACTIVE', statedOn: data.filedOn },
  }),
  NearRelativeVisited: (data) => ({
    type: 'NearRelativeFilingStated',
    data: { ...data, standing: 'ACTIVE', statedOn: data.visitedOn },
  }),
};

const isAct = (event: AnyLedgerEvent): event is HouseholdActEvent =>
  Object.hasOwn(statements, event.type);

/**
 * An event as the views read it: what is done here counts exactly like the same thing stated by a
 * list, so an act is read as the statement it makes. The log and its readers keep it as it is.
 */
export const stated = (event: AnyLedgerEvent): Stated =>
  isAct(event)
    ? (statements[event.type] as (data: HouseholdActEvent['data']) => Stated)(event.data)
    : event;

const key = (...words: readonly (string | number | undefined)[]): string =>
  JSON.stringify(words.map((word) => word ?? null));

/**
 * What is said, where it can come from a list and be done here as well: both are one statement, and
 * twice the same counts once. Undefined where a statement is known by its own identity.
 */
export const sameSaid = ({ type, data }: Stated): string | undefined => {
  if (type === 'StopDecisionStated') {
    const { household, person, change, ground, factOn, factMonth, learnedOn } = data;
    const fact = factOn ?? factMonth;
    const { decidedOn, effectiveMonth } = data;
    return key(type, household, person, change, ground, fact, learnedOn, decidedOn, effectiveMonth);
  }
  if (type === 'PayoutAccountChangeStated' && data.changedOn && data.newAccountToken) {
    return key(type, data.household, data.changedOn, data.newAccountToken);
  }
  // A voucher the register (追回缴回台账) repeats is the same money.
  if (type === 'RefundRecorded') return key(type, data.ref, data.voucher, data.amountFen);
  return undefined;
};
