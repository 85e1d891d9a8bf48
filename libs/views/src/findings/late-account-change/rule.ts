import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { BatchHeader as Batch } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { compare } from '../../fact';
import type { AccountChanges } from '../../household/account-changes';
import type { Finding } from '../../result';
import { findingOf, type RuleWords } from '../rule';

interface LateAccountChange extends RuleWords {
  assess(view: AccountChanges): readonly Finding[];
}

const isJustBefore = (changedOn: LocalDate, batch: Batch, policies: Policies): boolean => {
  const days = daysBetween(changedOn, batch.frozenOn);
  const { division, benefitMonth } = batch;
  return days >= 0 && days <= policies.required('accountChangeWindowDays', division, benefitMonth);
};

/**
 * R15. The account of a household changed on the day of the freeze or at most
 * `accountChangeWindowDays` before it, and no second person is named. The days are a default of
 * ours; no notice sets them.
 */
export const lateAccountChange: LateAccountChange = {
  code: 'R15',
  name: 'late-account-change',
  version: 1,
  severity: 'MEDIUM',
  title: { zh: '冻结前变更账户', en: 'Account changed just before payment' },
  sentence: {
    zh: '名单冻结前几日内变更收款账户，且没有复核人。',
    en: 'The account changed within days before the roster was frozen, and no second person checked it.',
  },
  lawful: {
    zh: '先核对：是否为挂失补卡、银行合并、统一换卡；是否有复核而登记漏填。',
    en: 'Check first: a lost card, a merger of banks, a campaign of new cards; a check that was made and not entered.',
  },
  assess: ({ household, village, division, changes, batches, policies }) => {
    const found = new Map<string, Finding>();
    for (const batch of [...batches].sort((a, b) => compare(a.batch, b.batch))) {
      for (const { changedOn, reviewed } of changes) {
        if (reviewed || !changedOn || !isJustBefore(changedOn, batch, policies)) continue;
        const key = `${batch.benefitMonth} ${changedOn}`;
        if (found.has(key)) continue;
        const finding = findingOf({
          rule: 'R15',
          household,
          benefitMonth: batch.benefitMonth,
          batch: batch.batch,
          ref: changedOn,
          village,
          division,
          knownAtPayment: 'known-here',
          days: {
            changedOn,
            frozenOn: batch.frozenOn,
            waitedDays: String(daysBetween(changedOn, batch.frozenOn)),
          },
        });
        found.set(key, finding);
      }
    }
    return [...found].sort(([a], [b]) => compare(a, b)).map(([, finding]) => finding);
  },
};
