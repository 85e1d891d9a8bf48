import { fen, type LocalDate, yuanText } from '@ledger/kernel';
import { movedBy } from '../../batch/flow';
import type { BatchFlow } from '../../result';
import { findingOf, type RuleAnswer, type RuleWords } from '../rule';

/** An appropriation (拨付) that arrived. Fen; negative where it left the account again. */
export interface Arrival {
  readonly on: LocalDate;
  readonly amountFen: number;
}

/** A street's clearing account as known on a day, as far as one batch is concerned. */
export interface AccountView {
  readonly flow: BatchFlow;
  /** What this batch and those sent before it move; two of one day by their numbers. */
  readonly upTo: readonly BatchFlow[];
  readonly arrivals: readonly Arrival[];
  readonly knowledgeDay: LocalDate;
}

/** What was in the account on the day of sending, before the batch was taken out. Fen. */
const availableFen = ({ flow, upTo, arrivals }: AccountView): number => {
  const day = flow.sentToBankOn;
  const arrived = arrivals
    .filter(({ on }) => on <= day)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return upTo.reduce(
    (sum, one) =>
      sum -
      (one === flow ? 0 : one.totalFen) +
      movedBy(day, one.returnedFen) -
      movedBy(day, one.refundedFen),
    arrived,
  );
};

/**
 * R33. A batch was sent to the bank for more than the clearing account held that day: money that
 * had arrived and come back, less earlier batches and what went back to the treasury. Recoveries
 * go to the treasury and never through this account. It is first asked on the day of sending.
 */
export const batchOverFunds: RuleWords & { assess(view: AccountView): RuleAnswer } = {
  code: 'R33',
  version: 1,
  name: 'batch-over-funds',
  severity: 'HIGH',
  title: { zh: '批次超出可用资金', en: 'Batch over funds' },
  sentence: {
    zh: '批次实发合计大于送银行日发放账户可用资金。',
    en: 'The batch total exceeds what the clearing account held on the day it was sent to the bank.',
  },
  lawful: {
    zh: '先核对：资金台账是否漏登或迟登到账；是否先垫付后拨付；记账先后顺序。',
    en: 'Check first: an arrival not or late entered in the money ledger; an advance; the order of booking.',
  },
  assess: (view) => {
    const { flow, knowledgeDay } = view;
    if (knowledgeDay < flow.sentToBankOn) {
      return { findings: [], nextChangeOn: flow.sentToBankOn };
    }
    const available = availableFen(view);
    const shortfall = flow.totalFen - available;
    if (shortfall <= 0) return { findings: [] };
    return {
      findings: [
        findingOf({
          rule: 'R33',
          benefitMonth: flow.benefitMonth,
          batch: flow.batch,
          ref: flow.batch,
          division: flow.division,
          exposureFen: shortfall,
          knownAtPayment: 'known-here',
          days: {
            sentToBankOn: flow.sentToBankOn,
            batchYuan: yuanText(fen(flow.totalFen)),
            availableYuan: yuanText(fen(available)),
          },
        }),
      ],
    };
  },
};
