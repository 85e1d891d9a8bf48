import { intervalOf, type LocalDate } from '@ledger/kernel';
import type { Fact, FactOf } from '../fact';
import { hereSince, isA } from '../fact';
import { byDecision, type DeathClaim } from '../household/death-claims';
import type { Death } from '../household/deaths';
import { hardshipOf } from '../household/hardship';
import type { Step } from './chain';
import { between, firstOf, inMonth, onDay, type Sign, signStep } from './steps';

export type Decision = FactOf<'StopDecisionStated'>;

/** When the fact was true, since when it could be known and where, and what was decided on it. */
export interface Told {
  readonly steps: readonly Step[];
  /** The news that first reached the street. */
  readonly arrived: Sign | undefined;
  readonly decision: Decision | undefined;
}

const toldFrom = (
  happened: readonly Step[],
  elsewhere: readonly Sign[],
  here: readonly Sign[],
  decision: Decision | undefined,
): Told => {
  const arrived = firstOf(here);
  return {
    steps: [
      ...happened,
      ...signStep('signalled', firstOf([...elsewhere, ...here])),
      ...signStep('arrived', arrived),
    ],
    arrived,
    decision,
  };
};

/** Other bodies' own records, as their lists tell them (火化日期、户籍注销日期). */
const recordsElsewhere = ({ fact }: DeathClaim): readonly Sign[] => {
  if (!isA('DeathClaimed')(fact)) return [];
  const { crematedOn, deregisteredOn } = fact.event.data;
  return [
    ...(crematedOn ? [{ on: crematedOn, source: 'CREMATION', fact }] : []),
    ...(deregisteredOn ? [{ on: deregisteredOn, source: 'POLICE', fact }] : []),
  ];
};

/** A report is here when it came, or when the deciding office says it had learned. */
const arrivals = (claim: DeathClaim): readonly Sign[] => {
  const { fact, source, receivedOn, learnedOn, linkedOn } = claim;
  const days = linkedOn ? [hereSince(claim)] : [receivedOn, learnedOn];
  return [...new Set(days)].map((on) => ({ on, source, fact }));
};

const diedStep = ({ reports, interval }: Death): readonly Step[] => {
  if (!interval) return [];
  const dated = reports.filter(({ date }) => intervalOf(date));
  const sources = [...new Set((dated.length > 0 ? dated : reports).map(({ source }) => source))];
  const source = sources.sort().join(',');
  const [first] = dated;
  const oneMonth =
    first?.date.precision === 'MONTH' &&
    dated.every(({ date }) => JSON.stringify(date) === JSON.stringify(first.date));
  return oneMonth && first.date.precision === 'MONTH'
    ? [inMonth('happened', first.date.month, { source })]
    : [between('happened', interval, { source })];
};

/** A death, by the claims that count. */
export const deathTold = (claims: readonly DeathClaim[], death: Death, household: string): Told => {
  const valid = claims.filter(({ ended }) => ended === undefined);
  const decisions = valid
    .map(({ fact }) => fact)
    .filter(isA('StopDecisionStated'))
    .filter(({ event }) => event.data.household === household);
  return toldFrom(
    diedStep(death),
    valid.flatMap(recordsElsewhere),
    valid.flatMap(arrivals),
    decisions.sort(byDecision)[0],
  );
};

/** Decisions to move a person to special hardship that no later resumption of theirs undid. */
const transfers = (facts: readonly Fact[]): readonly Decision[] => {
  const all = facts.filter(isA('StopDecisionStated')).sort(byDecision);
  const lastResume = all.findLastIndex(({ event }) => event.data.change === 'RESUME');
  return all.filter(
    ({ event }, index) => index > lastResume && event.data.ground === 'TRANSFER_SH',
  );
};

/** A transfer to special hardship, by the roster and by the decisions on the person. */
export const transferTold = (facts: readonly Fact[], household: string): Told => {
  const hardship = hardshipOf(facts);
  if (!hardship) return toldFrom([], [], [], undefined);
  const { startMonth, confirmedOn, firstReceivedOn, knownHereOn } = hardship;
  const rows = facts
    .filter(isA('SpecialHardshipStated'))
    .filter(({ event }) => event.data.startMonth === startMonth);
  const roster = rows.find(({ receivedOn }) => receivedOn === firstReceivedOn)!;
  const learned = facts
    .filter(isA('StopDecisionStated'))
    .filter(({ event }) => event.data.ground === 'TRANSFER_SH' && event.data.change !== 'RESUME')
    .flatMap((fact) =>
      fact.event.data.learnedOn
        ? [{ on: fact.event.data.learnedOn, source: 'DECISION', fact }]
        : [],
    );
  return toldFrom(
    confirmedOn
      ? [onDay('happened', confirmedOn, { source: 'CONFIRMATION', positions: [roster.position] })]
      : [inMonth('happened', startMonth, { source: 'HARDSHIP', positions: [roster.position] })],
    confirmedOn ? [{ on: confirmedOn, source: 'CONFIRMATION', fact: roster }] : [],
    [{ on: knownHereOn, source: 'HARDSHIP', fact: roster }, ...learned],
    transfers(facts).find(({ event }) => event.data.household === household),
  );
};

/** A stop of the household that had been decided by the freeze: the office's own act. */
export const stopTold = (
  decisions: readonly Decision[],
  month: string,
  frozenOn: LocalDate | undefined,
): Told => {
  const decision = decisions
    .filter(({ event }) => event.data.change === 'STOP' && event.data.effectiveMonth <= month)
    .filter(({ event }) => !frozenOn || event.data.decidedOn <= frozenOn)
    .sort(byDecision)
    .at(-1);
  if (!decision) return toldFrom([], [], [], undefined);
  const { factOn, factMonth, learnedOn } = decision.event.data;
  const more = { source: 'DECISION', positions: [decision.position] };
  const happened = factOn
    ? [onDay('happened', factOn, more)]
    : factMonth
      ? [inMonth('happened', factMonth, more)]
      : [];
  const on = learnedOn ?? decision.receivedOn;
  return toldFrom(happened, [], [{ on, source: 'DECISION', fact: decision }], decision);
};
