import type { LocalDate } from '@ledger/kernel';
import type { Policies, PolicyTimeline } from '@ledger/policy';
import { accountCase } from './account/account-case';
import { bankFileCase } from './registers/bank/bank-file-case';
import { batchCase } from './batch/batch-case';
import {
  type CaseFacts,
  type CaseKind,
  type Cell,
  type Dated,
  daysOf,
  type FlowTold,
} from './case';
import { clearingCase } from './clearing/clearing-case';
import { custodyCase } from './custody/custody-case';
import { proxyCase } from './custody/proxy-case';
import { fundCase } from './fund/fund-case';
import { householdCase } from './household/household-case';
import { unmatchedCase } from './payment/unmatched-case';
import type { CellResult } from './result';

const kinds: Readonly<Record<string, CaseKind>> = {
  household: householdCase,
  fund: fundCase,
  batch: batchCase,
  'bank-file': bankFileCase,
  payment: unmatchedCase,
  clearing: clearingCase,
  account: accountCase,
  custody: custodyCase,
  proxy: proxyCase,
};

/** What a cell said from one knowledge day until the next change. */
export interface AnswerFrom {
  readonly knownFrom: LocalDate;
  readonly result: CellResult;
}

export interface CellAnswers {
  readonly cell: string;
  /** In order of day; each holds until the next one. */
  readonly answers: readonly AnswerFrom[];
  /** If nothing new is learned the answer changes by itself on this day, later than today. */
  readonly dueOn: LocalDate | undefined;
}

/** The days after one on which a cell's answer can change; some of them only while it owes. */
const daysAfter = ({ facts, factsIfOwed = [] }: Cell, from: LocalDate) => {
  const always = daysOf(facts);
  const onlyIfOwed = new Set(daysOf(factsIfOwed));
  for (const day of always) onlyIfOwed.delete(day);
  const days = onlyIfOwed.size === 0 ? always : [...always, ...onlyIfOwed].sort();
  return { waiting: days.filter((day) => day > from), onlyIfOwed };
};

/**
 * A cell's answers on every day on which they can change, not before `from`: days of its facts,
 * and days an ageing rule names, as far as `today`.
 */
export const assessCell = (cell: Cell, from: LocalDate, today: LocalDate): CellAnswers => {
  const { waiting, onlyIfOwed } = daysAfter(cell, from);
  waiting.unshift(from);
  const answers: AnswerFrom[] = [];
  let dueOn: LocalDate | undefined;
  while (waiting.length > 0) {
    const knownFrom = waiting.shift()!;
    const result = cell.assess(knownFrom);
    answers.push({ knownFrom, result });
    const next = result.nextChangeOn;
    if (!result.arrears) {
      // Until the answer changes for another reason nothing is owed, and these days say nothing.
      const asked = waiting.findIndex((day) => !onlyIfOwed.has(day) || (next && next <= day));
      waiting.splice(0, asked < 0 ? waiting.length : asked);
    }
    const before = waiting[0];
    if (!next || next <= knownFrom || (before && before <= next)) continue;
    if (next <= today) waiting.unshift(next);
    else dueOn = dueOn && dueOn < next ? dueOn : next;
  }
  return { cell: cell.key, answers, dueOn };
};

/** The cells of a case. @throws Error for an owner of no known kind: our own mistake. */
export const cellsOf = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  flows: readonly FlowTold[] = [],
): readonly Cell[] => {
  const kind = kinds[owner.slice(0, owner.indexOf('/'))];
  if (!kind) throw new Error(`no such kind of case: ${owner}`);
  return kind(owner, facts, policies, flows);
};

/** The days on which policy became another, as something that changes answers. */
const publicationsIn = ({ versions }: PolicyTimeline): readonly Dated[] =>
  versions.slice(1).map(({ knownFrom }) => ({
    position: `policy/${knownFrom}`,
    knownOn: knownFrom,
    withdrawnOn: undefined,
  }));

/**
 * The cells of a case where policy was published meanwhile: every day is judged by what was known
 * of policy on it, and a day of publication is one on which an answer can change.
 */
export const cellsOverTime = (
  owner: string,
  facts: CaseFacts,
  timeline: PolicyTimeline,
  flows: readonly FlowTold[] = [],
): readonly Cell[] => {
  const { versions } = timeline;
  const made = new Map<Policies, ReadonlyMap<string, Cell>>();
  const cellsUnder = (policies: Policies) => {
    const known = made.get(policies);
    if (known) return known;
    // An older version is asked for an older day only, which is seldom.
    const cells = new Map(
      cellsOf(owner, facts, policies, flows).map((cell) => [cell.key, cell] as const),
    );
    made.set(policies, cells);
    return cells;
  };
  const newest = [...cellsUnder(versions.at(-1)!.policies).values()];
  if (versions.length === 1) return newest;
  const published = publicationsIn(timeline);
  return newest.map((cell) => ({
    ...cell,
    facts: [...cell.facts, ...published],
    assess: (day) => cellsUnder(timeline.on(day)).get(cell.key)!.assess(day),
  }));
};
