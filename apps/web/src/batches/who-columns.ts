import { useMemo } from 'react';
import type { Column } from '../list/column';
import { usePaymentWords } from '../money/payment-words';
import { useBatchWords } from './words';

interface Paid {
  readonly village: string;
  readonly householdNo: string;
  readonly headName: string | null;
  readonly kind: string;
  readonly benefitMonth: string;
}

/** Who is paid, of which kind and for which month: the same of a draft and of a frozen list. */
export const useWhoColumns = (): readonly Column<Paid>[] => {
  const words = useBatchWords();
  const { kinds } = usePaymentWords();
  return useMemo(
    () => [
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      { key: 'household', title: words.household, of: ({ householdNo }) => householdNo },
      { key: 'head', title: words.head, of: ({ headName }) => headName },
      {
        key: 'kind',
        title: words.kind,
        of: ({ kind }) => kind,
        say: (kind) => kinds[kind] ?? kind,
        isChoice: true,
      },
      { key: 'month', title: words.lineMonth, of: ({ benefitMonth }) => benefitMonth },
    ],
    [words, kinds],
  );
};
