import { type Decide, type Decider, type Evolve, type Refusal, refuse } from '@ledger/kernel';
import type { SupplementEvent, SupplementOrdered, SupplementOrderReversed } from './events';

type Ordered = SupplementOrdered['data'];
type Reversed = SupplementOrderReversed['data'];

/** What was ordered for a street and benefit month, by number; and how many orders there ever were. */
export interface SupplementState {
  readonly orders: ReadonlyMap<number, Ordered>;
  readonly given: number;
}

export type SupplementAct =
  | {
      readonly type: 'OrderSupplement';
      readonly data: Omit<Ordered, 'order'> & { readonly askedBy: string };
    }
  | {
      readonly type: 'ReverseSupplement';
      readonly data: Omit<Reversed, 'division' | 'households'> & {
        readonly askedBy: string;
      };
    };

export type SupplementRefusal =
  'second-person-missing' | 'supplement-ordered-before' | 'supplement-not-ordered';

const STREET_DIGITS = 9;

/** Could one household get something by both? */
const meet = (a: Pick<Ordered, 'division' | 'households'>, b: Ordered): boolean => {
  if (a.households && b.households) {
    const named = new Set(b.households);
    return a.households.some((household) => named.has(household));
  }
  // Households are named without their village: they may live anywhere in the street.
  const [one, other] = [a, b].map(({ households, division }) =>
    households ? division.slice(0, STREET_DIGITS) : division,
  ) as [string, string];
  return one.startsWith(other) || other.startsWith(one);
};

/** One document gives a household one amount of a kind, however many orders carry it out. */
export const supplementBefore = (
  asked: Pick<Ordered, 'kind' | 'document' | 'division' | 'households'>,
  { orders }: SupplementState,
): Refusal<'supplement-ordered-before'> | undefined => {
  const before = [...orders.values()].find(
    (one) => one.kind === asked.kind && one.document === asked.document && meet(asked, one),
  );
  if (!before) return undefined;
  const { order, document, division, orderedOn } = before;
  return refuse('supplement-ordered-before', { order, document, division, orderedOn });
};

const decide: Decide<SupplementState, SupplementAct, SupplementEvent, SupplementRefusal> = {
  OrderSupplement: ({ askedBy, ...data }, state) => {
    if (askedBy === data.confirmedBy) return refuse('second-person-missing');
    const before = supplementBefore(data, state);
    if (before) return before;
    return [{ type: 'SupplementOrdered', data: { ...data, order: state.given + 1 } }];
  },
  ReverseSupplement: (
    { askedBy, ...data },
    { orders },
  ): readonly SupplementEvent[] | Refusal<SupplementRefusal> => {
    const { order, confirmedBy } = data;
    if (askedBy === confirmedBy) return refuse('second-person-missing');
    const standing = orders.get(order);
    if (!standing) return refuse('supplement-not-ordered', { order });
    const { division, households } = standing;
    const of = { division, ...(households && { households }) };
    return [{ type: 'SupplementOrderReversed', data: { ...data, ...of } }];
  },
};

const evolve: Evolve<SupplementState, SupplementEvent> = {
  SupplementOrdered: ({ orders, given }, data) => ({
    orders: new Map(orders).set(data.order, data),
    given: Math.max(given, data.order),
  }),
  SupplementOrderReversed: ({ orders, given }, { order }) => ({
    orders: new Map([...orders].filter(([other]) => other !== order)),
    given,
  }),
};

/** Supplements of one street and benefit month. */
export const supplement: Decider<
  SupplementState,
  SupplementAct,
  SupplementEvent,
  SupplementRefusal
> = { initialState: { orders: new Map(), given: 0 }, decide, evolve };
