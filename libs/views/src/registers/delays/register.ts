import type { LocalDate } from '@ledger/kernel';
import { compare } from '../../fact';
import { withClearing } from './clearing-spans';
import { type Observed, observedOn } from './observed';
import { type Hop, HOPS, type Span } from './span';
import { nearestRank, survivalQuantile, type Waited } from './survival';
import type { WorkingDays } from './working-days';

/** By what the register is divided: benefit month, village, source of funds, or not at all. */
export type DelayGrouping = 'month' | 'village' | 'source' | 'none';

/** The plain figures are of what is done; the survival figures also count what still waits. */
export interface DayFigures {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly max: number | null;
  /** Null where so much still waits that it cannot be said yet. */
  readonly survivalP50: number | null;
  readonly survivalP90: number | null;
}

export interface HopRow {
  readonly hop: Hop;
  /** Null: not of one month, village or source, or everything together. */
  readonly group: string | null;
  readonly done: number;
  /** Sent back by the bank: they go on as returns. */
  readonly left: number;
  readonly open: number;
  readonly oldestOpenDays: number | null;
  /** The limit in force: days allowed, and of the credit the day of the month; null: none or several. */
  readonly limit: number | null;
  readonly lateDone: number;
  readonly lateOpen: number;
  readonly calendarDays: DayFigures;
  /** Null where a wait reaches into a year whose holidays the calendar does not know. */
  readonly workingDays: DayFigures | null;
}

const groupOf = {
  month: ({ month }) => month,
  village: ({ village }) => village,
  source: ({ source }) => source,
  none: () => undefined,
} as const satisfies Record<DelayGrouping, (span: Span) => string | undefined>;

const countOf = (some: readonly Observed[]): number =>
  some.reduce((sum, { span }) => sum + span.count, 0);

const figuresOf = (waits: readonly Waited[]): DayFigures => {
  const done = waits.filter(({ finished }) => finished).map(({ days }) => days);
  return {
    p50: nearestRank(waits, 50),
    p90: nearestRank(waits, 90),
    max: done.length > 0 ? done.reduce((a, b) => Math.max(a, b)) : null,
    survivalP50: survivalQuantile(waits, 50),
    survivalP90: survivalQuantile(waits, 90),
  };
};

const waitsIn = (
  some: readonly Observed[],
  daysOf: (one: Observed) => number | undefined,
): readonly Waited[] | undefined => {
  const waits: Waited[] = [];
  for (const one of some) {
    const days = daysOf(one);
    if (days === undefined) return undefined;
    waits.push({ days, finished: one.state === 'done', count: one.span.count });
  }
  return waits;
};

const rowOf = (hop: Hop, group: string | null, some: readonly Observed[]): HopRow => {
  const of = (state: Observed['state']) => some.filter((one) => one.state === state);
  const open = of('open');
  const limits = new Set(some.map(({ span }) => span.limit).filter((limit) => limit !== undefined));
  const working = waitsIn(some, ({ workingDays }) => workingDays);
  return {
    hop,
    group,
    done: countOf(of('done')),
    left: countOf(of('left')),
    open: countOf(open),
    oldestOpenDays:
      open.length > 0 ? open.map(({ days }) => days).reduce((a, b) => Math.max(a, b)) : null,
    limit: limits.size === 1 ? [...limits][0]! : null,
    lateDone: countOf(of('done').filter(({ late }) => late)),
    lateOpen: countOf(open.filter(({ late }) => late)),
    calendarDays: figuresOf(waitsIn(some, ({ days }) => days) ?? []),
    workingDays: working ? figuresOf(working) : null,
  };
};

/** Groups in order; what belongs to none comes last. */
const byGroup = (a: string | null, b: string | null): number =>
  Number(a === null) - Number(b === null) || compare(a ?? '', b ?? '');

/** How long everything waited at every hop, as it stood on a day. */
export const delayRegister = (
  spans: readonly Span[],
  day: LocalDate,
  by: DelayGrouping,
  calendar: WorkingDays,
): readonly HopRow[] => {
  const groups = new Map<Hop, Map<string | null, Observed[]>>();
  for (const one of observedOn(withClearing(spans), day, calendar)) {
    const ofHop = groups.get(one.span.hop) ?? new Map<string | null, Observed[]>();
    const group = groupOf[by](one.span) ?? null;
    const some = ofHop.get(group);
    if (some) some.push(one);
    else ofHop.set(group, [one]);
    groups.set(one.span.hop, ofHop);
  }
  return HOPS.flatMap((hop) =>
    [...(groups.get(hop) ?? [])]
      .sort(([a], [b]) => byGroup(a, b))
      .map(([group, some]) => rowOf(hop, group, some)),
  );
};
