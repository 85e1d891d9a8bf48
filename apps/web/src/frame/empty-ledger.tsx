import { Link } from 'react-router';
import { useIsEmpty } from '../queries';
import { useWords } from '../words/language';

/** The first day: whatever page somebody opens says that nothing is there yet, and where to begin. */
export const EmptyLedger = () => {
  const { empty } = useWords();
  const isEmpty = useIsEmpty();
  if (!isEmpty) return null;
  return (
    <p className="empty-ledger" role="note">
      {empty.title} · <Link to="/imports">{empty.begin}</Link>
    </p>
  );
};
