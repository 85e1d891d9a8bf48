import { uuidFrom } from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import { type CellAnswers, type Finding, MONEY_COLUMNS } from '@ledger/views';

export const ROW_KINDS = [
  'finding',
  'money',
  'delay',
  'flow',
  'hop',
  'arrears',
  'custody',
  'bank',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** What a cell said under one key, from one knowledge day until another (not included). */
export interface Interval {
  readonly kind: RowKind;
  readonly cell: string;
  readonly key: string;
  readonly knownFrom: LocalDate;
  readonly knownUntil: LocalDate | null;
  /** JSON of the answer; equal answers are equal text. */
  readonly payload: string;
}

/** The key of a finding: rule, opaque subject, period. The same match keeps its id for ever. */
export const findingId = (finding: Finding): string => {
  const { rule, household, person, benefitMonth, ref } = finding;
  const subject = [rule, household, person, benefitMonth, ref].map((part) => part ?? '').join('|');
  return uuidFrom(subject);
};

/** The answers of one day by key; money of nothing is no row, nor are no waits. */
const keyed = ({ result }: CellAnswers['answers'][number]) => {
  const rows = new Map<string, { kind: RowKind; payload: string }>();
  for (const finding of result.findings) {
    rows.set(findingId(finding), { kind: 'finding', payload: JSON.stringify(finding) });
  }
  const { money, delay, flow, hops, arrears, custody, bank } = result;
  if (money && MONEY_COLUMNS.some((column) => money.sums[column] !== 0)) {
    rows.set('money', { kind: 'money', payload: JSON.stringify(money) });
  }
  if (delay) rows.set('delay', { kind: 'delay', payload: JSON.stringify(delay) });
  if (flow) rows.set('flow', { kind: 'flow', payload: JSON.stringify(flow) });
  if (arrears) rows.set('arrears', { kind: 'arrears', payload: JSON.stringify(arrears) });
  if (custody) rows.set('custody', { kind: 'custody', payload: JSON.stringify(custody) });
  if (bank) rows.set('bank', { kind: 'bank', payload: JSON.stringify(bank) });
  if (hops && hops.spans.length > 0) {
    rows.set('hop', { kind: 'hop', payload: JSON.stringify(hops) });
  }
  return rows;
};

/** Answers day by day to intervals: neighbours that say the same are one. */
export const intervalsOf = ({ cell, answers }: CellAnswers): readonly Interval[] => {
  const done: Interval[] = [];
  let open = new Map<string, Interval>();
  for (const answer of answers) {
    const now = keyed(answer);
    const still = new Map<string, Interval>();
    for (const [key, interval] of open) {
      if (now.get(key)?.payload === interval.payload) still.set(key, interval);
      else done.push({ ...interval, knownUntil: answer.knownFrom });
    }
    for (const [key, { kind, payload }] of now) {
      if (still.has(key)) continue;
      still.set(key, { kind, cell, key, knownFrom: answer.knownFrom, knownUntil: null, payload });
    }
    open = still;
  }
  return [...done, ...open.values()];
};

/**
 * Puts new intervals, which begin on `from`, behind what was known before: earlier rows are cut
 * at `from`, and a row that says the same on both sides stays one.
 */
export const joined = (
  earlier: readonly Interval[],
  later: readonly Interval[],
  from: LocalDate,
): readonly Interval[] => {
  const cut = earlier
    .filter((row) => row.knownFrom < from)
    .map((row) => (row.knownUntil && row.knownUntil < from ? row : { ...row, knownUntil: from }));
  const reaching = new Map(
    cut.filter((row) => row.knownUntil === from).map((row) => [row.key, row]),
  );
  const merged = new Set<Interval>();
  const rest = later.map((row) => {
    const before = reaching.get(row.key);
    if (!before || row.knownFrom !== from || before.payload !== row.payload) return row;
    merged.add(before);
    return { ...row, knownFrom: before.knownFrom };
  });
  return [...cut.filter((row) => !merged.has(row)), ...rest];
};
