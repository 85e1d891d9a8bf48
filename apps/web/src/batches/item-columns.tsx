import { useMemo } from 'react';
import { yuan } from '../figures';
import type { Column } from '../list/column';
import { usePaymentWords } from '../money/payment-words';
import { useRules } from '../queries';
import { useSight } from '../session/sight';
import { useJoined } from '../words/joined';
import { useLanguage } from '../words/language';
import type { ScreenedItem } from './beside';
import { LineFindings } from './line-findings';
import { RefundActs } from './refund';
import { useRefundWords } from './refund-words';
import { useWhoColumns } from './who-columns';
import { useBatchWords } from './words';

const useBank = () => {
  const words = useBatchWords();
  const { failures } = usePaymentWords();
  return ({ bank, creditedOn, returnedOn, failureCode, creditedFen, totalFen }: ScreenedItem) =>
    [
      words.banks[bank] ?? bank,
      creditedOn ?? returnedOn,
      failureCode && (failures[failureCode] ?? failureCode),
      bank === 'credited' && creditedFen !== totalFen && yuan(creditedFen),
    ]
      .filter(Boolean)
      .join(' ');
};

const useColumns = (): readonly Column<ScreenedItem>[] => {
  const words = useBatchWords();
  const whoColumns = useWhoColumns();
  const { say } = useLanguage();
  const rules = useRules().data;
  const bankOf = useBank();
  const { clauses, said } = useJoined();
  return useMemo(
    (): readonly Column<ScreenedItem>[] => [
      {
        key: 'ref',
        title: words.ref,
        of: ({ ref }) => ref,
        show: ({ ref }) => <span className="whole">{ref}</span>,
      },
      ...whoColumns,
      { key: 'sum', title: words.sum, of: ({ totalFen }) => totalFen, kind: 'yuan' },
      {
        key: 'edit',
        title: words.edits,
        of: ({ edit }) =>
          edit &&
          said(
            words.edited(words.editReasons[edit.reasonCode] ?? edit.reasonCode, edit.editedBy),
            edit.reason ?? words.noReason,
          ),
      },
      { key: 'bank', title: words.bank, of: bankOf },
      {
        key: 'weight',
        title: words.weight,
        of: ({ weight }) => weight,
        say: (weight) => words.weights[weight] ?? weight,
        isChoice: true,
      },
      {
        key: 'findings',
        title: words.findings,
        of: ({ findings }) =>
          clauses(
            findings.map(
              ({ rule }) => `${rule} ${say(rules?.get(rule)?.title ?? { zh: '', en: '' })}`,
            ),
          ) || null,
        show: ({ findings, weight }) =>
          weight === 'unscreened' ? '—' : <LineFindings findings={findings} />,
      },
    ],
    [words, whoColumns, rules, say],
  );
};

/** What nothing is said in takes no room: no line was changed, or the bank has not answered yet. */
const withWords = (
  columns: readonly Column<ScreenedItem>[],
  items: readonly ScreenedItem[],
): readonly Column<ScreenedItem>[] => {
  const empty = new Set<string>();
  if (items.every(({ edit }) => edit === null)) empty.add('edit');
  if (items.every(({ bank }) => bank === 'none')) empty.add('bank');
  return columns.filter(({ key }) => !empty.has(key));
};

/** What came back can be paid back to the treasury by whoever keeps the books. */
const useActs = (): readonly Column<ScreenedItem>[] => {
  const { act } = useRefundWords();
  const mayBook = useSight().may('book-funds');
  return useMemo(
    () =>
      mayBook
        ? [
            {
              key: 'acts',
              title: act,
              of: () => null,
              show: (item) => (item.bank === 'returned' ? <RefundActs of={item} /> : null),
              isAct: true,
            },
          ]
        : [],
    [act, mayBook],
  );
};

/** What there is to read of the items, and to do with those that came back. */
export const useItemColumns = (items: readonly ScreenedItem[]): readonly Column<ScreenedItem>[] => {
  const columns = useColumns();
  const acts = useActs();
  return useMemo(
    () => [
      ...withWords(columns, items),
      ...(items.some(({ bank }) => bank === 'returned') ? acts : []),
    ],
    [items, columns, acts],
  );
};
