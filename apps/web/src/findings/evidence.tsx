import type { Finding, Rule } from '../api';
import { useNote } from '../finding/note';
import { address, API } from '../http';
import type { KnownOn } from '../queries';
import { useLanguage } from '../words/language';

/** Codes among the values have words; days, months and numbers stand for themselves. */
const useValue = () => {
  const { values } = useLanguage().words;
  return (value: string): string =>
    value
      .split(',')
      .map((part) => values[part] ?? part)
      .join(', ');
};

/** What the match rests on, so that the reader can go and check it on paper. */
export const Evidence = ({
  finding,
  rule,
  knownOn,
  isExpected = false,
}: {
  readonly finding: Finding;
  readonly rule: Rule | undefined;
  readonly knownOn: KnownOn;
  /** Of a screening: it would come true, so no register holds it yet and it has no chain to print. */
  readonly isExpected?: boolean;
}) => {
  const { words, say, language } = useLanguage();
  const { findings, days: names } = words;
  const valueOf = useValue();
  const noteOf = useNote();
  const days = Object.entries(finding.days);
  const about = [
    [findings.matched, rule && say(rule.sentence)],
    [findings.lawful, rule && say(rule.lawful)],
    [findings.batch, finding.batchNo],
    [findings.ref, finding.ref],
    [findings.note, noteOf(finding)],
  ] as const;
  return (
    <div className="evidence">
      <dl>
        {about.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {rule?.hasKnowledgeChain && !isExpected && (
        <p>
          <a
            href={address(`${API}/findings/${finding.findingId}/knowledge.html`, {
              knownOn,
              language,
            })}
            target="_blank"
            rel="noreferrer"
          >
            {findings.chain}
          </a>
        </p>
      )}
      <h3>{findings.evidence}</h3>
      {finding.restsOnDeclaredDay && <p className="declared">{findings.declared}</p>}
      {days.length === 0 ? (
        <p>{findings.noDays}</p>
      ) : (
        <dl className="days">
          {days.map(([name, value]) => (
            <div key={name}>
              <dt>{names[name] ?? name}</dt>
              <dd>{valueOf(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
};
