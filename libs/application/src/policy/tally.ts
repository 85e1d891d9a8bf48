import type { Finding, Money } from '@ledger/views';
import type { BeforeAfter, Difference } from './answers';

/** One finding now and as it would be; one of the two may not be there. */
export interface Pair {
  readonly id: string;
  readonly before?: Finding;
  readonly after?: Finding;
}

export type PairKind = 'appears' | 'lapses' | 'changes';

export const kindOf = ({ before, after }: Pair): PairKind =>
  before ? (after ? 'changes' : 'lapses') : 'appears';

interface Counts {
  appear: number;
  lapse: number;
  change: number;
}

/** A village, or what belongs to none. */
export interface Where {
  readonly village: string | null;
  readonly division: string | null;
}

export const whereKey = ({ village, division }: Where): string =>
  JSON.stringify([village, division]);

type Sums = Pick<Money, 'overpaid' | 'overpaidPossible'>;

const countIn = <K>(counts: Map<K, Counts>, key: K, kind: PairKind): void => {
  const held = counts.get(key) ?? { appear: 0, lapse: 0, change: 0 };
  counts.set(key, held);
  if (kind === 'appears') held.appear += 1;
  else if (kind === 'lapses') held.lapse += 1;
  else held.change += 1;
};

export const differenceOf = (before: number, counts: Readonly<Counts> | undefined): Difference => {
  const { appear = 0, lapse = 0, change = 0 } = counts ?? {};
  return { before, after: before + appear - lapse, appear, lapse, change };
};

/** Counts every difference and keeps the first of them, so that memory is bounded. */
export class Tally {
  readonly byRule = new Map<string, Counts>();
  readonly byVillage = new Map<string, Counts>();
  readonly overpaidByVillage = new Map<string, number>();
  readonly pairs: Pair[] = [];
  more = 0;
  overpaid = 0;
  overpaidPossible = 0;
  private readonly all = new Map<'all', Counts>();

  constructor(private readonly limit: number) {}

  count(pair: Pair): void {
    const finding = (pair.after ?? pair.before)!;
    const kind = kindOf(pair);
    countIn(this.byRule, finding.rule, kind);
    countIn(this.byVillage, whereKey(finding), kind);
    countIn(this.all, 'all', kind);
    if (this.pairs.length < this.limit) this.pairs.push(pair);
    else this.more += 1;
  }

  money(where: Where, before: Sums, after: Sums): void {
    const more = after.overpaid - before.overpaid;
    this.overpaid += more;
    this.overpaidPossible += after.overpaidPossible - before.overpaidPossible;
    const key = whereKey(where);
    this.overpaidByVillage.set(key, (this.overpaidByVillage.get(key) ?? 0) + more);
  }

  findings(before: number): Difference {
    return differenceOf(before, this.all.get('all'));
  }
}

export const beforeAfter = (before: number, more: number): BeforeAfter => ({
  before,
  after: before + more,
});
