import {
  AskCustody,
  type CardAnswer,
  type CustodyAnswer,
  type CustodyChangeAnswer,
  type CustodyHoldingAnswer,
} from '@ledger/application';
import { table, type TableColumn } from '../terminal/table';
import type { Verb } from '../verb';
import { answerOfPeople } from './questions';

const statuses = {
  open: '在管',
  ended: '已终止',
  changed: '已换代管人',
  'not-listed': '新台账未列',
} satisfies Record<CustodyHoldingAnswer['status'], string>;

const kinds = {
  began: '开始代管',
  changed: '更换代管人',
  ended: '终止代管',
  'not-listed': '新台账未列',
} satisfies Record<CustodyChangeAnswer['kind'], string>;

const relations: Readonly<Record<string, string>> = {
  SPOUSE: '配偶',
  PARENT: '父母',
  CHILD: '子女',
  SIBLING: '兄弟姐妹',
  GRANDPARENT: '祖父母',
  GRANDCHILD: '孙子女',
  GUARDIAN: '监护人',
  OTHER_KIN: '其他亲属',
  NEIGHBOUR: '邻居',
  CARE_HOME: '养老机构',
  VILLAGE_CADRE: '村干部',
  OTHER: '其他',
};

interface Row {
  readonly card: CardAnswer;
  readonly holding: CustodyHoldingAnswer;
}

const papers = (holding: CustodyHoldingAnswer): string =>
  [
    holding.hasAgreement ? '协议' : '缺协议',
    holding.hasStreetFiling ? '街道备案' : '缺街道备案',
    holding.hasCountyFiling ? '县级备案' : '缺县级备案',
  ].join('、');

const columns: readonly TableColumn<Row>[] = [
  { title: '村', of: ({ card }) => card.village ?? '—' },
  { title: '户号', of: ({ card }) => card.householdNo },
  { title: '对象', of: ({ card }) => card.beneficiaryName ?? '—' },
  { title: '台账编号', of: ({ holding }) => holding.entry },
  { title: '代管人', of: ({ holding }) => holding.proxyHolderName ?? '—' },
  { title: '关系', of: ({ holding }) => relations[holding.relation] ?? holding.relation },
  { title: '状态', of: ({ holding }) => statuses[holding.status] },
  { title: '自', of: ({ holding }) => holding.heldFrom ?? '不详' },
  { title: '有效期止', of: ({ holding }) => holding.validUntil ?? '不详' },
  { title: '手续', of: ({ holding }) => papers(holding) },
];

const names = (some: readonly (string | null)[]): string =>
  some.map((name) => name ?? '不详').join('、') || '无';

const whenFound = ({ by, betweenAsOf, foundAsOf, knownOn: on }: CustodyChangeAnswer): string =>
  by === 'act'
    ? `（${foundAsOf} 本单位办理）`
    : `（${betweenAsOf} 与 ${foundAsOf} 两期台账之间，${on} 起可知）`;

const changeLines = ({ householdNo, beneficiaryName, changes }: CardAnswer): readonly string[] =>
  changes.map((change) => {
    const { kind, from, to } = change;
    const who = `${names(from)} → ${names(to)}${whenFound(change)}`;
    return `  ${householdNo} ${beneficiaryName ?? ''}：${kinds[kind]}，${who}`;
  });

const linesOf = ({ knowledgeDate, cards }: CustodyAnswer): readonly string[] => {
  const rows = cards.flatMap((card) => card.holdings.map((holding) => ({ card, holding })));
  const changes = cards.flatMap(changeLines);
  return [
    `以 ${knowledgeDate} 已知，${cards.length} 张卡折由他人代管过` +
      ` As known on ${knowledgeDate}: ${cards.length} cards are or were kept by others`,
    ...table(columns, rows),
    ...(changes.length > 0 ? ['', '变化 Changes:', ...changes] : []),
  ];
};

export const custody: Verb = {
  name: 'custody',
  forms: ['[--known-on DATE] [--village V] [--open] [--json] [--reveal REASON]'],
  zh: '卡折代管台账：谁代管谁的卡折、自何时、凭何手续，以及两期台账之间代管人的变化',
  en: 'who keeps whose card, since when, on what paper, and who kept it before',
  run: (words) =>
    answerOfPeople(
      words,
      'open',
      ({ queries }, asked, isOpen) =>
        queries.execute(new AskCustody({ ...asked, ...(isOpen && { open: true }) })),
      linesOf,
    ),
};
