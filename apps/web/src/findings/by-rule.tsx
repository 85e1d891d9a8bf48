import { Link } from 'react-router';
import type { Overview, Rule } from '../api';
import { count } from '../figures';
import { useAddress } from '../frame/known-on';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';
import { Severity } from './severity';

const PERCENT = 100;

const RuleRow = ({
  code,
  rule,
  found,
  most,
}: {
  readonly code: string;
  readonly rule: Rule | undefined;
  readonly found: number;
  readonly most: number;
}) => {
  const { words, say } = useLanguage();
  const addressOf = useAddress();
  const title = rule ? say(rule.title) : code;
  return (
    <tr>
      <th scope="row">
        <Link to={addressOf(`/findings?rule=${code}`)} title={rule && say(rule.sentence)}>
          <span className="code">{code}</span> {title}
        </Link>
      </th>
      <td>{rule ? <Severity of={rule.severity} /> : words.notStated}</td>
      <td className="bar-cell">
        <span className="bar" style={{ width: `${(found / most) * PERCENT}%` }} />
      </td>
      <td className={`number ${found === 0 ? 'zero' : ''}`}>{count(found)}</td>
    </tr>
  );
};

/** Rules with nothing found stay in the list: that they were asked is an answer too. */
const rowsOf = (rules: ReadonlyMap<string, Rule>, overview: Overview) => {
  const counts = new Map(overview.findingsByRule.map(({ rule, count: found }) => [rule, found]));
  const codes = [...new Set([...rules.keys(), ...counts.keys()])].sort();
  return codes.map((code) => ({ code, rule: rules.get(code), found: counts.get(code) ?? 0 }));
};

export const FindingsByRule = ({ overview }: { readonly overview: Overview }) => {
  const { words } = useLanguage();
  const { findings } = words;
  const rows = rowsOf(useRules().data ?? new Map<string, Rule>(), overview);
  const most = Math.max(1, ...rows.map(({ found }) => found));
  return (
    <table className="plain by-rule">
      <caption>{findings.byRule}</caption>
      <thead>
        <tr>
          <th scope="col">{findings.rule}</th>
          <th scope="col">{findings.severity}</th>
          <th scope="col" colSpan={2} className="number">
            {findings.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, rule, found }) => (
          <RuleRow key={code} code={code} rule={rule} found={found} most={most} />
        ))}
      </tbody>
    </table>
  );
};
