import { accountHolderDead } from './account-holder-dead/rule';
import { creditedLate } from './credited-late/rule';
import { duplicateMonth } from './duplicate-month/rule';
import { missedMonth } from './missed-month/rule';
import { moneyStuck } from './money-stuck/rule';
import { paymentAfterDeath } from './payment-after-death/rule';
import { paymentAfterTransfer } from './payment-after-transfer/rule';
import type { HouseholdRule, RuleWords } from './rule';

/** The rules over a household and a benefit month. A new rule is a folder and a name here. */
export const householdRules: readonly HouseholdRule[] = [
  paymentAfterDeath,
  accountHolderDead,
  paymentAfterTransfer,
  duplicateMonth,
  creditedLate,
  missedMonth,
];

/** What every rule says of itself, by code. */
export const ruleWords: readonly RuleWords[] = [...householdRules, moneyStuck].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
