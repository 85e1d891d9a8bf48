import { Alert } from 'antd';
import type { Problem } from '../api';
import { yuan } from '../figures';
import { problemFrom } from '../http';
import { useLanguage } from '../words/language';
import { useDetailWords } from './detail-words';

/** Money is told in yuan, as everywhere on a screen. */
const amountOf = (name: string, value: unknown): string | undefined =>
  typeof value === 'number' && /(?:^f|F)en$/.test(name) ? yuan(value) : undefined;

/** What the sentence calls its details: the numbers, days and documents it speaks of. */
const Details = ({ details }: { readonly details: NonNullable<Problem['details']> }) => {
  const { names, values } = useDetailWords();
  const told = Object.entries(details).filter(([, value]) => typeof value !== 'object');
  if (told.length === 0) return null;
  return (
    <dl className="problem-details">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{names[name] ?? name}</dt>
          <dd>{amountOf(name, value) ?? values[String(value)] ?? String(value)}</dd>
        </div>
      ))}
    </dl>
  );
};

const Fields = ({ fields }: { readonly fields: NonNullable<Problem['fields']> }) => {
  const { act } = useLanguage().words;
  return (
    <ul>
      {fields.map(({ field, expected }) => (
        <li key={`${field} ${expected}`}>
          <span className="code">{field}</span> {act.expected} {expected}
        </li>
      ))}
    </ul>
  );
};

/** Why an act was refused and what can be done: the ledger's own words, with what they name. */
export const ActProblem = ({ error }: { readonly error: unknown }) => {
  const { say } = useLanguage();
  const problem = problemFrom(error);
  const { fields, details } = problem;
  return (
    <Alert
      type="error"
      showIcon
      className="act-problem"
      title={say(problem)}
      description={
        <>
          {details && <Details details={details} />}
          {fields && fields.length > 0 && <Fields fields={fields} />}
        </>
      }
    />
  );
};
