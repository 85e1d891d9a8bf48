import { Severity } from '../findings/severity';
import type { Answer } from '../ledger/ledger';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';
import { useBatchWords } from './words';

export type Screened = Answer<'Screening'>['findings'][number];

/** One finding in a line: its rule, how it weighs, and what to check first. */
const LineFinding = ({ finding }: { readonly finding: Screened }) => {
  const words = useBatchWords();
  const { say } = useLanguage();
  const rule = useRules().data?.get(finding.rule);
  return (
    <span className="finding-of-line" title={rule && say(rule.lawful)}>
      <span className="code">{finding.rule}</span> {rule && say(rule.title)}{' '}
      <Severity of={finding.severity} />{' '}
      {finding.blocking && <span className="outcome refused">{words.blocking}</span>}
    </span>
  );
};

export const LineFindings = ({ findings }: { readonly findings: readonly Screened[] }) => {
  const words = useBatchWords();
  if (findings.length === 0) return <span className="zero">{words.noFindings}</span>;
  return (
    <>
      {findings.map((finding) => (
        <LineFinding key={finding.findingId} finding={finding} />
      ))}
    </>
  );
};
