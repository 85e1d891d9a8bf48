import { type ParsedFile, paymentKindOf } from '@ledger/intake';
import type { HouseholdNo, YearMonth } from '@ledger/kernel';
import type { PaymentKind } from '@ledger/ledger';
import type { Paid } from './draft';

/** What a roster (花名册) or the draft pays one household for one month, of one kind. */
export interface Pay {
  readonly household: HouseholdNo;
  readonly benefitMonth: YearMonth;
  readonly kind: PaymentKind;
  readonly paid: Paid;
  /** Rows of the sheet, as a reader counts them. */
  readonly rows: readonly number[];
}

export const payKey = ({
  household,
  benefitMonth,
  kind,
}: Pick<Pay, 'household' | 'benefitMonth' | 'kind'>): string =>
  JSON.stringify([household, benefitMonth, kind]);

const plus = (a: Paid, b: Paid): Paid => ({
  baseAmountFen: a.baseAmountFen + b.baseAmountFen,
  supplementFen: a.supplementFen + b.supplementFen,
  otherFen: a.otherFen + b.otherFen,
});

/** Several rows of a kind for one month are one pay: which of them is which nobody can say. */
export const together = (pays: readonly Pay[]): ReadonlyMap<string, Pay> => {
  const all = new Map<string, Pay>();
  for (const pay of pays) {
    const held = all.get(payKey(pay));
    const joined = held && {
      ...held,
      paid: plus(held.paid, pay.paid),
      rows: [...held.rows, ...pay.rows],
    };
    all.set(payKey(pay), joined ?? pay);
  }
  return all;
};

/** The total is what is paid; what is named beside the base amount is part of it. */
const paidIn = (cells: ParsedFile['rows'][number]['cells']): Paid => {
  const fenIn = (column: string) => Number(cells[column] ?? 0);
  const [supplementFen, otherFen] = [fenIn('分类施保金'), fenIn('其他补贴')];
  return { baseAmountFen: fenIn('实发合计') - supplementFen - otherFen, supplementFen, otherFen };
};

/** The pays of a roster, those of its rows that an import would take. */
export const paysIn = ({ rows }: ParsedFile): ReadonlyMap<string, Pay> =>
  together(
    rows.map(({ sheetRow, cells }) => ({
      household: String(cells['家庭编号'] ?? '') as HouseholdNo,
      benefitMonth: String(cells['所属月份'] ?? '') as YearMonth,
      kind: paymentKindOf(String(cells['发放类型'] ?? '')),
      paid: paidIn(cells),
      rows: [sheetRow],
    })),
  );
