import { Alert } from 'antd';
import { problemFrom } from '../http';
import { useLanguage } from '../words/language';

/** Why an act was refused and what can be done: the ledger's own words, with the fields it names. */
export const ActProblem = ({ error }: { readonly error: unknown }) => {
  const { words, say } = useLanguage();
  const problem = problemFrom(error);
  return (
    <Alert
      type="error"
      showIcon
      className="act-problem"
      title={say(problem)}
      description={
        problem.fields &&
        problem.fields.length > 0 && (
          <ul>
            {problem.fields.map(({ field, expected }) => (
              <li key={`${field} ${expected}`}>
                <span className="code">{field}</span> {words.act.expected} {expected}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
};
