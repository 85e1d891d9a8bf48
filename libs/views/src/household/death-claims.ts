import type { FactDate, LocalDate } from '@ledger/kernel';
import { byReceipt, compare, type Fact, type FactOf, isA } from '../fact';

/** One report that a person died: who says so, when, and since when it could be known. */
export interface DeathReport {
  readonly source: string;
  readonly date: FactDate;
  readonly receivedOn: LocalDate;
  readonly learnedOn: LocalDate;
  readonly recordedElsewhereOn: readonly LocalDate[];
  readonly list: boolean;
  readonly declared: boolean;
  /** Named by another number, it is known since this day to be of the person. */
  readonly linkedOn?: LocalDate;
}

/** Its source moved the date (更正日期). */
export interface ClaimMove {
  readonly receivedOn: LocalDate;
  readonly from: FactDate;
  readonly to: FactDate;
  readonly position: string;
}

/** Why a claim no longer counts: its source took it back, a resumption answered it, its file went. */
export interface ClaimEnd {
  readonly how: 'withdrawn' | 'resumed' | 'file-withdrawn';
  readonly on: LocalDate;
  /** The fact that ended it; a file is ended in its own stream. */
  readonly position: string | undefined;
}

/** A report with what became of it. The date is as it stands; `moves` tell what it was. */
export interface DeathClaim extends DeathReport {
  readonly fact: FactOf<'DeathClaimed'> | FactOf<'StopDecisionStated'>;
  readonly moves: readonly ClaimMove[];
  readonly ended: ClaimEnd | undefined;
}

const fromList = (fact: FactOf<'DeathClaimed'>): DeathClaim => {
  const { source, death, crematedOn, deregisteredOn } = fact.event.data;
  return {
    source,
    date: death,
    receivedOn: fact.receivedOn,
    learnedOn: fact.receivedOn,
    recordedElsewhereOn: [crematedOn, deregisteredOn].filter((day) => day !== undefined),
    list: true,
    declared: fact.declared,
    ...(fact.linkedOn && { linkedOn: fact.linkedOn }),
    fact,
    moves: [],
    ended: undefined,
  };
};

const factDateOf = (data: FactOf<'StopDecisionStated'>['event']['data']): FactDate =>
  data.factOn
    ? { precision: 'DAY', on: data.factOn }
    : data.factMonth
      ? { precision: 'MONTH', month: data.factMonth }
      : { precision: 'UNKNOWN' };

const fromDecision = (fact: FactOf<'StopDecisionStated'>, ended?: ClaimEnd): DeathClaim => ({
  source: 'DECISION',
  date: factDateOf(fact.event.data),
  receivedOn: fact.receivedOn,
  learnedOn: fact.event.data.learnedOn ?? fact.receivedOn,
  recordedElsewhereOn: [],
  list: false,
  declared: fact.declared,
  fact,
  moves: [],
  ended,
});

/** The order in which decisions apply: by day of decision, then receipt, then row. */
export const byDecision = (a: FactOf<'StopDecisionStated'>, b: FactOf<'StopDecisionStated'>) =>
  compare(a.event.data.decidedOn, b.event.data.decidedOn) || byReceipt(a, b);

/** On one day a correction also reaches what came that day. */
const rank = (fact: Fact) => (fact.event.type === 'DeathClaimed' ? 0 : 1);

const moved = (claim: DeathClaim, fact: FactOf<'DeathClaimRevised'>): DeathClaim => {
  const { receivedOn, position } = fact;
  const { death } = fact.event.data;
  const move = { receivedOn, from: claim.date, to: death, position };
  return { ...claim, date: death, moves: [...claim.moves, move] };
};

/** Corrections void or move what the same source had reported up to then, and nothing later. */
const claimsOfLists = (facts: readonly Fact[]): readonly DeathClaim[] => {
  let claims: DeathClaim[] = [];
  const ordered = facts
    .filter(isA('DeathClaimed', 'DeathClaimRevised', 'DeathClaimWithdrawn'))
    .sort((a, b) => compare(a.receivedOn, b.receivedOn) || rank(a) - rank(b) || byReceipt(a, b));
  for (const fact of ordered) {
    if (isA('DeathClaimed')(fact)) {
      claims.push(fromList(fact));
      continue;
    }
    const { source } = fact.event.data;
    const changed = (claim: DeathClaim): DeathClaim =>
      isA('DeathClaimRevised')(fact)
        ? moved(claim, fact)
        : {
            ...claim,
            ended: { how: 'withdrawn', on: fact.receivedOn, position: fact.position },
          };
    claims = claims.map((claim) =>
      claim.source === source && !claim.ended ? changed(claim) : claim,
    );
  }
  return claims;
};

/** A decision for a death says that somebody died, until a later one resumes the payment. */
const claimsOfDecisions = (facts: readonly Fact[]): readonly DeathClaim[] => {
  const decisions = facts.filter(isA('StopDecisionStated')).sort(byDecision);
  return decisions.flatMap((fact, index) => {
    const { ground, change } = fact.event.data;
    if (ground !== 'DEATH' || change === 'RESUME') return [];
    const resumed = decisions
      .slice(index + 1)
      .find((later) => later.event.data.change === 'RESUME');
    const ended: ClaimEnd | undefined = resumed && {
      how: 'resumed',
      on: resumed.receivedOn,
      position: resumed.position,
    };
    return [fromDecision(fact, ended)];
  });
};

/** Every claim of a death among facts that count on one day, with what became of it. */
export const deathClaimsOf = (facts: readonly Fact[]): readonly DeathClaim[] => [
  ...claimsOfLists(facts),
  ...claimsOfDecisions(facts),
];

/** Claims whose file was taken back by a day: in the history, and nowhere else. */
export const claimsTakenBack = (
  facts: readonly Fact[],
  knownOn: LocalDate,
): readonly DeathClaim[] =>
  facts
    .filter(({ withdrawnOn }) => withdrawnOn !== undefined && withdrawnOn <= knownOn)
    .flatMap((fact) => {
      const ended = { how: 'file-withdrawn', on: fact.withdrawnOn!, position: undefined } as const;
      if (isA('DeathClaimed')(fact)) return [{ ...fromList(fact), ended }];
      if (!isA('StopDecisionStated')(fact)) return [];
      const { ground, change } = fact.event.data;
      return ground === 'DEATH' && change !== 'RESUME' ? [fromDecision(fact, ended)] : [];
    });
