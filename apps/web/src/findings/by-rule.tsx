import type { Rule } from '../api';
import { count } from '../figures';
import { useRules } from '../queries';
import { useLanguage } from '../words/language';
import { type Chosen, without } from './chosen';
import { Severity } from './severity';

const PERCENT = 100;

const RuleRow = ({
  code,
  rule,
  found,
  most,
  chosen,
  onChoose,
}: {
  readonly code: string;
  readonly rule: Rule | undefined;
  readonly found: number;
  readonly most: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { words, say } = useLanguage();
  const title = rule ? say(rule.title) : code;
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="filter"
          aria-pressed={chosen}
          title={rule && say(rule.sentence)}
          onClick={onChoose}
        >
          <span className="code">{code}</span> {title}
        </button>
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
const rowsOf = (rules: ReadonlyMap<string, Rule>, { overview }: Chosen) => {
  const counts = new Map(overview.findingsByRule.map(({ rule, count: found }) => [rule, found]));
  const codes = [...new Set([...rules.keys(), ...counts.keys()])].sort();
  return codes.map((code) => ({ code, rule: rules.get(code), found: counts.get(code) ?? 0 }));
};

export const FindingsByRule = (props: Chosen) => {
  const { filters, onFilter } = props;
  const { words } = useLanguage();
  const { findings } = words;
  const rows = rowsOf(useRules().data ?? new Map<string, Rule>(), props);
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
          <RuleRow
            key={code}
            code={code}
            rule={rule}
            found={found}
            most={most}
            chosen={filters.rule === code}
            onChoose={() =>
              onFilter(
                filters.rule === code ? without(filters, 'rule') : { ...filters, rule: code },
              )
            }
          />
        ))}
      </tbody>
    </table>
  );
};
