import { Link } from 'react-router';
import { count, yuan } from '../figures';
import { useAddress, useKnownOn } from '../frame/known-on';
import { type Answer, ledger } from '../ledger/ledger';
import { Section } from '../page/section';
import { Loading } from '../states/loading';
import { useLanguage } from '../words/language';
import { useMonthWords } from './words';

/** Something that waits, whatever month it is of. */
interface Queue {
  readonly key: string;
  readonly title: string;
  readonly path: string;
  readonly count: number;
  readonly amountFen: number | null;
  readonly when: string;
  readonly isLate: boolean;
}

const useQuestions = () => {
  const [knownOn] = useKnownOn();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  return {
    batches: ledger.useQuery('get', '/api/v1/batches'),
    bank: ledger.useQuery('get', '/api/v1/bank/queues', { params }),
    overpayments: ledger.useQuery('get', '/api/v1/overpayments', { params }),
    arrears: ledger.useQuery('get', '/api/v1/arrears', { params }),
    absences: ledger.useQuery('get', '/api/v1/absence', { params }),
    custody: ledger.useQuery('get', '/api/v1/custody/due', { params }),
  };
};

const earliestOf = (days: readonly (string | null)[]): string | undefined =>
  days.filter((day): day is string => day !== null).sort()[0];

const OVER = ['closed', 'rejected'];

const useBatchQueue = () => {
  const words = useMonthWords();
  return ({ batches }: Answer<'Batches'>): readonly Queue[] => {
    const open = batches.filter(({ status }) => !OVER.includes(status));
    const amountFen = open.reduce((sum, { sumFen }) => sum + (sumFen ?? 0), 0);
    const path = '/batches';
    const title = words.batchesOpen;
    return [
      { key: 'batches', title, path, count: open.length, amountFen, when: '', isLate: false },
    ];
  };
};

const useBankQueues = () => {
  const words = useMonthWords();
  const { say } = useLanguage();
  return ({ queues }: Answer<'BankQueues'>): readonly Queue[] =>
    queues.map((queue) => ({
      key: queue.situation,
      title: say(queue.title),
      path: `/bank?situation=${queue.situation}`,
      count: queue.count,
      amountFen: queue.amountFen,
      when: words.waited(count(Math.max(0, ...queue.entries.map((entry) => entry.waitedDays)))),
      isLate: false,
    }));
};

const useRecoveryQueues = () => {
  const words = useMonthWords();
  return ({ overpayments, total }: Answer<'Overpayments'>): readonly Queue[] => {
    const found = overpayments.filter(
      ({ status, outstandingFen }) => status === 'found' && outstandingFen > 0,
    );
    const due = overpayments.filter(({ plan }) => (plan?.dueFen ?? 0) > 0);
    return [
      {
        key: 'found',
        title: words.found,
        path: '/recovery?is-status=found',
        count: found.length,
        amountFen: found.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0),
        when: '',
        isLate: false,
      },
      {
        key: 'instalments',
        title: words.instalments,
        path: '/recovery?is-status=demanded',
        count: due.length,
        amountFen: total.dueFen,
        when: total.lateFen > 0 ? words.late(yuan(total.lateFen)) : '',
        isLate: total.lateFen > 0,
      },
    ];
  };
};

const useArrearsQueue = () => {
  const words = useMonthWords();
  return ({ arrears, certainFen }: Answer<'Arrears'>): readonly Queue[] => {
    const earliest = earliestOf(arrears.map(({ dueOn }) => dueOn));
    return [
      {
        key: 'arrears',
        title: words.arrears,
        path: '/batches',
        count: arrears.length,
        amountFen: certainFen,
        when: earliest ? words.earliest(earliest) : '',
        isLate: false,
      },
    ];
  };
};

const useListQueues = () => {
  const words = useMonthWords();
  return ({ absences }: Answer<'Absences'>): readonly Queue[] =>
    absences.map(({ what, source, benefitMonth, batch, village, dueOn, daysLate }) => ({
      key: [what, source, benefitMonth, batch, village].join(' '),
      title: [
        words.lists[what] ?? what,
        source && (words.sources[source] ?? source),
        benefitMonth,
        batch,
        village,
      ]
        .filter(Boolean)
        .join(' '),
      path: what === 'CUSTODY_REVIEW' ? '/custody' : '/imports',
      count: 1,
      amountFen: null,
      when: words.dueLate(dueOn, count(daysLate)),
      isLate: true,
    }));
};

const useCustodyQueues = () => {
  const words = useMonthWords();
  return ({ rows }: Answer<'CustodyDue'>): readonly Queue[] => {
    const kinds = [...new Set(rows.map(({ what }) => what))];
    return kinds.map((what) => {
      const own = rows.filter((row) => row.what === what);
      const earliest = earliestOf(own.map(({ dueOn }) => dueOn));
      return {
        key: what,
        title: words.custody[what] ?? what,
        path: `/custody?due.is-what=${what}`,
        count: own.length,
        amountFen: null,
        when: earliest ? words.earliest(earliest) : '',
        isLate: own.some(({ daysLeft }) => daysLeft !== null && daysLeft < 0),
      };
    });
  };
};

const useQueues = () => {
  const asked = useQuestions();
  const ofBatches = useBatchQueue();
  const ofBank = useBankQueues();
  const ofRecovery = useRecoveryQueues();
  const ofArrears = useArrearsQueue();
  const ofLists = useListQueues();
  const ofCustody = useCustodyQueues();
  const { batches, bank, overpayments, arrears, absences, custody } = asked;
  const queues: readonly Queue[] = [
    ...(batches.data ? ofBatches(batches.data) : []),
    ...(bank.data ? ofBank(bank.data) : []),
    ...(arrears.data ? ofArrears(arrears.data) : []),
    ...(overpayments.data ? ofRecovery(overpayments.data) : []),
    ...(custody.data ? ofCustody(custody.data) : []),
    ...(absences.data ? ofLists(absences.data) : []),
  ];
  return {
    queues: queues.filter((queue) => queue.count > 0),
    isPending: Object.values(asked).some((question) => question.isPending),
  };
};

/** What waits to be done, each where it is done. */
export const Queues = () => {
  const words = useMonthWords();
  const addressOf = useAddress();
  const { queues, isPending } = useQueues();
  return (
    <Section id="queues" title={words.queues} note={words.queuesNote}>
      {queues.length === 0 && !isPending && <p className="empty">{words.nothingWaits}</p>}
      {queues.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.queue}</th>
              <th scope="col" className="number">
                {words.count}
              </th>
              <th scope="col" className="number">
                {words.amount}
              </th>
              <th scope="col">{words.when}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.key}>
                <th scope="row">
                  <Link to={addressOf(queue.path)}>{queue.title}</Link>
                </th>
                <td className="number">{count(queue.count)}</td>
                <td className="number">
                  {queue.amountFen === null ? (
                    <span className="zero">—</span>
                  ) : (
                    yuan(queue.amountFen)
                  )}
                </td>
                <td className={queue.isLate ? 'marked' : ''}>{queue.when}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isPending && <Loading />}
    </Section>
  );
};
