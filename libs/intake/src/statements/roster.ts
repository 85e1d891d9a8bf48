import type { BatchNo, DivisionCode, HouseholdNo, LocalDate, PaymentRef } from '@ledger/kernel';
import { fen, localDate, monthOf, type YearMonth, yearMonth } from '@ledger/kernel';
import { paymentKindOf } from '../kinds/payment-kinds';
import { idDefect } from '../normalise/resident-id';
import { type Cells, divisionOr, idOr, money, month, present, text, whole, wordsOf } from './cells';
import type { FileContext, RowPlan, Statement, TokenMaker } from './plan';

const CITED = /原客户流水号\s*[=：:]\s*([A-Za-z0-9-]+)/;

/** The bank's reference of a roster line: batch number and serial number, four digits. */
const refOf = (batch: string, line: number): PaymentRef =>
  `${batch}-${String(line).padStart(4, '0')}` as PaymentRef;

const personalColumns = [
  '低保证号',
  '组',
  '户主姓名',
  '户主身份证号',
  '保障对象姓名',
  '身份证号',
  '与户主关系',
  '开户银行',
  '账户名',
  '银行账号(社保卡号)',
  '变动情况',
  '变动原因',
  '代管人',
  '联系电话',
  '备注',
];

/** 03 发放花名册: one row an item to pay; its own benefit month may differ from the batch's. */
export const rosterRow = (
  cells: Cells,
  context: FileContext,
  token: TokenMaker,
  block: Readonly<Record<string, string>>,
): RowPlan => {
  const household = text(cells, '家庭编号') as HouseholdNo;
  const batch = (block['批次号'] ?? '') as BatchNo;
  const row = whole(cells, '序号');
  const headId = idOr(text(cells, '户主身份证号'), household);
  const payeeId = idOr(text(cells, '身份证号'), `${household}/${text(cells, '保障对象姓名')}`);
  const cited = CITED.exec(text(cells, '备注'))?.[1] as PaymentRef | undefined;
  return {
    row,
    people: {
      head: { idNumber: headId, name: text(cells, '户主姓名') },
      payee: { idNumber: payeeId, name: text(cells, '保障对象姓名') },
    },
    words: {
      line: { owner: 'head', kind: 'roster-line', content: wordsOf(cells, personalColumns) },
    },
    statements: ({ person, evidence }) => [
      {
        knownOn: context.receivedOn,
        report: {
          type: 'InstructPayment',
          data: present({
            ref: refOf(batch, row),
            batch,
            household,
            division: divisionOr(cells, '行政区划代码', context.division),
            village: text(cells, '村(社区)'),
            head: person('head'),
            beneficiary: person('payee'),
            kind: paymentKindOf(text(cells, '发放类型')),
            benefitMonth: month(cells, '所属月份'),
            householdSize: whole(cells, '家庭人口'),
            coveredCount: whole(cells, '保障人口'),
            baseAmountFen: money(cells, '月保障金额'),
            supplementFen: money(cells, '分类施保金'),
            otherFen: money(cells, '其他补贴'),
            totalFen: money(cells, '实发合计'),
            accountToken: token.account(text(cells, '银行账号(社保卡号)')),
            accountHolderToken: token.name(text(cells, '账户名')),
            reissueOf: cited,
            idDefect: idDefect(text(cells, '身份证号')),
            evidence: evidence('line'),
          }),
        },
      },
    ],
  };
};

const dayIn = (block: Readonly<Record<string, string>>, label: string): LocalDate | undefined =>
  block[label] ? localDate(block[label]) : undefined;

/** The street is the first nine digits the rows have in common, else the taker's division. */
const streetOf = (rows: readonly Cells[], other: DivisionCode): DivisionCode => {
  const codes = new Set(rows.map((cells) => text(cells, '行政区划代码').slice(0, 9)));
  const [only] = codes;
  return codes.size === 1 && only ? (only as DivisionCode) : other;
};

/** The month the header names; where it names none, that of its first regular line. */
const batchMonth = (block: Readonly<Record<string, string>>, rows: readonly Cells[]): YearMonth => {
  const named = block['所属月份'];
  if (named) return yearMonth(named);
  const regular = rows.find((cells) => text(cells, '发放类型') === '正常') ?? rows[0];
  return regular ? month(regular, '所属月份') : monthOf(localDate(block['送银行日期'] ?? ''));
};

/** The header block of a roster: one statement about the batch. */
export const batchOf = (
  block: Readonly<Record<string, string>>,
  rows: readonly Cells[],
  context: FileContext,
): Statement => ({
  row: 0,
  knownOn: context.receivedOn,
  report: {
    type: 'StateBatch',
    data: present({
      batch: (block['批次号'] ?? '') as BatchNo,
      division: streetOf(rows, context.division),
      benefitMonth: batchMonth(block, rows),
      frozenOn: localDate(block['冻结日期'] ?? ''),
      approvedOn: dayIn(block, '审批日期'),
      sentToBankOn: localDate(block['送银行日期'] ?? ''),
      count: rows.length,
      sumFen: fen(rows.reduce((sum, cells) => sum + whole(cells, '实发合计'), 0)),
    }),
  },
});
