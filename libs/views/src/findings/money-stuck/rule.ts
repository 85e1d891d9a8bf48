import { addDays, daysBetween, type LocalDate } from '@ledger/kernel';
import type { FundMovement, FundStage } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { Finding } from '../../result';
import { findingOf, knownDays, type RuleAnswer, type RuleWords } from '../rule';

/** What is known on a day of one document of the money ledger. */
export interface FundDocumentView {
  readonly stage: FundStage;
  readonly movement: FundMovement;
  readonly arrivedOn: LocalDate | undefined;
  /** Appropriations that come out of this allocation, by business day. */
  readonly appropriations: readonly FundMovement[];
  readonly knowledgeDay: LocalDate;
}

/** The business day on which the linked appropriations reached the allocation's amount. */
const clearedOn = (view: FundDocumentView): LocalDate | undefined => {
  if (view.stage === 'APPROPRIATED') return view.arrivedOn;
  let sum = 0;
  for (const { amountFen, businessOn } of view.appropriations) {
    sum += amountFen;
    if (sum >= view.movement.amountFen) return businessOn;
  }
  return undefined;
};

const fundFinding = (view: FundDocumentView, cleared: LocalDate | undefined): Finding =>
  findingOf({
    rule: 'R24',
    ref: view.movement.document,
    division: view.movement.division,
    exposureFen: view.movement.amountFen,
    days: knownDays({
      stage: view.stage,
      businessOn: view.movement.businessOn,
      clearedOn: cleared,
    }),
  });

export const moneyStuck: RuleWords & {
  assess(view: FundDocumentView, policies: Policies): RuleAnswer;
} = {
  code: 'R24',
  version: 1,
  name: 'money-stuck',
  severity: 'MEDIUM',
  title: { zh: '资金滞留', en: 'Money stuck' },
  sentence: {
    zh: '分配后或拨付后超过规定天数未到下一环节。',
    en: 'Money waited longer than allowed between allocation and appropriation, or for arrival.',
  },
  lawful: {
    zh: '先核对：是否提前下达指标、年末关账，或台账登记迟于实际拨付。',
    en: 'Check first: a quota issued in advance, the year-end close, a ledger entered late.',
  },
  /** R24. More than `stuckStageDays` calendar days; stays after late clearing. */
  assess: (view, policies) => {
    if (view.stage === 'RAISED' || view.stage === 'USED') return { findings: [] };
    const { businessOn, division } = view.movement;
    const month = businessOn.slice(0, 7) as Parameters<Policies['required']>[2];
    const limit = policies.required('stuckStageDays', division, month);
    const cleared = clearedOn(view);
    const waited = daysBetween(businessOn, cleared ?? view.knowledgeDay);
    if (waited > limit) return { findings: [fundFinding(view, cleared)] };
    return cleared
      ? { findings: [] }
      : { findings: [], nextChangeOn: addDays(businessOn, limit + 1) };
  },
};
