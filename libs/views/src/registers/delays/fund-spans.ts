import { addDays, type LocalDate, monthOf } from '@ledger/kernel';
import type { FundMovement } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import type { FundDocumentView } from '../../findings/money-stuck/rule';
import type { Span, Why } from './span';

const limitOf = ({ businessOn, division }: FundMovement, policies: Policies) => {
  const limit = policies.required('stuckStageDays', division, monthOf(businessOn));
  return { limit, dueOn: addDays(businessOn, limit) };
};

const aboutOf = ({ document, source, benefitMonth }: FundMovement) => ({
  count: 1,
  source,
  refs: [document],
  ...(benefitMonth && { month: benefitMonth }),
});

/** An appropriation (拨付) of it ends one wait each; what is still missing goes on waiting. */
const fromAllocation = (
  { movement, appropriations, surpluses }: FundDocumentView,
  policies: Policies,
): readonly Span[] => {
  const wait = {
    hop: 'allocation-to-appropriation',
    from: movement.businessOn,
    ...limitOf(movement, policies),
    ...aboutOf(movement),
  } as const;
  const monthless: readonly Why[] = movement.benefitMonth ? [] : ['no-benefit-month'];
  const done = appropriations.map(({ businessOn }) => ({
    ...wait,
    until: businessOn,
    why: monthless,
  }));
  const gone = [...appropriations, ...surpluses];
  const sum = gone.reduce((fen, { amountFen }) => fen + amountFen, 0);
  if (sum >= movement.amountFen) return done;
  const missing = done.length > 0 ? 'partly-appropriated' : 'not-appropriated';
  return [...done, { ...wait, why: [missing, ...monthless] }];
};

const arrival = (movement: FundMovement, arrivedOn: LocalDate | undefined) => ({
  from: movement.businessOn,
  ...(arrivedOn && { until: arrivedOn }),
  ...aboutOf(movement),
});

/** How long the money of one document waited. What is raised or used, or has left, waits for nobody's step. */
export const fundSpans = (view: FundDocumentView, policies: Policies): readonly Span[] => {
  const { stage, movement, arrivedOn } = view;
  switch (stage) {
    case 'RAISED':
    case 'USED':
    case 'RETURNED':
    case 'CARRIED_OVER':
      return [];
    case 'ALLOCATED': {
      // A quota is a paper: many ledgers write no arrival, and then it is not waiting for one.
      const receipt = arrivedOn
        ? [{ hop: 'allocation-to-receipt', ...arrival(movement, arrivedOn), why: [] } as const]
        : [];
      return [...receipt, ...fromAllocation(view, policies)];
    }
    case 'APPROPRIATED':
      return [
        {
          hop: 'appropriation-to-arrival',
          ...arrival(movement, arrivedOn),
          ...limitOf(movement, policies),
          why: arrivedOn ? [] : ['not-arrived'],
        },
      ];
  }
};
