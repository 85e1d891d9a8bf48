import type { LocalDate } from '@ledger/kernel';
import type { OfficeHoldingStated } from '@ledger/ledger';
import { type Fact, isA } from '../fact';

export type Office = OfficeHoldingStated['data'];

/** The offices of one person: the newest list that names them says all of them. */
export const officesOf = (facts: readonly Fact[]): readonly Office[] => {
  const stated = facts.filter(isA('OfficeHoldingStated')).map(({ event }) => event.data);
  const newest = stated
    .map(({ statedOn }) => statedOn)
    .sort()
    .at(-1);
  return stated.filter(({ statedOn }) => statedOn === newest);
};

/** In post on a day: the term has begun and its last day is not over. */
export const inPost = ({ termFrom, termUntil }: Office, day: LocalDate): boolean =>
  (termFrom === undefined || termFrom <= day) && (termUntil === undefined || day <= termUntil);
