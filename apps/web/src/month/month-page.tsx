import '../look/finance.css';
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../frame/page';
import { WaitingFlow } from '../money/waiting-flow';
import { Section } from '../page/section';
import { useIsEmpty, useOverview } from '../queries';
import { useKnownOn } from '../frame/known-on';
import { Loading } from '../states/loading';
import { ProblemNote } from '../states/problem-note';
import { Queues } from './queues';
import { StepTable, useLeft, usePlaceOf } from './step-table';
import { type MonthKnown, monthBeside, nextOf, type Step, stepsOf } from './steps';
import { type MonthAnswered, useMonth } from './use-month';
import { useMonthWords } from './words';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The month stands in the address, to be kept and sent; without one it is the month of the day. */
const useAsked = () => {
  const [words, setWords] = useSearchParams();
  const said = words.get('month') ?? '';
  const turnTo = (month: string): void =>
    setWords((before) => {
      const after = new URLSearchParams(before);
      after.set('month', month);
      return after;
    });
  return { asked: MONTH.test(said) ? said : undefined, turnTo };
};

const Next = ({
  known,
  steps,
}: {
  readonly known: MonthKnown;
  readonly steps: readonly Step[];
}) => {
  const words = useMonthWords();
  const placeOf = usePlaceOf(known);
  const leftUntil = useLeft(known.today);
  const next = nextOf(steps);
  if (!next) return <Alert type="success" showIcon title={words.nothing} />;
  const due = next.dueOn ? words.dueOn(next.dueOn, leftUntil(next.dueOn)) : words.noDue;
  return (
    <Alert
      type={next.state === 'late' ? 'warning' : 'info'}
      showIcon
      title={words.sayNext(words.names[next.name] ?? next.name, due)}
      description={words.acts[next.name]}
      action={<Link to={placeOf(next.name)}>{words.go}</Link>}
    />
  );
};

const Steps = ({ answered }: { readonly answered: MonthAnswered }) => {
  const words = useMonthWords();
  const { known, deadline } = answered;
  const steps = useMemo(() => stepsOf(known), [known]);
  const basis = deadline
    ? words.stepsNote(deadline.document) + (deadline.verified ? '' : words.unverified)
    : words.noPolicy;
  return (
    <>
      <Next known={known} steps={steps} />
      <Section id="steps" title={words.steps} note={basis}>
        <StepTable known={known} steps={steps} />
      </Section>
    </>
  );
};

const Waiting = () => {
  const [knownOn] = useKnownOn();
  const { data } = useOverview(knownOn);
  return data ? <WaitingFlow waiting={data.waiting} /> : null;
};

/** What is due of a month's money, by when, and what waits besides. */
export const MonthPage = () => {
  const words = useMonthWords();
  const { asked, turnTo } = useAsked();
  const { failed, answered } = useMonth(asked);
  // The first day nothing is late: there is nothing yet to be late with.
  const nothingYet =
    useIsEmpty() && answered?.known.batches.length === 0 && answered.known.appropriatedFen === 0;
  const month = answered?.known.month;
  const actions = month && (
    <>
      <Button onClick={() => turnTo(monthBeside(month, -1))}>{words.before}</Button>
      <Button onClick={() => turnTo(monthBeside(month, 1))}>{words.after}</Button>
    </>
  );
  return (
    <Page
      title={month ? `${words.title} · ${words.month(month)}` : words.title}
      note={answered ? words.asOf(answered.known.today) : words.meaning}
      actions={actions}
    >
      {failed && <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />}
      {nothingYet ? (
        <p className="empty">{words.onceThere}</p>
      ) : (
        <>
          {answered ? <Steps answered={answered} /> : !failed && <Loading />}
          <Queues />
          <Waiting />
        </>
      )}
    </Page>
  );
};
