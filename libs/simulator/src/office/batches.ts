import type { YearMonth } from '@ledger/kernel';
import type { BankOrder, Doings, RosterOrder } from '../stories/doings';
import type { Household } from '../world/household';
import type { Batch, Item } from './books';
import { type PaymentDays, paymentDays } from './calendar';
import type { Entitlement } from './entitlement';
import { accountOn, byHousehold, standingIn } from './standing';

export interface RosterNeeds {
  readonly division: string;
  readonly months: readonly YearMonth[];
  readonly households: readonly Household[];
  readonly doings: Doings;
  readonly bank: readonly BankOrder[];
  readonly dueFen: Entitlement;
}

type Row = Omit<Item, 'ref' | 'line'>;

/** Writes the rosters as the office would, except where it is ordered otherwise. */
class RosterWriter {
  private readonly decisions;
  private readonly changes;
  private readonly orders;

  constructor(private readonly needs: RosterNeeds) {
    this.decisions = byHousehold(needs.doings.decisions);
    this.changes = byHousehold(needs.doings.accountChanges);
    this.orders = byHousehold(needs.doings.roster);
  }

  rows(days: PaymentDays, earlier: ReadonlyMap<string, Item>): readonly Row[] {
    const { households, bank } = this.needs;
    return [
      ...households.flatMap((household) => this.regular(household, days)),
      ...households.flatMap((household) => this.backPay(household, days)),
      ...bank.flatMap((order) => this.again(order, days, earlier)),
    ];
  }

  private row(household: Household, month: YearMonth, days: PaymentDays, kind: Item['kind']): Row {
    const { members } = standingIn(household, this.decisions(household), month, days.frozenOn);
    return {
      household,
      kind,
      benefitMonth: month,
      coveredCount: members.filter(({ covered }) => covered).length,
      size: members.length,
      incomeFen: members.reduce((sum, { incomeFen }) => sum + incomeFen, 0),
      baseFen: this.needs.dueFen(members, month),
      account: accountOn(household, this.changes(household), days.frozenOn),
    };
  }

  /** In the archive, begun, and not stopped by what was decided up to the freeze. */
  private isPaid(household: Household, { month, frozenOn }: PaymentDays): boolean {
    const { statedOn, startMonth } = household;
    if (statedOn === undefined || statedOn > frozenOn || startMonth > month) return false;
    return !standingIn(household, this.decisions(household), month, frozenOn).stopped;
  }

  private regular(household: Household, days: PaymentDays): readonly Row[] {
    const orders = this.orders(household).filter((order) => order.month === days.month);
    const ordered = (type: RosterOrder['type']) => orders.some((order) => order.type === type);
    if (ordered('leave-out')) return [];
    if (!this.isPaid(household, days) && !ordered('anyway')) return [];
    const row = this.row(household, days.month, days, '正常');
    const byFen = orders.reduce((sum, one) => sum + (one.type === 'change' ? one.byFen : 0), 0);
    const changed = { ...row, baseFen: row.baseFen + byFen };
    if (changed.baseFen <= 0) return [];
    return ordered('again') ? [changed, changed] : [changed];
  }

  private backPay(household: Household, days: PaymentDays): readonly Row[] {
    return this.orders(household)
      .filter((order) => order.type === 'back-pay' && order.inMonth === days.month)
      .map(({ month }) => this.row(household, month, days, '补发'));
  }

  private again(
    order: BankOrder,
    days: PaymentDays,
    earlier: ReadonlyMap<string, Item>,
  ): readonly Row[] {
    if (order.type !== 'fail' || order.again !== days.month) return [];
    const item = earlier.get(itemKey(order));
    return item
      ? [
          {
            ...item,
            kind: '重发',
            account: accountOn(item.household, this.changes(item.household), days.frozenOn),
            cites: item.ref,
          },
        ]
      : [];
  }
}

/** The regular item of a household and a month. */
export const itemKey = (about: {
  readonly household: Household;
  readonly month: YearMonth;
}): string => `${about.household.no}|${about.month}`;

export const batchesOf = (needs: RosterNeeds): readonly Batch[] => {
  const writer = new RosterWriter(needs);
  const earlier = new Map<string, Item>();
  return needs.months.map((month) => {
    const days = paymentDays(month);
    const no = `MN${needs.division.slice(-3)}${month.replace('-', '')}01`;
    const items = writer.rows(days, earlier).map((row, index) => {
      const line = index + 1;
      return { ...row, line, ref: `${no}-${String(line).padStart(4, '0')}` };
    });
    for (const item of items) {
      const key = itemKey({ household: item.household, month: item.benefitMonth });
      if (item.kind === '正常' && !earlier.has(key)) earlier.set(key, item);
    }
    return { no, days, items };
  });
};

export const firstItems = (batches: readonly Batch[]): ReadonlyMap<string, Item> => {
  const items = new Map<string, Item>();
  for (const item of batches.flatMap((batch) => batch.items)) {
    const key = itemKey({ household: item.household, month: item.benefitMonth });
    if (item.kind === '正常' && !items.has(key)) items.set(key, item);
  }
  return items;
};
