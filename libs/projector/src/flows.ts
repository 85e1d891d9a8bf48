import type { LocalDate } from '@ledger/kernel';
import type { BatchFlow, FlowTold } from '@ledger/views';
import type { Interval } from './intervals';

const flowIn = ({ payload }: Interval) => JSON.parse(payload) as BatchFlow;

/** What a batch said of its money, as the cells of the clearing account take it. */
export const toldBy = (row: Interval): FlowTold => ({
  position: row.cell,
  knownOn: row.knownFrom,
  withdrawnOn: row.knownUntil ?? undefined,
  flow: flowIn(row),
});

const saidOn = (rows: readonly Interval[], day: LocalDate): string | undefined =>
  rows.find((row) => row.knownFrom <= day && !(row.knownUntil && row.knownUntil <= day))?.payload;

/** The first day on which two tellings of one batch differ; undefined when they are the same. */
const firstChange = (
  before: readonly Interval[],
  after: readonly Interval[],
): LocalDate | undefined =>
  [...before, ...after]
    .flatMap(({ knownFrom, knownUntil }) => (knownUntil ? [knownFrom, knownUntil] : [knownFrom]))
    .sort()
    .find((day) => saidOn(before, day) !== saidOn(after, day));

/** Clearing accounts that new flows of one batch change, with the first day: also those it left. */
export const accountsChanged = (
  before: readonly Interval[],
  after: readonly Interval[],
): ReadonlyMap<string, LocalDate> => {
  const day = firstChange(before, after);
  if (!day) return new Map();
  return new Map([...before, ...after].map((row) => [flowIn(row).account, day]));
};
