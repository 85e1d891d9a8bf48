import { Link } from 'react-router';
import { count, yuan } from '../figures';
import { useAddress } from '../frame/known-on';
import { daysFrom, type MonthKnown, type Step, type StepName, type StepState } from './steps';
import { useJoined } from '../words/joined';
import { useMonthWords } from './words';

const LOOKS: Readonly<Record<StepState, string>> = {
  done: 'good',
  'done-late': 'waiting',
  due: 'waiting',
  late: 'late',
  ahead: 'ahead',
  elsewhere: 'ahead',
};

const PLACES: Readonly<Record<StepName, string>> = {
  funds: '/funds',
  list: '/batches',
  approval: '/batches',
  sending: '/batches',
  credit: '/bank',
  batches: '/batches',
  close: '/months',
};

/** A batch of the month, where there is just one, else the list of them. */
export const usePlaceOf = ({ batches }: MonthKnown) => {
  const addressOf = useAddress();
  const [only, ...others] = batches;
  return (name: StepName): string => {
    const place = PLACES[name];
    const isOne = place === '/batches' && only && others.length === 0;
    return isOne ? `/batches/${only.batch}` : addressOf(place);
  };
};

/** How long is left, or by how much a day is over. */
export const useLeft = (today: string) => {
  const words = useMonthWords();
  return (dueOn: string): string => {
    const left = daysFrom(today, dueOn);
    if (left === 0) return words.today;
    return left > 0 ? words.leftDays(count(left)) : words.lateDays(count(-left));
  };
};

const useDetail = (known: MonthKnown) => {
  const words = useMonthWords();
  const { list } = useJoined();
  const { batches, sent, appropriatedFen, arrivedFen } = known;
  const total = (of: (one: (typeof sent)[number]) => number): string =>
    count(sent.reduce((sum, one) => sum + of(one), 0));
  const numbers = list(batches.map(({ batch }) => batch));
  const ofBatches = numbers ? words.sayBatches(numbers) : words.noBatches;
  const said: Readonly<Record<StepName, string>> = {
    funds: appropriatedFen
      ? words.sayFunds(yuan(appropriatedFen), yuan(arrivedFen))
      : words.noFunds,
    list: ofBatches,
    approval: ofBatches,
    sending: ofBatches,
    credit:
      sent.length > 0
        ? words.sayCredit(
            total((one) => one.creditedCount),
            total((one) => one.lateCount),
            total((one) => one.neverCount),
          )
        : words.noCredit,
    batches: ofBatches,
    close: known.isClosed ? words.closed : words.closeLater,
  };
  return ({ name, state, doneOn }: Step): string =>
    [state === 'elsewhere' ? words.fromRoster : said[name], doneOn && words.doneOn(doneOn)]
      .filter(Boolean)
      .join(' · ');
};

const WAITING: readonly StepState[] = ['due', 'late'];

export const StepTable = ({
  known,
  steps,
}: {
  readonly known: MonthKnown;
  readonly steps: readonly Step[];
}) => {
  const words = useMonthWords();
  const placeOf = usePlaceOf(known);
  const leftUntil = useLeft(known.today);
  const detailOf = useDetail(known);
  return (
    <table className="plain">
      <thead>
        <tr>
          {[words.step, words.due, words.state, words.detail].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.name}>
            <th scope="row">
              <Link to={placeOf(step.name)}>{words.names[step.name]}</Link>
            </th>
            <td>
              {step.dueOn ?? <span className="zero">{words.noDue}</span>}{' '}
              {step.dueOn && WAITING.includes(step.state) && (
                <span className={step.state === 'late' ? 'marked' : 'note'}>
                  {leftUntil(step.dueOn)}
                </span>
              )}
            </td>
            <td>
              <span className={`status ${LOOKS[step.state]}`}>{words.states[step.state]}</span>
            </td>
            <td>{detailOf(step)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
