import { addMonths, dayOfMonth, lastDayOf, type YearMonth } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { chanceFrom } from './chance';
import { Known } from './labels/known';
import type { Label } from './labels/label';
import { labelsOf } from './labels/labels';
import { resultsOf } from './office/bank';
import { batchesOf, firstItems, itemKey } from './office/batches';
import type { Books, Item, Recovery } from './office/books';
import { registerDay } from './office/calendar';
import { endedByDeath } from './office/custody-ends';
import { type Entitlement, entitlementBy } from './office/entitlement';
import { movementsOf } from './office/funds';
import { type Cast, castIn, type Irregularities, type StoryTold } from './stories/cast';
import type { BankOrder, RecoveryOrder } from './stories/doings';
import { returnsIn } from './stories/incidents';
import { type World, worldOf } from './world/world';

export interface SimulationOrder {
  /** A street: nine digits. */
  readonly division: string;
  readonly street: string;
  readonly from: YearMonth;
  readonly months: number;
  readonly households: number;
  readonly seed: number;
  readonly irregularities: Irregularities;
  readonly policies: Policies;
}

export interface Simulation {
  readonly order: SimulationOrder;
  readonly books: Books;
  readonly stories: readonly StoryTold[];
  /** Takes its time: asked for only when somebody wants to compare. */
  labels(): readonly Label[];
}

/** Nobody can ask back what was never overpaid. */
const recoveriesOf = (
  orders: readonly RecoveryOrder[],
  books: Books,
  dueFen: Entitlement,
): readonly Recovery[] => {
  const known = new Known(books, dueFen);
  return orders
    .filter(({ registeredOn }) => registeredOn <= books.until)
    .map(({ household, month, registeredOn }) => ({
      household,
      month,
      registeredOn,
      receivedOn: registerDay.recoveries(registeredOn.slice(0, 7) as YearMonth),
      amountFen: known.overpaidFen(household, month, registeredOn),
    }))
    .filter(({ amountFen }) => amountFen > 0);
};

/** Returned items paid back to the treasury, by the bank's reference. */
const refundsOf = (
  orders: readonly BankOrder[],
  items: ReadonlyMap<string, Item>,
  until: string,
): readonly Recovery[] =>
  orders.flatMap((order) => {
    const item = items.get(itemKey(order));
    if (order.type !== 'fail' || !order.refundedOn || !item || order.refundedOn > until) return [];
    const { household, baseFen, ref } = item;
    const registeredOn = order.refundedOn;
    const receivedOn = registerDay.recoveries(registeredOn.slice(0, 7) as YearMonth);
    return [{ household, ref, amountFen: baseFen, registeredOn, receivedOn }];
  });

/** The office's whole paper of these months: rosters, the bank's words, the money behind them. */
const booksOf = (
  order: SimulationOrder,
  months: readonly YearMonth[],
  world: World,
  cast: Cast,
  dueFen: Entitlement,
): Books => {
  const chance = chanceFrom(order.seed);
  const { doings, wronged } = cast;
  const until = lastDayOf(months.at(-1) ?? order.from);
  const returns = returnsIn(months, world.households, wronged, chance.fork('returns'));
  const bank = [...doings.bank, ...returns];
  const households = [...world.households, ...doings.households].toSorted((a, b) =>
    a.no < b.no ? -1 : 1,
  );
  const { division, street } = order;
  const batches = batchesOf({ division, months, households, doings, bank, dueFen });
  const items = firstItems(batches);
  const inTime = <T extends { readonly receivedOn: string }>(papers: readonly T[]) =>
    papers.filter(({ receivedOn }) => receivedOn <= until);
  const books: Books = {
    division,
    street,
    months,
    until,
    households,
    decisions: inTime(doings.decisions),
    deathReports: inTime(doings.deathReports),
    corrections: inTime(doings.corrections),
    hardship: inTime(doings.hardship),
    accountChanges: inTime(doings.accountChanges),
    batches,
    results: resultsOf(batches, bank, items, chance.fork('bank')),
    movements: movementsOf(batches, doings.funds),
    recoveries: refundsOf(bank, items, until),
    cadres: [...world.cadres, ...doings.cadres],
    cadresReceivedOn: dayOfMonth(order.from, 10),
    filings: doings.filings,
    custody: endedByDeath(doings.custody, doings.decisions),
  };
  const recovered = recoveriesOf(doings.recoveries, books, dueFen);
  return { ...books, recoveries: inTime([...books.recoveries, ...recovered]) };
};

/** Households that something was told of, or that the bank returned money of. */
const concernedIn = ({ told, doings }: Cast, books: Books): ReadonlySet<string> => {
  const refs = new Map(
    books.batches.flatMap(({ items }) => items.map(({ ref, household }) => [ref, household.no])),
  );
  const returned = books.results
    .flatMap(({ lines }) => lines.filter(({ status }) => status !== '成功'))
    .map(({ ref }) => refs.get(ref) ?? '');
  const named = [...told.flatMap(({ households }) => households), ...returned];
  return new Set([...named, ...doings.filings.map(({ household }) => household.no)]);
};

/** The papers of a street that never was: the same for the same order, whenever it is asked. */
export const simulate = (order: SimulationOrder): Simulation => {
  const chance = chanceFrom(order.seed);
  const dueFen = entitlementBy(order.policies, order.division);
  const months = Array.from({ length: order.months }, (_, index) => addMonths(order.from, index));
  const { division, street, households, irregularities } = order;
  const world = worldOf({ division, street, months, households, dueFen }, chance.fork('world'));
  const cast = castIn(
    { world, months, households, street, dueFen, irregularities },
    chance.fork('cast'),
  );
  const books = booksOf(order, months, world, cast, dueFen);
  return {
    order,
    books,
    stories: cast.told,
    labels: () => labelsOf(books, concernedIn(cast, books), dueFen),
  };
};
