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
  return (
    <Alert
      type="error"
      showIcon
      title={words.failure.title}
      description={say(problemFrom(error))}
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
