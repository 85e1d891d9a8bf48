import type { TableColumnsType } from 'antd';
import type { Finding, Rule, Said } from '../api';
import { yuan } from '../figures';
import type { Words } from '../words/zh';
import { KnownMark } from './known-mark';
import { Severity } from './severity';

const byText = (of: (finding: Finding) => string | null) => (a: Finding, b: Finding) =>
  (of(a) ?? '').localeCompare(of(b) ?? '', 'zh-CN');

type Column = TableColumnsType<Finding>[number];

const money = (title: string, of: (finding: Finding) => number): Column => ({
  title,
  key: title,
  align: 'right',
  width: 96,
  className: 'amount',
  sorter: (a, b) => of(a) - of(b),
  render: (_, finding) => (of(finding) === 0 ? <span className="zero">—</span> : yuan(of(finding))),
});

const text = (
  title: string,
  width: number,
  of: (finding: Finding) => string | null,
  empty: string,
): Column => ({
  title,
  key: title,
  width,
  sorter: byText(of),
  render: (_, finding) => of(finding) ?? empty,
});

const ruleColumn = (
  title: string,
  rules: ReadonlyMap<string, Rule>,
  say: (said: Said) => string,
): Column => ({
  title,
  key: 'rule',
  width: 160,
  sorter: byText(({ rule }) => rule),
  render: (_, { rule: code, severity }) => {
    const rule = rules.get(code);
    return (
      <>
        <span className="code">{code}</span> {rule && say(rule.title)} <Severity of={severity} />
      </>
    );
  },
});

const personColumn = (title: string): Column => ({
  title,
  key: 'person',
  width: 146,
  sorter: byText(({ personName }) => personName),
  render: (_, { personName, personId }) => (
    <>
      {personName ?? (personId ? '' : '—')}
      {personId && <span className="under whole">{personId}</span>}
    </>
  ),
});

/** Two lines of it; whole in the evidence and under the pointer. */
const Lawful = ({ text }: { readonly text: string }) => (
  <span className="lawful" title={text}>
    {text}
  </span>
);

export const columnsOf = (
  { findings: words }: Words,
  rules: ReadonlyMap<string, Rule>,
  say: (said: Said) => string,
): TableColumnsType<Finding> => [
  ruleColumn(words.rule, rules, say),
  text(words.village, 106, ({ village }) => village, words.noVillageName),
  text(words.household, 112, ({ householdNo, ref }) => householdNo ?? ref, '—'),
  personColumn(words.person),
  text(words.month, 92, ({ benefitMonth }) => benefitMonth, '—'),
  {
    title: words.money,
    key: 'money',
    children: [
      money(words.moneyCertain, ({ amountFenCertain }) => amountFenCertain),
      money(words.moneyPossible, ({ amountFenPossible }) => amountFenPossible),
      money(words.exposure, ({ exposureFen }) => exposureFen),
    ],
  },
  {
    title: words.known,
    key: 'known',
    width: 150,
    sorter: byText(({ knownAtPayment }) => knownAtPayment),
    render: (_, finding) => <KnownMark finding={finding} />,
  },
  {
    title: words.lawful,
    key: 'lawful',
    render: (_, { rule }) => {
      const found = rules.get(rule);
      return found ? <Lawful text={say(found.lawful)} /> : '—';
    },
  },
];
