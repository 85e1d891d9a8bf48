import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { RecoveryOffset, SettlementKind } from '@ledger/ledger';
import { type Fact, type FactOf, isA } from '../fact';

/** What settles an overpayment, or takes such an entry back. */
export type RecoveryFact = FactOf<
  | 'RecoveryStated'
  | 'RecoveryReceived'
  | 'RecoveryOffset'
  | 'OverpaymentWrittenOff'
  | 'RecoveryEntryReversed'
>;
export type RecoveryEvent = RecoveryFact['event'];

export const isOfRecovery: (fact: Fact) => fact is RecoveryFact = isA(
  'RecoveryStated',
  'RecoveryReceived',
  'RecoveryOffset',
  'OverpaymentWrittenOff',
  'RecoveryEntryReversed',
);

/** The months whose money it moves: the overpaid one, and one that is paid less instead. */
export const monthsMovedBy = ({ event }: RecoveryFact): readonly YearMonth[] => {
  const { benefitMonth } = event.data;
  const other = 'againstMonth' in event.data ? event.data.againstMonth : undefined;
  return other === undefined ? [benefitMonth] : [benefitMonth, other];
};

/** What came back of an overpaid month, and how. Fen. */
export type SettledSums = Readonly<Record<SettlementKind, number>>;

const NOTHING: SettledSums = { RECEIVED: 0, OFFSET: 0, WRITTEN_OFF: 0 };

const kindOf = (event: RecoveryEvent): SettlementKind => {
  switch (event.type) {
    case 'RecoveryStated':
      return event.data.kind === 'RECOVERED' ? 'RECEIVED' : 'WRITTEN_OFF';
    case 'RecoveryReceived':
      return 'RECEIVED';
    case 'RecoveryOffset':
      return 'OFFSET';
    case 'OverpaymentWrittenOff':
      return 'WRITTEN_OFF';
    case 'RecoveryEntryReversed':
      return event.data.kind;
  }
};

const signOf = ({ type }: RecoveryEvent): 1 | -1 => (type === 'RecoveryEntryReversed' ? -1 : 1);

/** How often something stands booked here on each voucher. */
const bookedHere = (events: readonly RecoveryEvent[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'RecoveryStated') continue;
    const { voucher } = event.data;
    times.set(voucher, (times.get(voucher) ?? 0) + signOf(event));
  }
  return times;
};

/**
 * What is settled of a month by all that counts on a day. The register of the street names what was
 * booked here once more, on the same voucher: that is the same money.
 */
export const settledIn = (events: readonly RecoveryEvent[], month: YearMonth): SettledSums => {
  if (events.length === 0) return NOTHING;
  const own = events.filter(({ data }) => data.benefitMonth === month);
  const booked = bookedHere(own);
  const sums = { ...NOTHING } as Record<SettlementKind, number>;
  for (const event of own) {
    const { voucher, amountFen } = event.data;
    if (event.type === 'RecoveryStated' && (booked.get(voucher) ?? 0) > 0) continue;
    sums[kindOf(event)] += signOf(event) * amountFen;
  }
  return sums;
};

export const totalOf = ({ RECEIVED, OFFSET, WRITTEN_OFF }: SettledSums): number =>
  RECEIVED + OFFSET + WRITTEN_OFF;

const decidedOn = ({ type, data }: RecoveryEvent): LocalDate | undefined => {
  if (type === 'RecoveryOffset') return data.decidedOn;
  return type === 'RecoveryEntryReversed' ? data.reversedOn : undefined;
};

/**
 * By how much a month is paid less because another was paid too much (抵扣), of what was decided by
 * a day. The household has that money already: it is paid by offset.
 */
export const paidByOffsetFen = (
  events: readonly RecoveryEvent[],
  month: YearMonth,
  decidedBy?: LocalDate,
): number => {
  let sum = 0;
  for (const event of events) {
    const { againstMonth, amountFen } = event.data as Partial<RecoveryOffset['data']>;
    const on = decidedOn(event);
    if (againstMonth !== month || (decidedBy && on && on > decidedBy)) continue;
    sum += signOf(event) * (amountFen ?? 0);
  }
  return sum;
};

/** An offset that stands against a month: of which overpaid month, on which voucher. */
export type OffsetAgainst = Pick<RecoveryOffset['data'], 'benefitMonth' | 'voucher' | 'amountFen'>;

/** The offsets whose sum `paidByOffsetFen` is, in whatever order they and reversals are known. */
export const offsetsAgainst = (
  events: readonly RecoveryEvent[],
  month: YearMonth,
): readonly OffsetAgainst[] => {
  const standing = new Map<string, { readonly offset: OffsetAgainst; times: number }>();
  for (const event of events) {
    const { againstMonth, ...data } = event.data as RecoveryOffset['data'];
    if (againstMonth !== month) continue;
    const { benefitMonth, voucher, amountFen } = data;
    const key = [benefitMonth, amountFen, voucher].join(' ');
    const one = standing.get(key) ?? { offset: { benefitMonth, voucher, amountFen }, times: 0 };
    standing.set(key, { ...one, times: one.times + signOf(event) });
  }
  return [...standing.values()].filter(({ times }) => times > 0).map(({ offset }) => offset);
};
