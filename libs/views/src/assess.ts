import type { LocalDate } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { accountCase } from './account/account-case';
import { batchCase } from './batch/batch-case';
import { type CaseFacts, type CaseKind, type Cell, daysOf, type FlowTold } from './case';
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

/**
 * A cell's answers on every day on which they can change, not before `from`: days of its facts,
 * and days an ageing rule names, as far as `today`.
 */
export const assessCell = (cell: Cell, from: LocalDate, today: LocalDate): CellAnswers => {
  const waiting = [from, ...daysOf(cell.facts).filter((day) => day > from)];
  const answers: AnswerFrom[] = [];
  let dueOn: LocalDate | undefined;
  while (waiting.length > 0) {
    const knownFrom = waiting.shift()!;
    const result = cell.assess(knownFrom);
    answers.push({ knownFrom, result });
    const next = result.nextChangeOn;
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
