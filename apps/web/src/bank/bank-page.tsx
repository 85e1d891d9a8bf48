import '../look/finance.css';
import { useSearchParams } from 'react-router';
import { count, yuan } from '../figures';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useLanguage } from '../words/language';
import { QueueParts } from './queue-parts';
import { useBankWords } from './words';

type Queue = Answer<'BankQueues'>['queues'][number];

/** Which queue is looked at stands in the address; without a word the first that holds anything. */
const useChosen = (queues: readonly Queue[]) => {
  const [words, setWords] = useSearchParams();
  const said = words.get('situation');
  const chosen =
    queues.find(({ situation }) => situation === said) ??
    queues.find((queue) => queue.count > 0) ??
    queues[0];
  const choose = (situation: string): void =>
    setWords((before) => {
      const after = new URLSearchParams();
      // The list of another queue begins at its own first page, with no search of this one.
      const day = before.get('knownOn');
      if (day) after.set('knownOn', day);
      after.set('situation', situation);
      return after;
    });
  return { chosen, choose };
};

const QueueTable = ({
  queues,
  chosen,
  onChoose,
}: {
  readonly queues: readonly Queue[];
  readonly chosen: Queue | undefined;
  readonly onChoose: (situation: string) => void;
}) => {
  const words = useBankWords();
  const { say } = useLanguage();
  const titles = [words.count, words.amount, words.longest];
  return (
    <table className="plain narrow">
      <thead>
        <tr>
          <th scope="col">{words.situation}</th>
          {titles.map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <tr key={queue.situation} className={queue === chosen ? 'chosen' : ''}>
            <th scope="row">
              <button
                type="button"
                className="filter"
                aria-pressed={queue === chosen}
                aria-label={words.choose(say(queue.title))}
                onClick={() => onChoose(queue.situation)}
              >
                {say(queue.title)}
              </button>
            </th>
            <td className={`number ${queue.count > 0 ? 'marked' : 'zero'}`}>
              {count(queue.count)}
            </td>
            <td className="number">{yuan(queue.amountFen)}</td>
            <td className="number">
              {count(Math.max(0, ...queue.entries.map(({ waitedDays }) => waitedDays)))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Queues = ({ queues }: { readonly queues: readonly Queue[] }) => {
  const words = useBankWords();
  const { chosen, choose } = useChosen(queues);
  return (
    <>
      <Section id="queues" title={words.queues}>
        <QueueTable queues={queues} chosen={chosen} onChoose={choose} />
      </Section>
      {chosen && <QueueParts queue={chosen} />}
    </>
  );
};

/** What the bank's answers leave to do, by situation, with the way on. */
export const BankPage = () => {
  const words = useBankWords();
  const [knownOn] = useKnownOn();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/bank/queues', { params });
  return (
    <Page title={words.title} note={words.meaning}>
      <Answered query={query}>{({ queues }) => <Queues queues={queues} />}</Answered>
    </Page>
  );
};
