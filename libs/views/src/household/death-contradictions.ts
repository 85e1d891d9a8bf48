import { intervalOf } from '@ledger/kernel';
import { isA } from '../fact';
import type { DeathClaim } from './death-claims';

/**
 * How the word of one source on a death goes against another's: two name days that exclude each
 * other; a resumption says alive while a list says dead; a cremation or deregistration lies before
 * the death it belongs to; a decision stands though every list it could rest on was taken back.
 */
export type DeathContradiction =
  'days-exclude-each-other' | 'alive-again' | 'recorded-before-death' | 'decision-stands-alone';

const valid = (claims: readonly DeathClaim[]) => claims.filter(({ ended }) => ended === undefined);

/** Do two valid claims name days that exclude each other? */
export const excludeEachOther = (claims: readonly DeathClaim[]): boolean => {
  const said = valid(claims)
    .map(({ date }) => intervalOf(date))
    .filter((interval) => interval !== undefined);
  return said.some((one) => said.some((other) => one.latest < other.earliest));
};

const recordedBeforeDeath = ({ date, recordedElsewhereOn }: DeathClaim): boolean => {
  const earliest = intervalOf(date)?.earliest;
  return earliest !== undefined && recordedElsewhereOn.some((day) => day < earliest);
};

/** A resumption answers decisions; a list that was there or came since still says dead. */
const aliveAgain = (claims: readonly DeathClaim[]): boolean =>
  claims.some(({ ended }) => ended?.how === 'resumed') && valid(claims).some(({ list }) => list);

const standsAlone = (claims: readonly DeathClaim[]): boolean =>
  valid(claims).some(({ list }) => !list) &&
  !valid(claims).some(({ list }) => list) &&
  claims.some(({ list, ended }) => list && ended?.how === 'withdrawn');

/** How the claims of one person contradict each other, of those known on one day. */
export const contradictionsIn = (claims: readonly DeathClaim[]): readonly DeathContradiction[] => [
  ...(excludeEachOther(claims) ? (['days-exclude-each-other'] as const) : []),
  ...(aliveAgain(claims) ? (['alive-again'] as const) : []),
  ...(valid(claims).some(recordedBeforeDeath) ? (['recorded-before-death'] as const) : []),
  ...(standsAlone(claims) ? (['decision-stands-alone'] as const) : []),
];

/** Statements of the decisions a contradiction calls in question, in whatever file they stand. */
export const decisionsIn = (claims: readonly DeathClaim[]): readonly string[] =>
  valid(claims)
    .map(({ fact }) => fact)
    .filter(isA('StopDecisionStated'))
    .map(({ statement }) => statement);
