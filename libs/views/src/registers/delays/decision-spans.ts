import { addDays, type LocalDate, monthOf } from '@ledger/kernel';
import type { ChangeGround } from '@ledger/ledger';
import { type FactOf, hereSince } from '../../fact';
import { byDecision, type DeathReport } from '../../household/death-claims';
import type { Hardship } from '../../household/hardship';
import type { HouseholdMembers } from '../../household/household-members';
import type { Member } from '../../household/household-month';
import type { Span, Why } from './span';

type Decision = FactOf<'StopDecisionStated'>['event']['data'];

/** Something that asks for a decision about one member, and since when the office knew of it. */
interface Ground {
  readonly ground: ChangeGround;
  readonly knownOn: LocalDate | undefined;
  readonly why: Why;
}

const first = (days: readonly (LocalDate | undefined)[]): LocalDate | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/**
 * Decisions that reach a member: about the member, or a stop of the whole household. A resumption
 * (恢复) lifts stops, and for its own person whatever was decided before.
 */
const reaching = (decisions: HouseholdMembers['decisions'], { person }: Member) => {
  let standing: Decision[] = [];
  const lifted: Decision[] = [];
  for (const { event } of [...decisions].sort(byDecision)) {
    const { data } = event;
    const liftedNow = (one: Decision) => data.person === person || one.change === 'STOP';
    if (data.change === 'RESUME') {
      lifted.push(...standing.filter((one) => liftedNow(one)));
      standing = standing.filter((one) => !liftedNow(one));
    } else if (data.person === person || data.change === 'STOP') standing.push(data);
  }
  return { standing, lifted };
};

const deathKnown = (reports: readonly DeathReport[]): Ground | undefined => {
  const lists = reports.filter(({ list }) => list);
  if (lists.length === 0) return undefined;
  const dated = lists.some(({ date }) => date.precision !== 'UNKNOWN');
  return {
    ground: 'DEATH',
    knownOn: first(lists.map(hereSince)),
    why: dated ? 'death' : 'death-without-date',
  };
};

/** Support that had ended before the household was payable asks for nothing. */
const transferKnown = (
  support: Hardship | undefined,
  startMonth: HouseholdMembers['startMonth'],
): Ground | undefined => {
  if (!support || !startMonth) return undefined;
  if (support.endedOn && monthOf(support.endedOn) < startMonth) return undefined;
  return { ground: 'TRANSFER_SH', knownOn: support.knownHereOn, why: 'transfer' };
};

const groundWords = {
  DEATH: 'death',
  TRANSFER_SH: 'transfer',
  OTHER: 'other-ground',
} as const satisfies Record<ChangeGround, Why>;

interface Waiting {
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly why: readonly Why[];
}

/** Decided: since the first list or the day the decision says it was learned, whichever came first. */
const decidedWait = (decision: Decision, known: Ground | undefined): Waiting | undefined => {
  const { learnedOn, decidedOn, ground } = decision;
  const from = first([known?.knownOn, learnedOn]);
  if (!from) return undefined;
  const why = [known?.why ?? groundWords[ground]];
  // A list that came after the decision tells nothing about the wait: nobody waited for it.
  return { from: from < decidedOn ? from : decidedOn, until: decidedOn, why };
};

const undecidedWait = (known: Ground, others: readonly Decision[]): Waiting | undefined => {
  const from = known.knownOn;
  if (!from) return undefined;
  const settled = others[0]?.decidedOn;
  if (!settled) return { from, why: [known.why, 'no-decision'] };
  // Who had left the household before has nothing left to be decided.
  if (settled < from) return undefined;
  return { from, until: settled, why: [known.why, 'decided-on-other-ground'] };
};

const waitFor = (known: Ground, decisions: readonly Decision[], member: Member) => {
  const own = decisions.find(
    ({ person, ground }) => person === member.person && ground === known.ground,
  );
  return own ? decidedWait(own, known) : undecidedWait(known, decisions);
};

/** Of each ground the first decision about the person; other grounds are each a matter of its own. */
const firstOfGround = (decisions: readonly Decision[], { person }: Member) =>
  decisions
    .filter((decision) => decision.person === person)
    .filter(
      ({ ground }, n, own) =>
        ground === 'OTHER' || own.findIndex((other) => other.ground === ground) === n,
    );

const waitsOf = (view: HouseholdMembers, member: Member): readonly Waiting[] => {
  const { standing, lifted } = reaching(view.decisions, member);
  const known = [
    deathKnown(view.deathReportsOf(member.person)),
    transferKnown(view.hardshipOf(member.person), view.startMonth),
  ].filter((ground) => ground !== undefined);
  const listed = new Set(known.map(({ ground }) => ground));
  const unlisted = [
    ...firstOfGround(lifted, member),
    ...firstOfGround(standing, member).filter(({ ground }) => !listed.has(ground)),
  ];
  return [
    ...known.map((ground) => waitFor(ground, standing, member)),
    ...unlisted.map((decision) => decidedWait(decision, undefined)),
  ].filter((wait) => wait !== undefined);
};

/**
 * How long it took from the day the office knew of a death, a transfer or another ground until a
 * stop, reduction or increase was decided (停发、减发、增发决定), for each covered member.
 */
export const decisionSpans = (view: HouseholdMembers): readonly Span[] =>
  view.members
    .filter(({ covered }) => covered)
    .flatMap((member) => waitsOf(view, member))
    .map(({ from, until, why }): Span => {
      const month = monthOf(from);
      const limit = view.policies.required('stopDecisionSlaDays', view.division, month);
      return {
        hop: 'known-to-decided',
        from,
        ...(until && { until }),
        dueOn: addDays(from, limit),
        limit,
        count: 1,
        month,
        village: view.village,
        household: view.household,
        refs: [],
        why,
      };
    })
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
