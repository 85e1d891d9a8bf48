import { useEffect } from 'react';
import { API } from '../http';
import { useAskAgain } from '../queries';

/** What may be new in the ledger, as `GET /events` calls it. */
const NEWS = ['news', 'findings', 'import'];
/** Several messages of one act are one reason to ask again. */
const GATHERED_MS = 800;

/**
 * What is on the screen is asked again when the ledger says that something happened. Where the
 * stream does not reach the page, answers are as old as their last reading, and no older.
 */
export const useNews = (): void => {
  const askAgain = useAskAgain();
  useEffect(() => {
    const stream = new EventSource(`${API}/events`);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const hear = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        void askAgain();
      }, GATHERED_MS);
    };
    for (const name of NEWS) stream.addEventListener(name, hear);
    return () => {
      clearTimeout(waiting);
      stream.close();
    };
  }, [askAgain]);
};
