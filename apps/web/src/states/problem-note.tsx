import { Alert, Button } from 'antd';
import { problemFrom } from '../http';
import { useLanguage } from '../words/language';

/** What went wrong, in the reader's language, and the way on. */
export const ProblemNote = ({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}) => {
  const { words, say } = useLanguage();
  const problem = problemFrom(error);
  // Nothing failed: what was asked for is not there, and asking again will not bring it.
  if (problem.status === 404) return <Alert type="info" showIcon title={say(problem)} />;
  return (
    <Alert
      type="error"
      showIcon
      title={words.failure.title}
      description={say(problem)}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {words.retry}
          </Button>
        )
      }
    />
  );
};
