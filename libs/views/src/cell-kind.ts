import { parseYearMonth, type YearMonth } from '@ledger/kernel';

/** What a cell is about: its kind of case, and for a household whether it is one month of it. */
export type CellKind =
  | 'household-month'
  | 'household-members'
  | 'household-relatives'
  | 'household-account-changes'
  | 'fund'
  | 'batch'
  | 'bank-file'
  | 'payment'
  | 'clearing'
  | 'account'
  | 'custody'
  | 'proxy';

/** The months of a household, and what is asked of it whatever the month, are kinds of one case. */
const HOUSEHOLD = 'household/';
const WHATEVER_THE_MONTH = ['members', 'relatives', 'account-changes'] as const;

const after = (text: string, sign: string) => text.slice(text.lastIndexOf(sign) + 1);

export const cellKindOf = (key: string): CellKind => {
  if (!key.startsWith(HOUSEHOLD)) return key.slice(0, key.indexOf('/')) as CellKind;
  const asked = WHATEVER_THE_MONTH.find((one) => after(key, '|') === one);
  return asked ? `household-${asked}` : 'household-month';
};

/** The benefit month of a cell; undefined when it has none in its name. */
export const monthOfCell = (key: string): YearMonth | undefined =>
  cellKindOf(key) === 'household-month' ? parseYearMonth(after(key, '|')) : undefined;

/** How the names of the owners of such cells begin. */
export const ownersPrefixOf = (kind: CellKind): string =>
  kind.startsWith('household-') ? HOUSEHOLD : `${kind}/`;
