import { Link } from 'react-router';
import { count } from '../figures';
import { useFindingWords } from '../finding/words';
import { useAddress } from '../frame/known-on';
import { ledger } from '../ledger/ledger';
import type { KnownOn } from '../queries';
import { useDashboardWords } from './words';

const STATES = [
  'open',
  'assigned',
  'reopened',
  'verified',
  'passed-on',
  'closed',
  'suppressed',
  'lapsed',
] as const;

/** How far people are with them. */
export const WorkDone = ({ knownOn }: { readonly knownOn: KnownOn }) => {
  const words = useDashboardWords();
  const { states } = useFindingWords();
  const addressOf = useAddress();
  const query = ledger.useQuery('get', '/api/v1/worklist', {
    params: { query: { state: 'to-do', limit: 1, ...(knownOn && { knownOn }) } },
  });
  const counts: Readonly<Record<string, number>> = query.data?.counts ?? {};
  return (
    <ul className="counts work-done" aria-label={words.work}>
      <li>
        <Link to={addressOf('/worklist')}>{words.toDo}</Link>
      </li>
      {STATES.map((state) => (
        <li key={state}>
          <Link to={addressOf(`/worklist?show=all&is-state=${state}`)}>
            {states[state]} <strong>{count(counts[state] ?? 0)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
};
