import { Fragment } from 'react';
import type { Answer } from '../ledger/ledger';
import { useBatchWords } from './words';

type Batch = Answer<'Batch'>;

const STEPS = ['draft', 'freeze', 'screen', 'approve', 'send', 'reconcile', 'close'] as const;
type Step = (typeof STEPS)[number];

/** How many steps are behind a batch of this status; the one after them is the present one. */
const STEPS_DONE: Readonly<Record<Exclude<Batch['status'], 'rejected'>, number>> = {
  open: 0,
  'list-fixed': 1,
  frozen: 2,
  submitted: 3,
  approved: 4,
  sent: 5,
  reconciled: 6,
  closed: 7,
};

/** A rejected batch says only by its days how far it had come. */
const doneBefore = ({ status, frozenOn, approvedOn, screening }: Batch): number => {
  if (status !== 'rejected') return STEPS_DONE[status];
  if (approvedOn !== null) return 4;
  if (frozenOn === null) return 0;
  return screening === null ? 2 : 3;
};

const useDetail = (batch: Batch): Readonly<Record<Step, readonly (string | null)[]>> => {
  const words = useBatchWords();
  const { approvedBy, approversNeeded, approvedOn } = batch;
  const given =
    approversNeeded === null ? null : words.approvals(approvedBy.length, approversNeeded);
  return {
    draft: [],
    freeze: [batch.frozenOn],
    screen: [batch.screening?.screenedOn ?? null],
    approve: [given, approvedOn, ...approvedBy],
    send: [batch.sentToBankOn],
    reconcile: [],
    close: [],
  };
};

/** The way of a batch, with what is behind it and where it stands. */
export const Progress = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const detail = useDetail(batch);
  const done = doneBefore(batch);
  const here = batch.status === 'rejected' ? 'ended' : 'now';
  return (
    <ol className="steps" aria-label={words.way}>
      {STEPS.map((step, at) => {
        const state = at < done ? 'done' : at === done ? here : 'ahead';
        return (
          <li key={step} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="step-name">{words.steps[step]}</span>
            <span className="step-state">
              {words.stepStates[state]}
              {detail[step].filter(Boolean).map((part) => (
                <Fragment key={part}>
                  {' '}
                  <span className="whole">· {part}</span>
                </Fragment>
              ))}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
