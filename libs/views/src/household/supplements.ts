import type { DivisionCode, YearMonth } from '@ledger/kernel';
import {
  isSupplementKind,
  type PaymentInstructed,
  type PaymentKind,
  type SupplementKind,
  type SupplementOrdered,
  type SupplementOrderReversed,
} from '@ledger/ledger';
import { type Fact, type FactOf, inLogOrder, isA } from '../fact';
import type { Item } from './items';

/** One supplement (补助) that was ordered for a benefit month and stands. */
export type Supplement = SupplementOrdered['data'];

/** What of an order says who gets how much. */
export type SupplementTerms = Pick<
  Supplement,
  'benefitMonth' | 'division' | 'households' | 'per' | 'amountFen'
>;

export type SupplementFact = FactOf<'SupplementOrdered' | 'SupplementOrderReversed'>;

export const isOfSupplements: (fact: Fact) => fact is SupplementFact = isA(
  'SupplementOrdered',
  'SupplementOrderReversed',
);

type Ordered = SupplementOrdered['data'] | SupplementOrderReversed['data'];

const keyOf = ({ division, benefitMonth, order }: Ordered): string =>
  JSON.stringify([division.slice(0, 9), benefitMonth, order]);

/** The orders that stand, in the order of the log. */
export const supplementsIn = (known: readonly Fact[]): readonly Supplement[] => {
  const standing = new Map<string, Supplement>();
  for (const { event } of known.filter(isOfSupplements).sort(inLogOrder)) {
    if (event.type === 'SupplementOrdered') standing.set(keyOf(event.data), event.data);
    else standing.delete(keyOf(event.data));
  }
  return [...standing.values()];
};

/** Is this household meant by an order: by name, or because it lives where it was given for? */
export const isMeant = (
  { households, division, benefitMonth }: SupplementTerms,
  household: string,
  where: DivisionCode,
  month: YearMonth,
): boolean =>
  benefitMonth === month &&
  (households ? (households as readonly string[]).includes(household) : where.startsWith(division));

/** What an order gives to a household with so many covered members. Fen. */
export const givenBy = (
  { per, amountFen }: Pick<Supplement, 'per' | 'amountFen'>,
  coveredCount: number,
): number => (per === 'HOUSEHOLD' ? amountFen : amountFen * coveredCount);

/**
 * The items of the benefit itself: what is paid beside it (补助) is another kind of money, and so is
 * what sends that again.
 */
export const monthlyAmong = (items: readonly Item[]): readonly Item[] => {
  if (items.every(({ instructed }) => !isSupplementKind(instructed.kind))) return items;
  return items.filter((item) => !kindsSent(item, items).some(isSupplementKind));
};

const NONE: ReadonlySet<Item> = new Set();

/** The items that bring the rest of a month by a higher standard (调标补差) or send such one again. */
export const adjustmentsAmong = (items: readonly Item[]): ReadonlySet<Item> => {
  if (items.every(({ instructed }) => instructed.kind !== 'STANDARD_ADJUSTMENT')) return NONE;
  return new Set(items.filter((item) => kindsSent(item, items).includes('STANDARD_ADJUSTMENT')));
};

/** The kind of an item, of what it sends again, and so on back to what came first. */
const kindsSent = (item: Item, items: readonly Item[]): readonly PaymentKind[] => {
  const kinds: PaymentKind[] = [];
  const seen = new Set<string>();
  for (let one: Item | undefined = item; one && !seen.has(one.ref);) {
    const { kind, reissueOf }: PaymentInstructed['data'] = one.instructed;
    seen.add(one.ref);
    kinds.push(kind);
    one = reissueOf === undefined ? undefined : items.find(({ ref }) => ref === reissueOf);
  }
  return kinds;
};

/** What was instructed of a kind, whatever the bank made of it. Fen. */
export const instructedFen = (items: readonly Item[], kind: SupplementKind): number =>
  items
    .filter(({ instructed }) => instructed.kind === kind)
    .reduce((fen, { instructed }) => fen + instructed.totalFen, 0);
