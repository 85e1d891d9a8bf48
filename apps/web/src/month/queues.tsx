import { Link } from 'react-router';
import { count, yuan } from '../figures';
import { useAddress, useKnownOn } from '../frame/known-on';
import { ledger } from '../ledger/ledger';
import { Section } from '../page/section';
import { Loading } from '../states/loading';
import {
  type Queue,
  useArrearsQueue,
  useBankQueues,
  useBatchQueue,
  useCustodyQueues,
  useListQueues,
  useMonthsQueue,
  useRecoveryQueues,
} from './queue-kinds';
import { useMonthWords } from './words';

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
    delays: ledger.useQuery('get', '/api/v1/delays', { params }),
    months: ledger.useQuery('get', '/api/v1/months', { params }),
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
  const ofMonths = useMonthsQueue();
  const { batches, bank, overpayments, arrears, absences, custody, delays, months } = asked;
  const queues: readonly Queue[] = [
    ...(batches.data ? ofBatches(batches.data) : []),
    ...(bank.data ? ofBank(bank.data) : []),
    ...(arrears.data ? ofArrears(arrears.data) : []),
    ...(overpayments.data ? ofRecovery(overpayments.data) : []),
    ...(custody.data ? ofCustody(custody.data) : []),
    ...(delays.data && months.data ? ofMonths(delays.data, months.data) : []),
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
