import type {
  CertifiedRowAnswer,
  DatedDifference,
  MonthAnswer,
  MonthDifferencesAnswer,
  MonthInShort,
  MonthVerificationAnswer,
  PlaceDifference,
} from '@ledger/application';
import { yuan } from '../terminal/amount';
import { table, type TableColumn } from '../terminal/table';

const money = <Row>(title: string, of: (row: Row) => number): TableColumn<Row> => ({
  title,
  of: (row) => yuan(of(row)),
  right: true,
});

const rows: readonly TableColumn<CertifiedRowAnswer>[] = [
  { title: '村或街道', of: (row) => row.village ?? row.division },
  money('花名册', ({ money: m }) => m.batched),
  money('到户', ({ money: m }) => m.paid),
  money('退票', ({ money: m }) => m.returned),
  money('在途', ({ money: m }) => m.inFlight),
  money('重发到户', ({ money: m }) => m.reissued),
  money('缴回', ({ money: m }) => m.refundedToTreasury),
  money('退票待办', ({ money: m }) => m.returnedPending),
  money('多发', ({ money: m }) => m.overpaid),
  money('追回', ({ money: m }) => m.recovered),
  money('抵扣', ({ money: m }) => m.recoveredByOffset),
  money('核销', ({ money: m }) => m.writtenOff),
  money('未追回', (row) => row.outstandingFen),
  { title: '守恒', of: ({ broken }) => (broken.length === 0 ? '是' : broken.join(' ')) },
];

/** A certificate as it is read: places, their sum, and what it rests on. */
export const certificateLines = (answer: MonthAnswer): readonly string[] => [
  `${answer.division} ${answer.month} 月结于 ${answer.closedOn}（${answer.closedBy}，${answer.confirmedBy} 确认）` +
    ` Closed on ${answer.closedOn}`,
  ...table(rows, [...answer.rows, { ...answer.total, village: '合计' }]),
  ...answer.open.map(
    ({ kind, count, amountFen }) => `未了 Open: ${kind} ${count}，${yuan(amountFen)} 元`,
  ),
  `证书 Certificate SHA-256: ${answer.digest}`,
  answer.checkpoint.trimEnd(),
];

const months: readonly TableColumn<MonthInShort>[] = [
  { title: '月份', of: (row) => row.month },
  { title: '区划', of: (row) => row.division },
  { title: '月结日期', of: (row) => row.closedOn },
  { title: '经办', of: (row) => row.closedBy },
  { title: '确认', of: (row) => row.confirmedBy },
  { title: '具名放行', of: ({ overridden }) => (overridden ? '是' : '否') },
  { title: '证书', of: ({ digest }) => digest.slice(0, 16) },
];

export const monthsLines = (all: readonly MonthInShort[]): readonly string[] => table(months, all);

const differences: readonly TableColumn<PlaceDifference>[] = [
  { title: '村或街道', of: (row) => row.village ?? row.division },
  { title: '项目', of: (row) => row.what },
  money('证书', (row) => row.certificateFen),
  money('现知', (row) => row.nowFen),
  money('差额', (row) => row.differenceFen),
];

const changeLines = (change: DatedDifference): readonly string[] => [
  `${change.day}${change.recordedLater ? '（此后补录 written later）' : ''} ${change.householdNo ?? '—'} ${change.village ?? change.division}：` +
    Object.entries(change.changes)
      .map(([what, amountFen]) => `${what} ${yuan(amountFen)}`)
      .join('，'),
  ...change.causes.map(
    ({ zh, how, file }) =>
      `    ${how === 'came' ? '' : '（撤回）'}${zh}${file ? `〔${file.kind} ${file.fileId.slice(0, 8)}〕` : ''}`,
  ),
];

/** What is known otherwise by now: by place, then day by day with what brought it. */
export const differencesLines = (answer: MonthDifferencesAnswer): readonly string[] => [
  `${answer.division} ${answer.month}（${answer.closedOn} 月结）与 ${answer.knowledgeDate} 所知的差异` +
    ` Differences as known on ${answer.knowledgeDate}`,
  ...(answer.differences.length === 0
    ? ['无差异 None']
    : [...table(differences, answer.differences), '', ...answer.changes.flatMap(changeLines)]),
];

export const verificationLines = (answer: MonthVerificationAnswer): readonly string[] => [
  `${answer.division} ${answer.month}：${answer.ok ? '证书成立 The certificate holds' : '证书不成立 It does not hold'}`,
  `摘要 digest ${answer.digestHolds ? 'ok' : 'WRONG'}，金额 money ${answer.moneyHolds ? 'ok' : 'WRONG'}，` +
    `检查点 checkpoint (${answer.checkpointSize}) ${answer.checkpointHolds ? 'ok' : 'WRONG'}`,
  ...(answer.mismatches.length > 0 ? table(differences, answer.mismatches) : []),
];
