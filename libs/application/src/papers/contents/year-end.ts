import type { FundDocumentAnswer } from '../../funds/answers';
import type { MonthDifferencesAnswer, PlaceDifference } from '../../months/answers';
import type { MonthMoney, YearKnown } from '../../questions/year';
import { MASKED, NO_VERDICT, type PaperContent, SIGNED_BY } from '../content';
import { inCapitals } from '../money-lines';
import { certifiedWords } from '../money-words';
import { both, type Column, type Language, tableOf } from '../paper';
import { programmeWords } from '../paper-words';
import { hopsTable } from './money-chain';
import { recoveredByVillage } from './overpayments';
import { workByRule } from './work-by-rule';

interface Programme {
  readonly programme: string;
  readonly documents: readonly FundDocumentAnswer[];
}

const sumOf = (
  documents: readonly FundDocumentAnswer[],
  is: (document: FundDocumentAnswer) => boolean,
): number => documents.filter(is).reduce((sum, { amountFen }) => sum + amountFen, 0);

const stage = (
  zh: string,
  en: string,
  is: (document: FundDocumentAnswer) => boolean,
): Column<Programme> => ({
  head: both(zh, en),
  width: 17,
  type: 'fen',
  of: ({ documents }) => sumOf(documents, is),
  isSummed: true,
});

const programmeColumns: readonly Column<Programme>[] = [
  { head: both('项目', 'Programme'), width: 24, of: ({ programme }) => programmeWords(programme) },
  stage('筹集(元)', 'Raised', (one) => one.stage === 'RAISED'),
  stage('分配(元)', 'Allocated', (one) => one.stage === 'ALLOCATED'),
  stage('拨付(元)', 'Appropriated', (one) => one.stage === 'APPROPRIATED'),
  stage(
    '其中已到账(元)',
    'Of it arrived',
    (one) => one.stage === 'APPROPRIATED' && !!one.arrivedOn,
  ),
  stage('使用(元)', 'Used', (one) => one.stage === 'USED'),
];

const byProgramme = (documents: readonly FundDocumentAnswer[]): readonly Programme[] =>
  [...new Set(documents.map(({ programme }) => programme))].sort().map((programme) => ({
    programme,
    documents: documents.filter((one) => one.programme === programme),
  }));

const monthColumns = ({ payments }: YearKnown): readonly Column<MonthMoney>[] => {
  const regular = payments.filter(({ kind, totalFen }) => kind === 'REGULAR' && totalFen > 0);
  const of = (month: string) => regular.filter(({ benefitMonth }) => benefitMonth === month);
  const money = (
    what: keyof typeof certifiedWords & keyof MonthMoney['money'],
  ): Column<MonthMoney> => ({
    head: certifiedWords[what],
    width: 13,
    type: 'fen',
    of: (row) => row.money[what],
    isSummed: true,
  });
  return [
    { head: both('所属月份', 'Month'), width: 10, of: ({ month }) => month },
    {
      head: both('户数', 'Households'),
      width: 9,
      type: 'number',
      of: ({ month }) => new Set(of(month).map(({ household }) => household)).size,
    },
    {
      head: both('保障人数', 'Persons'),
      width: 9,
      type: 'number',
      of: ({ month }) => of(month).reduce((sum, { coveredCount }) => sum + coveredCount, 0),
    },
    ...(
      [
        'batched',
        'paid',
        'returned',
        'inFlight',
        'refundedToTreasury',
        'overpaid',
        'recovered',
      ] as const
    ).map(money),
  ];
};

interface Differing extends PlaceDifference {
  readonly month: string;
  readonly closedOn: string;
}

const differenceColumns: readonly Column<Differing>[] = [
  { head: both('月份', 'Month'), width: 10, of: ({ month }) => month },
  { head: both('月结日期', 'Closed on'), width: 12, of: ({ closedOn }) => closedOn },
  {
    head: both('村或街道', 'Place'),
    width: 18,
    of: ({ village, division }) => village ?? division,
  },
  { head: both('项目', 'What'), width: 18, of: ({ what }) => certifiedWords[what] },
  {
    head: both('证书(元)', 'Certified'),
    width: 15,
    type: 'fen',
    of: ({ certificateFen }) => certificateFen,
  },
  { head: both('现知(元)', 'Now'), width: 15, type: 'fen', of: ({ nowFen }) => nowFen },
  {
    head: both('差额(元)', 'Difference'),
    width: 15,
    type: 'fen',
    of: ({ differenceFen }) => differenceFen,
  },
];

const differing = (closed: readonly MonthDifferencesAnswer[]): readonly Differing[] =>
  closed.flatMap(({ month, closedOn, differences }) =>
    differences.map((one) => ({ ...one, month, closedOn })),
  );

const differencesTable = ({ differences }: YearKnown, language: Language) =>
  tableOf(language, {
    name: both('六、与已月结月份的差异', '6. Differences to closed months'),
    lines: [
      both(
        `本年度已月结 ${differences.length} 个月（含下级区划）；月结后得知的材料在此按差额列出，证书不改。`,
        `${differences.length} months were closed, those of divisions beneath counted; what became known later is a difference here, and no certificate changes.`,
      ),
    ],
    columns: differenceColumns,
    rows: differing(differences),
  });

const numbered = <Table extends { readonly name: string }>(
  table: Table,
  zh: string,
  en: string,
  language: Language,
): Table => ({ ...table, name: both(zh, en)[language] });

/** 年终总结 in figures: what came, whom it reached, what was found, what came back, how long it took. */
export const yearEndContent = (known: YearKnown, language: Language): PaperContent => ({
  title: both(
    `农村低保资金年终汇总（${known.period.name.zh}）`,
    `Year-end summary of the rural guarantee, ${known.period.name.en}`,
  ),
  lines: [
    inCapitals(
      both('本年度到户', 'Credited for the year'),
      known.months.reduce((sum, { money }) => sum + money.paid, 0),
    ),
    NO_VERDICT,
  ],
  tables: [
    tableOf(language, {
      name: both('一、资金（按项目，会计年度）', '1. Money by programme, fiscal year'),
      columns: programmeColumns,
      rows: byProgramme(known.documents),
    }),
    tableOf(language, {
      name: both('二、发放（按所属月份）', '2. Paid, by benefit month'),
      columns: monthColumns(known),
      rows: known.months,
    }),
    numbered(workByRule(known, language), '三、疑点及结果', '3. Findings and outcomes', language),
    numbered(
      recoveredByVillage(known.overpayments, language),
      '四、多发与追回（按村）',
      '4. Overpaid and recovered, by village',
      language,
    ),
    numbered(hopsTable(known.hops, language), '五、各环节用时', '5. Days at each hop', language),
    differencesTable(known, language),
  ],
  notes: [
    MASKED,
    both(
      '筹集、分配、拨付、使用为同一笔资金的各环节，不得相加。多发与追回为按知悉日的累计数，不限于本年度发生。',
      'Raised, allocated, appropriated and used are stages of the same money and are not added up. Overpaid and recovered are all that is known on the day, not of the year alone.',
    ),
  ],
  signatures: SIGNED_BY,
});
