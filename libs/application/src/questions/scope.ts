import { covers, type DivisionCode, type LocalDate } from '@ledger/kernel';

/** Whose question it is (a division prefix; '' is everything) and as of which knowledge day. */
export interface Asked {
  readonly scope: DivisionCode;
  readonly knownOn: LocalDate;
}

/** A row holds on a day when the day lies in its interval; $1 is the day, $2 the scope. */
export const HOLDS = `known_from <= $1 and (known_until is null or known_until > $1)`;

/** A change of money by day has happened by a day; $1 is the day. All of them are the sums of it. */
export const HAPPENED = `day <= $1`;

/** The same as `IN_SCOPE` for a row in memory. */
export const isInScope = (division: string, scope: DivisionCode): boolean =>
  covers(scope, division) || (scope.length <= 9 && scope.startsWith(division));

/** The divisions a scope lies in: its own code cut short, each an index can look for. */
const ABOVE_SCOPE = `array(select left($2, length) from generate_series(0, length($2)) length)`;

/**
 * Rows of a division within the scope. Money of a district or a bank line without an item names
 * no village: it shows to those who see at least a street.
 */
export const IN_SCOPE = `(division like $2 || '%' or (length($2) <= 9 and (division is null
  or division = any (${ABOVE_SCOPE}))))`;
