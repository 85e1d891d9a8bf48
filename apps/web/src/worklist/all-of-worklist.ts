import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Answer, fetchLedger } from '../ledger/ledger';
import type { KnownOn } from '../queries';

const AT_ONCE = 500;
/** More than this nobody looks through; the list says how many there are. */
const MOST = 10_000;

export type WorkItem = Answer<'WorkItem'>;

export interface WholeWorklist {
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly WorkItem[];
}

export interface WorklistQuestion {
  readonly knownOn: KnownOn;
  readonly state: 'to-do' | 'all';
  readonly assignedTo?: string;
}

/** Page after page, as the ledger gives them, until all are there. */
const askAll = async (
  { knownOn, state, assignedTo }: WorklistQuestion,
  signal: AbortSignal,
): Promise<WholeWorklist> => {
  const items: WorkItem[] = [];
  let after: string | undefined;
  for (;;) {
    const { data } = await fetchLedger.GET('/api/v1/worklist', {
      params: {
        query: {
          state,
          limit: AT_ONCE,
          ...(knownOn && { knownOn }),
          ...(assignedTo && { assignedTo }),
          ...(after && { after }),
        },
      },
      signal,
    });
    if (!data) return { total: 0, counts: {}, items };
    items.push(...data.items);
    if (data.after === null || items.length >= MOST) {
      return { total: data.total, counts: data.counts, items };
    }
    ({ after } = data);
  }
};

export const useWorklist = (question: WorklistQuestion) =>
  useQuery({
    queryKey: ['worklist', question],
    queryFn: ({ signal }) => askAll(question, signal),
    placeholderData: keepPreviousData,
  });
