import { parseYearMonth, type YearMonth } from '@ledger/kernel';

/** What a cell is about: its kind of case, and for a household whether it is one month of it. */
export type CellKind =
  'household-month' | 'household-members' | 'fund' | 'batch' | 'payment' | 'clearing';

/** The months of a household, and its members whatever the month, are two kinds of one case. */
const HOUSEHOLD = 'household/';
const MEMBERS = '|members';

const after = (text: string, sign: string) => text.slice(text.lastIndexOf(sign) + 1);

export const cellKindOf = (key: string): CellKind => {
  if (!key.startsWith(HOUSEHOLD)) return key.slice(0, key.indexOf('/')) as CellKind;
  return key.endsWith(MEMBERS) ? 'household-members' : 'household-month';
};

/** The benefit month of a cell; undefined when it has none in its name. */
export const monthOfCell = (key: string): YearMonth | undefined =>
  cellKindOf(key) === 'household-month' ? parseYearMonth(after(key, '|')) : undefined;

/** How the names of the owners of such cells begin. */
export const ownersPrefixOf = (kind: CellKind): string =>
  kind.startsWith('household-') ? HOUSEHOLD : `${kind}/`;
