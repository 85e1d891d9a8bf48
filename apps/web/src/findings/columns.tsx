import type { Finding, Rule, Said } from '../api';
import { HouseholdLink } from '../frame/household-link';
import type { Column } from '../list/column';
import type { Words } from '../words/zh';
import { FindingLink } from './finding-link';
import { KnownMark } from './known-mark';
import { Severity } from './severity';

export interface ColumnsNeed {
  readonly words: Words;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly say: (said: Said) => string;
}

const titleOf = ({ rules, say }: ColumnsNeed, code: string): string => {
  const rule = rules.get(code);
  return rule ? `${code} ${say(rule.title)}` : code;
};

/** The finding by its rule; it leads to its own page. */
export const ruleColumn = <Row extends Finding>(need: ColumnsNeed): Column<Row> => ({
  key: 'rule',
  title: need.words.findings.rule,
  of: ({ rule }) => rule,
  say: (code) => titleOf(need, code),
  isChoice: true,
  show: ({ rule, findingId }) => <FindingLink id={findingId}>{titleOf(need, rule)}</FindingLink>,
});

const severityColumn = <Row extends Finding>({ words }: ColumnsNeed): Column<Row> => ({
  key: 'severity',
  title: words.findings.severity,
  of: ({ severity }) => severity,
  say: (value) => words.findings.severities[value as Rule['severity']],
  isChoice: true,
  show: ({ severity }) => <Severity of={severity} />,
  width: 76,
});

const personColumn = <Row extends Finding>({ words }: ColumnsNeed): Column<Row> => ({
  key: 'person',
  title: words.findings.person,
  of: ({ personName, personId }) => [personName, personId].filter(Boolean).join(' ') || null,
  show: ({ personName, personId }) =>
    personName === null && personId === null ? (
      <span className="zero">—</span>
    ) : (
      <span title={personId ?? undefined}>{personName ?? personId}</span>
    ),
  width: 84,
});

const knownColumn = <Row extends Finding>({ words }: ColumnsNeed): Column<Row> => ({
  key: 'known',
  title: words.findings.known,
  of: ({ knownAtPayment }) => knownAtPayment,
  say: (value) => words.findings.knownAt[value as keyof Words['findings']['knownAt']],
  isChoice: true,
  show: (finding) => <KnownMark finding={finding} isShort />,
  width: 112,
});

/** Where it is: village, household, month. */
export const placeColumns = <Row extends Finding>({
  words,
}: ColumnsNeed): readonly Column<Row>[] => [
  {
    key: 'village',
    title: words.findings.village,
    of: ({ village }) => village,
    isChoice: true,
    width: 110,
  },
  {
    key: 'household',
    title: words.findings.household,
    of: ({ householdNo, ref }) => householdNo ?? ref,
    show: ({ householdNo, ref }) =>
      householdNo === null ? <>{ref ?? '—'}</> : <HouseholdLink no={householdNo} />,
    width: 116,
  },
  {
    key: 'month',
    title: words.findings.month,
    of: ({ benefitMonth }) => benefitMonth,
    isChoice: true,
    width: 104,
  },
];

/** Money as it was found; what is counted once is said on the dashboard. */
const moneyColumns = <Row extends Finding>({ words }: ColumnsNeed): readonly Column<Row>[] => {
  const { moneyCertain, moneyPossible, exposure } = words.findings;
  const money = (key: string, title: string, of: (row: Row) => number): Column<Row> => ({
    key,
    title,
    of: (row) => of(row) || null,
    kind: 'yuan',
    width: 92,
  });
  return [
    money('certain', moneyCertain, ({ amountFenCertain }) => amountFenCertain),
    money('possible', moneyPossible, ({ amountFenPossible }) => amountFenPossible),
    money('exposure', exposure, ({ exposureFen }) => exposureFen),
  ];
};

export const columnsOf = (need: ColumnsNeed): readonly Column<Finding>[] => {
  const [village, household, month] = placeColumns<Finding>(need);
  return [
    ruleColumn(need),
    severityColumn(need),
    village!,
    household!,
    personColumn(need),
    month!,
    ...moneyColumns<Finding>(need),
    knownColumn(need),
  ];
};

/** Those of the money at stake together: what a worklist is sorted by. */
export const riskColumn = <Row extends Finding>(title: string): Column<Row> => ({
  key: 'risk',
  title,
  of: ({ amountFenCertain, amountFenPossible, exposureFen }) =>
    amountFenCertain + amountFenPossible || exposureFen || null,
  kind: 'yuan',
  width: 100,
});
