import { count, yuan } from '../../figures';
import type { Answer } from '../../ledger/ledger';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { useRules } from '../../queries';
import { useLanguage } from '../../words/language';
import { usePolicyWords } from './words';

type Found = Answer<'WhatIf'>;
type Difference = NonNullable<Found['differences']>[number];

const Figures = ({ answer }: { readonly answer: Found }) => {
  const words = usePolicyWords();
  const { findings, overpaid, overpaidPossible } = answer;
  const rows = [
    [words.findings, count(findings.before), count(findings.after)],
    [words.overpaid, yuan(overpaid.before), yuan(overpaid.after)],
    [words.overpaidPossible, yuan(overpaidPossible.before), yuan(overpaidPossible.after)],
  ] as const;
  return (
    <table className="plain narrow">
      <caption>
        {words.cases(count(answer.cases.read), count(answer.cases.touched))}{' '}
        {`${words.appear} ${count(findings.appear)}，${words.lapse} ${count(findings.lapse)}，${words.change} ${count(findings.change)}`}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className="number">
            {words.before}
          </th>
          <th scope="col" className="number">
            {words.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, before, after]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{before}</td>
            <td className={`number ${before === after ? '' : 'marked'}`}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const useRuleName = () => {
  const { say } = useLanguage();
  const rules = useRules().data;
  return (code: string): string => {
    const rule = rules?.get(code);
    return rule ? `${code} ${say(rule.title)}` : code;
  };
};

const ByRule = ({ byRule }: Pick<Found, 'byRule'>) => {
  const words = usePolicyWords();
  const nameOf = useRuleName();
  const touched = byRule.filter(({ appear, lapse, change }) => appear + lapse + change > 0);
  if (touched.length === 0) return <p>{words.none}</p>;
  const columns = ['before', 'after', 'appear', 'lapse', 'change'] as const;
  return (
    <table className="plain narrow">
      <caption>{words.byRule}</caption>
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="number">
              {words[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {touched.map((row) => (
          <tr key={row.rule}>
            <th scope="row">{nameOf(row.rule)}</th>
            {columns.map((column) => (
              <td key={column} className="number">
                {count(row[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const OneByOne = ({ differences }: { readonly differences: readonly Difference[] }) => {
  const words = usePolicyWords();
  const nameOf = useRuleName();
  const columns: readonly Column<Difference>[] = [
    {
      key: 'kind',
      title: words.kind,
      of: ({ kind }) => kind,
      say: (kind) => words.kinds[kind as Difference['kind']],
      isChoice: true,
    },
    {
      key: 'rule',
      title: words.rule,
      of: ({ finding }) => finding.rule,
      say: nameOf,
      isChoice: true,
    },
    { key: 'household', title: words.household, of: ({ finding }) => finding.householdNo },
    { key: 'month', title: words.month, of: ({ finding }) => finding.benefitMonth },
    {
      key: 'before',
      title: `${words.before}：${words.certain}`,
      of: ({ before }) => before?.amountFenCertain ?? null,
      kind: 'yuan',
    },
    {
      key: 'after',
      title: `${words.after}：${words.certain}`,
      of: ({ kind, finding }) => (kind === 'lapses' ? null : finding.amountFenCertain),
      kind: 'yuan',
    },
  ];
  return (
    <List
      title={words.differences}
      name="differences"
      columns={columns}
      rows={differences}
      rowKey={({ kind, finding }) => `${kind} ${finding.findingId} ${finding.ref ?? ''}`}
      empty={words.none}
    />
  );
};

/** What would be otherwise, in figures, by rule, and one by one for who may read findings. */
export const WhatWouldChange = ({ answer }: { readonly answer: Found }) => {
  const words = usePolicyWords();
  return (
    <div className="what-would-change" role="status">
      <Figures answer={answer} />
      <ByRule byRule={answer.byRule} />
      {answer.differences === null ? (
        <p className="note">{words.noList}</p>
      ) : (
        <>
          <p className="note">{words.differencesNote}</p>
          <OneByOne differences={answer.differences} />
        </>
      )}
    </div>
  );
};
