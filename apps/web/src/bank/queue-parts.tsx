import { useMemo } from 'react';
import { Link } from 'react-router';
import { count } from '../figures';
import { useAddress } from '../frame/known-on';
import type { Answer } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Section } from '../page/section';
import { useLanguage } from '../words/language';
import { useJoined } from '../words/joined';
import { useBankWords } from './words';

type Queue = Answer<'BankQueues'>['queues'][number];
type Entry = Queue['entries'][number];

/** Where each thing to do is done; what is asked of the bank is asked outside. */
const PLACES: Readonly<Record<Queue['next'][number]['act'], string | undefined>> = {
  'ask-bank': undefined,
  'import-file': '/imports',
  'replace-file': '/imports',
  'withdraw-file': '/imports',
  'correct-rows': '/imports',
  reissue: '/batches',
  refund: '/imports',
  recover: '/recovery',
};

const useColumns = (): readonly Column<Entry>[] => {
  const words = useBankWords();
  const joined = useJoined();
  return useMemo(
    () => [
      { key: 'batch', title: words.batch, of: ({ batchNo }) => batchNo, isChoice: true },
      { key: 'ref', title: words.ref, of: ({ ref }) => ref },
      {
        key: 'household',
        title: words.household,
        of: ({ householdNo, village }) => [householdNo, village].filter(Boolean).join(' ') || null,
        show: ({ householdNo, village }) => (
          <>
            {householdNo ?? <span className="zero">—</span>}
            {village && <span className="under">{village}</span>}
          </>
        ),
      },
      { key: 'amount', title: words.amount, of: ({ amountFen }) => amountFen, kind: 'yuan' },
      {
        key: 'since',
        title: words.since,
        of: ({ since }) => since,
        show: ({ since }) => <span className="whole">{since}</span>,
      },
      {
        key: 'waited',
        title: words.waited,
        of: ({ waitedDays }) => waitedDays,
        kind: 'count',
        show: ({ waitedDays, waitedWorkingDays }) => (
          <>
            {count(waitedDays)}
            {waitedWorkingDays !== null && (
              <span className="under">{words.working(count(waitedWorkingDays))}</span>
            )}
          </>
        ),
      },
      {
        key: 'details',
        title: words.details,
        of: ({ details }) =>
          joined.clauses(
            Object.entries(details).map(
              ([name, value]) =>
                `${words.detailNames[name] ?? name} ${words.detailValues[value] ?? value}`,
            ),
          ) || null,
      },
      {
        key: 'files',
        title: words.files,
        of: ({ files }) => joined.list(files.map(({ fileName, fileId }) => fileName ?? fileId)),
      },
    ],
    [words, joined],
  );
};

/** One queue: what to do about it, and what waits in it. */
export const QueueParts = ({ queue }: { readonly queue: Queue }) => {
  const words = useBankWords();
  const joined = useJoined();
  const { say } = useLanguage();
  const addressOf = useAddress();
  const columns = useColumns();
  return (
    <Section id="queue" title={say(queue.title)} note={say(queue.sentence)}>
      <h3>{words.next}</h3>
      <ol className="next-steps">
        {queue.next.map((step) => {
          const place = PLACES[step.act];
          return (
            <li key={step.act}>
              {say(step)}
              {place && (
                <>
                  {' '}
                  <Link to={addressOf(place)} aria-label={joined.said(words.go, say(step))}>
                    {words.go}
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </ol>
      <List
        title={say(queue.title)}
        columns={columns}
        rows={queue.entries}
        rowKey={({ batchNo, ref, since, files }) =>
          [batchNo, ref, since, ...files.map(({ fileId }) => fileId)].join(' ')
        }
        empty={words.noneOf}
      />
    </Section>
  );
};
