import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '../states/loading';
import { ProblemNote } from '../states/problem-note';

/** Waiting, failed or answered: the same three states wherever something is read. */
export const Answered = <Answer,>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Answer, unknown>;
  readonly children: (answer: Answer) => ReactNode;
}) => {
  if (query.isPending) return <Loading />;
  if (query.isError) {
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <div
      className={query.isPlaceholderData ? 'answered stale' : 'answered'}
      aria-busy={query.isFetching}
    >
      {children(query.data)}
    </div>
  );
};
