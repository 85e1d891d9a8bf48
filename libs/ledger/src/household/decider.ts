import { type Decide, type Decider, type Refusal, refuse } from '@ledger/kernel';
import type { HouseholdAct, HouseholdCommand, HouseholdRefusal } from './commands';
import { weighDecision } from './decide-payment';
import type { HouseholdEvent } from './events';
import { evolveHousehold } from './evolve';
import { mayGrow, weighEntitlement } from './set-entitlement';
import { filingKey, type HouseholdState, nothingStated } from './state';

type ActData<T extends HouseholdAct['type']> = Extract<HouseholdAct, { type: T }>['data'];
type Outcome = readonly HouseholdEvent[] | Refusal<HouseholdRefusal>;

/** Money grows or goes elsewhere: nobody decides that alone. */
const decidesAlone = (askedBy: string, other: string) =>
  askedBy === other ? refuse('second-person-missing') : undefined;

const stop = (data: ActData<'StopPayment'>, state: HouseholdState): Outcome => {
  const weighed = weighDecision('STOP', data, state);
  if ('refused' in weighed) return weighed;
  const { arithmetic, ...words } = weighed;
  // On another ground nothing was worked out: the household is stopped whatever it would be due.
  const shown = data.ground === 'OTHER' ? {} : { arithmetic };
  return [{ type: 'PaymentStopped', data: { ...words, ...shown } }];
};

const reduce = (data: ActData<'ReducePayment'>, state: HouseholdState): Outcome => {
  const weighed = weighDecision('REDUCE', data, state);
  return 'refused' in weighed ? weighed : [{ type: 'PaymentReduced', data: weighed }];
};

const grow =
  (change: 'INCREASE' | 'RESUME', type: 'PaymentIncreased' | 'PaymentResumed') =>
  (data: ActData<'IncreasePayment' | 'ResumePayment'>, state: HouseholdState): Outcome => {
    const { askedBy, confirmedBy, ...asked } = data;
    const alone = decidesAlone(askedBy, confirmedBy);
    if (alone) return alone;
    const weighed = weighDecision(change, asked, state);
    return 'refused' in weighed ? weighed : [{ type, data: { ...weighed, confirmedBy } }];
  };

/** Where it may raise an amount it needs a second person; whoever else was there is kept anyway. */
const setEntitlement = (data: ActData<'SetEntitlement'>, state: HouseholdState): Outcome => {
  const { askedBy, confirmedBy, ...asked } = data;
  const weighed = weighEntitlement(asked, state);
  if ('refused' in weighed) return weighed;
  const alone = decidesAlone(askedBy, confirmedBy);
  if (alone && mayGrow(asked, state)) return alone;
  return [{ type: 'EntitlementSet', data: { ...weighed, ...(!alone && { confirmedBy }) } }];
};

const changeAccount = (
  { askedBy, ...data }: ActData<'ChangePayoutAccount'>,
  { archive, account }: HouseholdState,
): Outcome => {
  const alone = decidesAlone(askedBy, data.reviewedBy);
  if (alone) return alone;
  if (archive.status === 'not-stated') return refuse('household-not-stated');
  if (account === data.newAccountToken) return refuse('same-account');
  const { division } = archive;
  const before = account && { previousAccountToken: account };
  return [{ type: 'PayoutAccountChanged', data: { ...data, division, ...before } }];
};

const fileRelative = (
  data: ActData<'FileNearRelative'>,
  { archive, members, filings }: HouseholdState,
): Outcome => {
  if (archive.status === 'not-stated') return refuse('household-not-stated');
  if (!members.has(data.person)) return refuse('not-a-member');
  const held = filings.get(filingKey(data.official, data.person));
  if (held?.standing === 'ACTIVE') {
    return refuse('relative-already-filed', held.filedOn ? { filedOn: held.filedOn } : {});
  }
  return [{ type: 'NearRelativeFiled', data }];
};

const visitRelative = (
  data: ActData<'VisitNearRelative'>,
  { archive, filings }: HouseholdState,
): Outcome => {
  if (archive.status === 'not-stated') return refuse('household-not-stated');
  const held = filings.get(filingKey(data.official, data.person));
  if (held?.standing !== 'ACTIVE' || held.filedOn === undefined) {
    return refuse('relative-not-filed');
  }
  const { relation, filedOn, visitedOn } = held;
  if (visitedOn) return refuse('visit-already-told', { visitedOn });
  if (data.visitedOn < filedOn) {
    return refuse('visited-before-filed', { filedOn, visitedOn: data.visitedOn });
  }
  return [{ type: 'NearRelativeVisited', data: { ...data, relation, filedOn } }];
};

const decide: Decide<HouseholdState, HouseholdCommand, HouseholdEvent, HouseholdRefusal> = {
  StateHousehold: (data) => [{ type: 'HouseholdStated', data }],
  StateMember: (data) => [{ type: 'MemberStated', data }],
  StateStopDecision: (data) => [{ type: 'StopDecisionStated', data }],
  StatePayoutAccountChange: (data) => [{ type: 'PayoutAccountChangeStated', data }],
  StateNearRelativeFiling: (data) => [{ type: 'NearRelativeFilingStated', data }],
  StopPayment: stop,
  ReducePayment: reduce,
  IncreasePayment: grow('INCREASE', 'PaymentIncreased'),
  ResumePayment: grow('RESUME', 'PaymentResumed'),
  SetEntitlement: setEntitlement,
  ChangePayoutAccount: changeAccount,
  FileNearRelative: fileRelative,
  VisitNearRelative: visitRelative,
};

export const household: Decider<
  HouseholdState,
  HouseholdCommand,
  HouseholdEvent,
  HouseholdRefusal
> = { initialState: nothingStated, decide, evolve: evolveHousehold };
