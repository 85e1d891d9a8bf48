import { addDays, type LocalDate, monthOf, refuse } from '@ledger/kernel';
import type { Verdict } from '@ledger/ledger';
import { act, type FindingActNeeds, type Outcome, saidOf } from './act';
import { worksIn } from './colleagues';
import type {
  AssignOrder,
  CloseOrder,
  PassOnOrder,
  ReopenOrder,
  SuppressOrder,
  VerifyOrder,
} from './orders';
import { verifyReasons } from './reason-words';

/** Is there such an account, and does it work on findings where this one is? */
const canWork = async (
  { accounts }: FindingActNeeds,
  userName: string,
  division: string,
): Promise<boolean> => {
  const account = await accounts.named(userName);
  return account !== undefined && worksIn(account, division);
};

/** 交办. */
export const assignFinding = (needs: FindingActNeeds, order: AssignOrder): Outcome => {
  const { actor, assignedTo, scope } = order;
  return act(needs, order, { act: 'assign', assignedTo }, async ({ about, today, found }) => {
    if (!(await canWork(needs, assignedTo, found.finding.division ?? scope))) {
      return refuse('assignee-unknown', { assignedTo });
    }
    const data = { ...about, assignedTo, assignedBy: actor, assignedOn: today, now: found.now };
    return { type: 'AssignFinding', data };
  });
};

/** 核实. */
export const verifyFinding = (needs: FindingActNeeds, order: VerifyOrder): Outcome => {
  const { actor, seen, verdict, reasonCode, note = '' } = order;
  const said = { act: 'verify', seen, verdict, reasonCode, note };
  const fitting: readonly Verdict[] = verifyReasons[reasonCode].of;
  if (!fitting.includes(verdict)) {
    return Promise.resolve(refuse('reason-does-not-fit', { verdict, reasonCode }));
  }
  return act(needs, order, said, async (begun) => {
    const own = { verdict, reasonCode, verifiedBy: actor, verifiedOn: begun.today, seen };
    return { type: 'VerifyFinding', data: { ...(await saidOf(needs, order, begun)), ...own } };
  });
};

/** 移交. */
export const passFindingOn = (needs: FindingActNeeds, order: PassOnOrder): Outcome => {
  const { actor, seen, reasonCode, note = '' } = order;
  const said = { act: 'pass-on', seen, reasonCode, note };
  return act(needs, order, said, async (begun) => {
    const own = { reasonCode, passedOnBy: actor, passedOnOn: begun.today, seen };
    return { type: 'PassFindingOn', data: { ...(await saidOf(needs, order, begun)), ...own } };
  });
};

/** 了结. */
export const closeFinding = (needs: FindingActNeeds, order: CloseOrder): Outcome => {
  const { actor, seen, reasonCode, note = '' } = order;
  const said = { act: 'close', seen, reasonCode, note };
  return act(needs, order, said, async (begun) => {
    const own = { reasonCode, closedBy: actor, closedOn: begun.today, seen };
    return { type: 'CloseFinding', data: { ...(await saidOf(needs, order, begun)), ...own } };
  });
};

/** 重新核查. */
export const reopenFinding = (needs: FindingActNeeds, order: ReopenOrder): Outcome => {
  const { actor, reasonCode, note = '' } = order;
  const said = { act: 'reopen', reasonCode, note };
  return act(needs, order, said, async (begun) => {
    const own = { reasonCode, reopenedBy: actor, reopenedOn: begun.today };
    return { type: 'ReopenFinding', data: { ...(await saidOf(needs, order, begun)), ...own } };
  });
};

/** The last day until which policy lets a match of this place be left alone. */
const latestEnd = async (
  { policies, readSide }: FindingActNeeds,
  division: string,
  today: LocalDate,
): Promise<LocalDate> => {
  const inForce = (await policies.timeline(readSide.manager)).on(today);
  return addDays(today, inForce.required('suppressionDaysMax', division, monthOf(today)));
};

/** 暂不提示. */
export const suppressFinding = (needs: FindingActNeeds, order: SuppressOrder): Outcome => {
  const { actor, scope, seen, reasonCode, approvedBy, until, note = '' } = order;
  const said = { act: 'suppress', seen, reasonCode, approvedBy, until, note };
  return act(needs, order, said, async (begun) => {
    const { today, found } = begun;
    const own = {
      reasonCode,
      askedBy: actor,
      approvedBy,
      suppressedOn: today,
      suppressedUntil: until,
      latest: await latestEnd(needs, found.finding.division ?? scope, today),
      seen,
    };
    return { type: 'SuppressFinding', data: { ...(await saidOf(needs, order, begun)), ...own } };
  });
};
