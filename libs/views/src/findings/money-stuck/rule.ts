import { addDays, daysBetween, type LocalDate } from '@ledger/kernel';
import type { FundMovement, FundStage, LeftStage, RaisedMovement } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { compare } from '../../fact';
import type { Finding } from '../../result';
import { findingOf, knownDays, type RuleAnswer, type RuleWords } from '../rule';

/** What is known on a day of one document of the money ledger. */
export interface FundDocumentView {
  readonly stage: FundStage;
  readonly movement: RaisedMovement;
  readonly arrivedOn: LocalDate | undefined;
  /** Of a surplus (结余): at which stage its money was left over. */
  readonly relatedStage?: LeftStage;
  /** Appropriations that come out of this allocation, by business day. */
  readonly appropriations: readonly FundMovement[];
  /** What of this allocation was paid back or carried over: it waits for nobody any more. */
  readonly surpluses: readonly FundMovement[];
  readonly knowledgeDay: LocalDate;
}

/** The business day on which all of an allocation was appropriated or had left the fund. */
const clearedOn = (view: FundDocumentView): LocalDate | undefined => {
  if (view.stage === 'APPROPRIATED') return view.arrivedOn;
  let sum = 0;
  const gone = [...view.appropriations, ...view.surpluses].sort((a, b) =>
    compare(a.businessOn, b.businessOn),
  );
  for (const { amountFen, businessOn } of gone) {
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
    if (view.stage !== 'ALLOCATED' && view.stage !== 'APPROPRIATED') return { findings: [] };
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
