import type { Waiting } from '../api';
import { yuan } from '../figures';
import { Section } from '../page/section';
import { useWords } from '../words/language';

/** In the order in which the money travels. */
const STAGES = [
  'raisedNotAllocated',
  'allocatedNotAppropriated',
  'appropriatedNotArrived',
  'clearingBalance',
  'inFlight',
  'returnedPending',
] as const satisfies readonly (keyof Waiting)[];

export const WaitingFlow = ({ waiting }: { readonly waiting: Waiting }) => {
  const { waiting: words, yuanUnit } = useWords();
  return (
    <Section id="waiting" title={words.title} note={words.meaning}>
      <ol className="flow">
        {STAGES.map((stage) => (
          <li key={stage} className={waiting[stage] === 0 ? 'clear' : 'waits'}>
            <span className="stage">{words[stage]}</span>
            <span className="amount">
              {yuan(waiting[stage])} <span className="unit">{yuanUnit}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
};
