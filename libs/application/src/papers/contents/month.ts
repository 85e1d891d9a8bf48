import { type CertifiedMoney, type OpenItem } from '@ledger/ledger';
import type { CertifiedRowAnswer, MonthAnswer } from '../../months/answers';
import type { PaperContent } from '../content';
import { inCapitals } from '../money-lines';
import { certifiedWords, openWords } from '../money-words';
import { both, type Column, type Language, tableOf } from '../paper';

const money = (what: keyof CertifiedMoney): Column<CertifiedRowAnswer> => ({
  head: certifiedWords[what],
  width: 13,
  type: 'fen',
  of: (row) => row.money[what],
  isSummed: true,
});

const place: Column<CertifiedRowAnswer> = {
  head: both('村或街道', 'Village or street'),
  width: 18,
  of: ({ village, division }) => village ?? division,
};

const outstanding: Column<CertifiedRowAnswer> = {
  head: both('未追回', 'Outstanding'),
  width: 13,
  type: 'fen',
  of: ({ outstandingFen }) => outstandingFen,
  isSummed: true,
};

const conserved: Column<CertifiedRowAnswer> = {
  head: both('守恒', 'Conserved'),
  width: 10,
  of: ({ broken }) => (broken.length === 0 ? both('是', 'yes') : broken.join(' ')),
};

const CHAIN = ['raised', 'allocated', 'appropriated', 'appropriatedArrived', 'used'] as const;
const PAYING = [
  'batched',
  'sentToBank',
  'paid',
  'returned',
  'inFlight',
  'reissued',
  'refundedToTreasury',
  'returnedPending',
  'bankAmountDifference',
] as const;
const BACK = [
  'overpaid',
  'overpaidPossible',
  'recovered',
  'recoveredByOffset',
  'writtenOff',
  'paidByOffset',
] as const;

const openColumns: readonly Column<OpenItem>[] = [
  { head: both('未了事项', 'Still open'), width: 40, of: ({ kind }) => openWords[kind] },
  { head: both('笔数', 'Count'), width: 12, type: 'number', of: ({ count }) => count },
  { head: both('金额(元)', 'Amount'), width: 18, type: 'fen', of: ({ amountFen }) => amountFen },
];

const tablesOf = ({ rows, open }: MonthAnswer, language: Language) => [
  tableOf(language, {
    name: both('一、资金链', '1. The money chain'),
    columns: [place, ...CHAIN.map(money)],
    rows,
  }),
  tableOf(language, {
    name: both('二、发放与退回', '2. Paid and returned'),
    columns: [place, ...PAYING.map(money), conserved],
    rows,
  }),
  tableOf(language, {
    name: both('三、多发与追回', '3. Overpaid and recovered'),
    columns: [place, ...BACK.map(money), outstanding],
    rows,
  }),
  tableOf(language, {
    name: both('四、月结时未了事项', '4. Open when the month was closed'),
    columns: openColumns,
    rows: open,
  }),
];

/** The total is counted apart from the rows: on paper as well both are held against each other. */
const totalHolds = ({ rows, total }: MonthAnswer): boolean =>
  [...CHAIN, ...PAYING, ...BACK].every(
    (what) => rows.reduce((sum, row) => sum + row.money[what], 0) === total.money[what],
  );

const about = (answer: MonthAnswer) => {
  const { month, closedOn, closedBy, confirmedBy, knownOn, recordedUntil, digest } = answer;
  return [
    both(
      `所属月份 ${month}　月结 ${closedOn}（经办 ${closedBy}，确认 ${confirmedBy}）　依据 ${knownOn} 已知、${recordedUntil} 已记录的材料`,
      `Benefit month ${month} · closed ${closedOn} by ${closedBy}, confirmed by ${confirmedBy} · of what was known on ${knownOn} and recorded by ${recordedUntil}`,
    ),
    both(`证书摘要（SHA-256）：${digest}`, `Digest of the certificate (SHA-256): ${digest}`),
    inCapitals(both('到户', 'Credited'), answer.total.money.paid),
  ];
};

/** 月结证书: what was certified, on the log as the printed checkpoint has it. */
export const monthContent = (answer: MonthAnswer, language: Language): PaperContent => ({
  title: both(
    `农村低保资金月结证书（${answer.month}）`,
    `Certificate of the month ${answer.month} (月结证书)`,
  ),
  lines: about(answer),
  tables: tablesOf(answer, language),
  notes: [
    totalHolds(answer)
      ? both(
          '总额另行计算，与各行之和逐项一致。',
          'The total was counted apart from the rows and agrees with their sum, item by item.',
        )
      : both(
          '注意：另行计算的总额与各行之和不一致，请先核验证书。',
          'Beware: the total counted apart from the rows differs from their sum; verify the certificate first.',
        ),
    ...(answer.overridden
      ? [
          both(
            '月结时尚有未了事项，由确认人具名承担。',
            'It was closed with items open, taken on by name by whoever confirmed it.',
          ),
        ]
      : []),
  ],
  note: {
    text: answer.checkpoint,
    caption: both(
      '月结所依据的日志检查点（签名文本）；右侧文字与二维码内容逐字相同，可离线核验：',
      'The checkpoint (signed note) the certificate rests on; the code holds the text beside it, byte by byte, to be verified offline:',
    ),
  },
  signatures: [
    both(`经办：${answer.closedBy} `, `Closed by: ${answer.closedBy} `),
    both(`确认：${answer.confirmedBy} `, `Confirmed by: ${answer.confirmedBy} `),
    both('负责人：', 'Head: '),
  ],
});
