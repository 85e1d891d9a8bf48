import { type Decide, type Decider, type LocalDate, type Refusal, refuse } from '@ledger/kernel';
import type { CaseAct, CustodyWarning } from './act-events';
import type { CustodyAct, CustodyCommand, CustodyRefusal } from './commands';
import type { CustodyEvent } from './events';
import { evolveCustody } from './evolve';
import type { CardHeld, CustodyState } from './state';

type ActData<T extends CustodyAct['type']> = Extract<CustodyAct, { type: T }>['data'];
type Outcome = readonly CustodyEvent[] | Refusal<CustodyRefusal>;
type Refused = Refusal<CustodyRefusal> | undefined;
type Named = Pick<CaseAct, 'division' | 'entry'>;

const notHeld = (state: CustodyState): Refusal<CustodyRefusal> =>
  refuse('card-not-held', state.status === 'ended' ? { endedOn: state.on } : {});

/** The card as it is held; nothing is done with one that nobody keeps. */
const held = (state: CustodyState, on: LocalDate, act: (card: CardHeld) => Outcome): Outcome => {
  if (state.status !== 'held') return notHeld(state);
  if (on < state.since) return refuse('before-it-was-held', { since: state.since, on });
  return act(state);
};

const caseOf = ({ division, entry }: Named, card: CardHeld): CaseAct => ({
  division,
  entry,
  household: card.household,
  beneficiary: card.beneficiary,
  proxyHolder: card.by,
  actNo: card.acts + 1,
});

/** What the check shows is taken on by name, or nothing is given to anybody. */
const notAcknowledged = (
  shown: readonly CustodyWarning[],
  acknowledged: readonly CustodyWarning[],
): Refused => {
  const open = shown.filter((warning) => !acknowledged.includes(warning));
  return open.length === 0
    ? undefined
    : refuse('warnings-not-acknowledged', { open: open.join(',') });
};

const appoint = (
  { acknowledged, ...data }: ActData<'AppointProxyHolder'>,
  state: CustodyState,
): Outcome => {
  if (state.status === 'held') return refuse('entry-number-taken', { since: state.since });
  if (state.status === 'ended') return refuse('entry-number-taken', { endedOn: state.on });
  if (data.beneficiary === data.proxyHolder) return refuse('own-keeper');
  const open = notAcknowledged(data.shown, acknowledged);
  return open ?? [{ type: 'ProxyHolderAppointed', data: { ...data, actNo: 1 } }];
};

const sign = (data: ActData<'SignProxyAgreement'>, state: CustodyState): Outcome => {
  if (state.status !== 'held') return notHeld(state);
  const { validFrom, validUntil } = data;
  if (validUntil < validFrom) {
    return refuse('validity-ends-before-it-begins', { validFrom, validUntil });
  }
  return [{ type: 'ProxyAgreementSigned', data: { ...data, ...caseOf(data, state) } }];
};

const file = (data: ActData<'FileProxy'>, state: CustodyState): Outcome => {
  if (state.status !== 'held') return notHeld(state);
  const { level, filedOn } = data;
  if (!state.hasAgreement) return refuse('agreement-missing');
  if (state.validUntil && state.validUntil < filedOn) {
    return refuse('agreement-over', { validUntil: state.validUntil, filedOn });
  }
  if (level === 'COUNTY' && !state.hasStreetFiling) return refuse('street-filing-missing');
  const isFiled = level === 'COUNTY' ? state.hasCountyFiling : state.hasStreetFiling;
  if (isFiled) return refuse('already-filed', { level });
  return [{ type: 'ProxyFiled', data: { ...data, ...caseOf(data, state) } }];
};

const change = (
  { acknowledged, ...data }: ActData<'ChangeProxyHolder'>,
  state: CustodyState,
): Outcome =>
  held(state, data.changedOn, (card) => {
    if (card.beneficiary === data.proxyHolder) return refuse('own-keeper');
    if (card.by === data.proxyHolder) return refuse('same-keeper');
    const open = notAcknowledged(data.shown, acknowledged);
    if (open) return open;
    const { household, beneficiary, village, by: previousProxyHolder } = card;
    const of = { household, beneficiary, village, previousProxyHolder, actNo: card.acts + 1 };
    return [{ type: 'ProxyHolderChanged', data: { ...data, ...of } }];
  });

const decide: Decide<CustodyState, CustodyCommand, CustodyEvent, CustodyRefusal> = {
  StateCustodyLedger: (data) => [{ type: 'CustodyLedgerStated', data }],
  StateCustodyEntry: (data) => [{ type: 'CustodyEntryStated', data }],
  AppointProxyHolder: appoint,
  SignProxyAgreement: sign,
  FileProxy: file,
  ChangeProxyHolder: change,
  ReviewProxy: (data, state) =>
    held(state, data.reviewedOn, (card) => [
      { type: 'ProxyReviewed', data: { ...data, ...caseOf(data, card) } },
    ]),
  EndProxyHolder: (data, state) =>
    held(state, data.endedOn, (card) => [
      { type: 'ProxyHolderEnded', data: { ...data, ...caseOf(data, card) } },
    ]),
};

export const custody: Decider<CustodyState, CustodyCommand, CustodyEvent, CustodyRefusal> = {
  initialState: { status: 'not-stated' },
  decide,
  evolve: evolveCustody,
};
