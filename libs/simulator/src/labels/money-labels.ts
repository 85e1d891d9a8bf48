import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { Batch, BankLine, Movement } from '../office/books';
import type { Known } from './known';
import type { Matched } from './label';

const STUCK_DAYS = 30;

/** The day by which an allocation had been passed on whole; undefined while it has not. */
const passedOn = (allocation: Movement, movements: readonly Movement[]): LocalDate | undefined => {
  let rest = allocation.amountFen;
  for (const { stage, related, amountFen, businessOn } of movements) {
    if (stage !== '拨付' || related !== allocation.document) continue;
    rest -= amountFen;
    if (rest <= 0) return businessOn;
  }
  return undefined;
};

/** R24: money that waited to be passed on, or to arrive. */
export const aboutMovements = ({ books }: Known, day: LocalDate): readonly Matched[] => {
  const movements = books.movements.filter(({ businessOn }) => businessOn <= day);
  return movements
    .filter((movement) => {
      const { stage, businessOn, arrivedOn } = movement;
      if (stage === '筹集') return false;
      const arrival = arrivedOn !== undefined && arrivedOn <= day ? arrivedOn : undefined;
      const moved = stage === '分配' ? passedOn(movement, movements) : arrival;
      return daysBetween(businessOn, moved ?? day) > STUCK_DAYS;
    })
    .map(({ document }) => ({ rule: 'R24', ref: document }));
};

const sumOf = (items: readonly { readonly baseFen: number }[]): number =>
  items.reduce((sum, { baseFen }) => sum + baseFen, 0);

/** What was returned by the day a batch was sent, as known on a later day. */
const returnedFen = ({ books }: Known, by: LocalDate): number => {
  const last = new Map<string, BankLine>();
  for (const { lines, receivedOn } of books.results) {
    if (receivedOn <= by) for (const line of lines) last.set(line.ref, line);
  }
  const items = books.batches.flatMap((batch) => batch.items);
  return sumOf(
    items.filter(({ ref }) => {
      const line = last.get(ref);
      return line !== undefined && line.status !== '成功';
    }),
  );
};

/** R33: sent to the bank for more than had come into the account. */
export const isOverFunds = (known: Known, batch: Batch): boolean => {
  const { books } = known;
  const by = batch.days.sentOn;
  const arrived = books.movements
    .filter(
      ({ stage, arrivedOn }) => stage === '拨付' && arrivedOn !== undefined && arrivedOn <= by,
    )
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const earlier = books.batches.filter(({ days }) => days.sentOn < by);
  const refunded = books.recoveries
    .filter(({ ref, registeredOn }) => ref !== undefined && registeredOn <= by)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const spent = earlier.reduce((sum, { items }) => sum + sumOf(items), 0);
  return sumOf(batch.items) > arrived - spent + returnedFen(known, by) - refunded;
};

/** R38: the bank's own result has other lines or other amounts than the roster. */
const differs = ({ books }: Known, { no, items, days }: Batch): boolean => {
  const result = books.results.find(({ month }) => month === days.month);
  const lines = (result?.lines ?? []).filter(
    ({ ref, status }) => ref.startsWith(`${no}-`) && status !== '退票',
  );
  const amounts = new Map(items.map(({ ref, baseFen }) => [ref, baseFen]));
  return (
    lines.length !== items.length ||
    lines.some(({ ref, amountFen }) => amounts.get(ref) !== amountFen)
  );
};

/** R33 from the day of sending on, R38 from the bank's result on. */
export const batchLabels = (known: Known) =>
  known.books.batches.flatMap((batch) => {
    const about = { month: batch.days.month, ref: batch.no };
    const result = known.books.results.find(({ month }) => month === batch.days.month);
    return [
      ...(isOverFunds(known, batch)
        ? [{ match: { rule: 'R33', ...about }, from: batch.days.sentOn }]
        : []),
      ...(result && differs(known, batch)
        ? [{ match: { rule: 'R38', ...about }, from: result.receivedOn }]
        : []),
    ];
  });
