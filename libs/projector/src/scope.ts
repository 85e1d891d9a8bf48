import type { LocalDate, YearMonth } from '@ledger/kernel';
import { type CaseFacts, type Cell, type CellKind, cellKindOf, monthOfCell } from '@ledger/views';

/** Cells a rule or a policy can touch: of a kind, in a division, for some months. */
export interface Scope {
  readonly kind: CellKind;
  /** '' covers everything. */
  readonly division: string;
  readonly from: YearMonth | null;
  /** Not included. */
  readonly until: YearMonth | null;
}

const SIGN = '?';

/** The name under which some cells of a case stand on the due list. */
export const scopeName = (owner: string, { kind, division, from, until }: Scope): string =>
  `${owner}${SIGN}${JSON.stringify({ kind, division, from, until })}`;

/** The scopes among what is due of a case, with their days. */
export const scopesIn = (
  owner: string,
  due: ReadonlyMap<string, LocalDate>,
): readonly (readonly [Scope, LocalDate])[] => {
  const start = `${owner}${SIGN}{`;
  return [...due].flatMap(([name, day]) =>
    name.startsWith(start)
      ? [[JSON.parse(name.slice(start.length - 1)) as Scope, day] as const]
      : [],
  );
};

/** One of two division codes lies within the other. */
const isWithin = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

/** Does anything in the case belong to the division? A case that names none may. */
const isIn = (facts: CaseFacts, division: string): boolean => {
  if (division === '') return true;
  let named = false;
  for (const list of facts.values()) {
    for (const { event } of list) {
      if (!('division' in event.data)) continue;
      if (isWithin(event.data.division, division)) return true;
      named = true;
    }
  }
  return !named;
};

export const isTouched = (cell: Cell, facts: CaseFacts, scope: Scope): boolean => {
  if (cellKindOf(cell.key) !== scope.kind) return false;
  const month = monthOfCell(cell.key);
  if (month && scope.from && month < scope.from) return false;
  if (month && scope.until && month >= scope.until) return false;
  return isIn(facts, scope.division);
};
