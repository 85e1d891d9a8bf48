import { lastDayOf, yearMonth } from '@ledger/kernel';
import { policiesFrom, policyEntries } from '@ledger/policy';
import { type Label, labelKey, simulate, type Simulation } from '@ledger/simulator';
import { type OpenLedger, STREET } from './open-ledger';
import { keyOf, RULES } from './sample-set';

export const streetOf = (seed: number, households: number): Simulation =>
  simulate({
    division: STREET,
    street: '模拟街道',
    from: yearMonth('2021-01'),
    months: 12,
    households,
    seed,
    irregularities: 'each',
    policies: policiesFrom(policyEntries),
  });

/** What a ledger saw of what it should have seen, of one rule. */
export interface Score {
  readonly rule: string;
  /** Labels of the stories' own wrongs. */
  intended: number;
  labels: number;
  found: number;
  readonly missed: string[];
  /** Findings no label explains, on the last day of any month. */
  readonly unlabelled: string[];
}

export type Scores = ReadonlyMap<string, Score>;

export const noScores = (): Scores =>
  new Map(
    RULES.map((rule) => [
      rule,
      { rule, intended: 0, labels: 0, found: 0, missed: [], unlabelled: [] },
    ]),
  );

/** Findings as known on a day, by key; each day is asked for once. */
const findingsBy = (ledger: OpenLedger) => {
  const held = new Map<string, Promise<ReadonlySet<string>>>();
  const ask = async (day: string) =>
    new Set((await ledger.findings(day)).findings.map((finding) => keyOf(finding)));
  return (day: string) => {
    const known = held.get(day) ?? ask(day);
    held.set(day, known);
    return known;
  };
};

const isSeenOn = ({ seenFrom, goneFrom }: Label, day: string): boolean =>
  seenFrom <= day && (goneFrom === null || day < goneFrom);

const PARTS = ['rule', 'household', 'person', 'month', 'ref'] as const;

const isIntended = ({ stories }: Simulation, label: Label): boolean =>
  stories.some(({ intended }) =>
    intended.some((one) =>
      PARTS.every((part) => one[part] === undefined || one[part] === label[part]),
    ),
  );

/**
 * Each label on the first day it must be seen and, where it ends, on the first day it must not;
 * each finding on the last day of every month.
 */
export const score = async (
  ledger: OpenLedger,
  simulation: Simulation,
  scores: Scores,
): Promise<void> => {
  const { books, order } = simulation;
  const labels = simulation.labels().filter(({ rule }) => RULES.includes(rule));
  const findingsOn = findingsBy(ledger);
  const place = (day: string) => `seed ${order.seed}, as known on ${day}`;
  for (const label of labels) {
    const own = scores.get(label.rule)!;
    const key = labelKey(label);
    own.labels += 1;
    if (isIntended(simulation, label)) own.intended += 1;
    if ((await findingsOn(label.seenFrom)).has(key)) own.found += 1;
    else own.missed.push(`${key} (${place(label.seenFrom)})`);
  }
  const days = [
    ...books.months.map(lastDayOf),
    ...labels.flatMap(({ goneFrom }) => (goneFrom === null ? [] : [goneFrom])),
  ];
  for (const day of new Set(days)) {
    const explained = new Set(labels.filter((label) => isSeenOn(label, day)).map(labelKey));
    for (const key of await findingsOn(day)) {
      if (explained.has(key)) continue;
      scores.get(key.slice(0, 3))?.unlabelled.push(`${key} (${place(day)})`);
    }
  }
};

const cell = (value: string | number): string => String(value).padStart(10);

/** rule, labels, found, missed, findings without a label. */
export const scoreTable = (scores: Scores, title: string): string =>
  [
    title,
    ['rule', 'intended', 'labels', 'found', 'missed', 'unlabelled'].map(cell).join(''),
    ...[...scores.values()].map(({ rule, intended, labels, found, missed, unlabelled }) =>
      [rule, intended, labels, found, missed.length, unlabelled.length].map(cell).join(''),
    ),
  ].join('\n');
