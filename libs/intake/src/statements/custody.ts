import type { CustodyEntryNo, HouseholdNo, LocalDate } from '@ledger/kernel';
import { localDate } from '@ledger/kernel';
import { type Cells, dayOrNone, idOr, present, text, whole, wordsOf } from './cells';
import type { FileContext, RowPlan, Statement, TokenMaker } from './plan';
import { proxyKindOf, relationOf } from './relations';

type Block = Readonly<Record<string, string>>;

const CUT_OFF = '截止日期';
const ENTRY = '台账编号';

const asOfIn = (block: Block): LocalDate => localDate(block[CUT_OFF] ?? '');

const personalColumns = [
  '低保对象姓名',
  '低保对象身份证号',
  '组',
  '不能自理原因',
  '评估日期',
  '卡折类型',
  '开户银行',
  '卡折号(掩码)',
  '代管人姓名',
  '代管人身份证号',
  '代管人电话',
  '代管人类型',
  '与对象关系',
  '是否村干部或经办人员',
  '职务',
  '协议编号',
  '见证人',
  '街道备案号',
  '县级备案号',
  '卡折存放',
  '密码保管',
  '核查人',
  '核查日期',
  '核查结果',
  '终止原因',
  '交接凭证号',
];

/** 08 卡折代管台账: one row an entry, as it stood on the day of the ledger. */
export const custodyRow = (
  cells: Cells,
  { receivedOn, division }: FileContext,
  token: TokenMaker,
  block: Block,
): RowPlan => {
  const household = text(cells, '家庭编号') as HouseholdNo;
  const entry = text(cells, ENTRY) as CustodyEntryNo;
  const keeper = text(cells, '代管人姓名');
  return {
    row: whole(cells, '序号'),
    people: {
      beneficiary: {
        idNumber: text(cells, '低保对象身份证号'),
        name: text(cells, '低保对象姓名'),
      },
      proxy: {
        idNumber: idOr(text(cells, '代管人身份证号'), `${division}/${entry}/${keeper}`),
        name: keeper,
      },
    },
    words: {
      row: {
        owner: 'beneficiary',
        kind: 'custody-entry',
        content: wordsOf(cells, personalColumns),
      },
    },
    statements: ({ person, evidence }) => [
      {
        knownOn: receivedOn,
        report: {
          type: 'StateCustodyEntry',
          data: present({
            division,
            entry,
            household,
            village: text(cells, '村'),
            beneficiary: person('beneficiary'),
            proxyHolder: person('proxy'),
            proxyHolderNameToken: token.name(keeper),
            proxyKind: proxyKindOf(text(cells, '代管人类型')),
            relation: relationOf(text(cells, '与对象关系')),
            hasAgreement: text(cells, '协议编号') !== '',
            hasStreetFiling: text(cells, '街道备案号') !== '',
            hasCountyFiling: text(cells, '县级备案号') !== '',
            signedOn: dayOrNone(cells, '签订日期'),
            validFrom: dayOrNone(cells, '有效期起'),
            validUntil: dayOrNone(cells, '有效期止'),
            endedOn: dayOrNone(cells, '终止日期'),
            asOf: asOfIn(block),
            statedOn: receivedOn,
            evidence: evidence('row'),
          }),
        },
      },
    ],
  };
};

/**
 * That the ledger came: whatever it does not name stands no longer. Rows that were sent back are
 * named all the same, as far as their number could be read.
 */
export const custodyLedgerOf = (
  block: Block,
  unread: readonly string[],
  { receivedOn, division }: FileContext,
): Statement => ({
  row: 0,
  knownOn: receivedOn,
  report: {
    type: 'StateCustodyLedger',
    data: {
      division,
      asOf: asOfIn(block),
      statedOn: receivedOn,
      unread: [...new Set(unread.filter((entry) => entry !== ''))].sort(),
    },
  },
});
