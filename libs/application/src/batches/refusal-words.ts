import type { BatchRefusal, FundRefusal, PaymentRefusal } from '@ledger/ledger';
import type { RefundOnlyRefusal } from '../bank/refund-words';
import type { FreezeRefusal } from './freeze';
import type { EditRefusal, OpenRefusal } from './open';
import type { RosterRefusal } from './take-roster';

type OwnRefusal =
  | BatchRefusal
  | Exclude<PaymentRefusal, RefundOnlyRefusal | 'second-person-missing'>
  | OpenRefusal
  | EditRefusal
  | FreezeRefusal
  | 'funds-not-arrived'
  | Exclude<RosterRefusal, 'not-readable'>;

/** What the fund of a batch refuses has its words with the funds, a refund’s are with the bank. */
export type AnyBatchRefusal = OwnRefusal | FundRefusal | RefundOnlyRefusal;

/** Why something is not done with a batch, and the way on, in both languages of the office. */
export const batchRefusalWords = {
  'batch-not-opened': {
    zh: '管辖范围内没有在本系统制作的这个批次。请先新建批次，或核对批次号。',
    en: 'No batch of this number was opened here in your scope. Open one, or check the number.',
  },
  'batch-number-taken': {
    zh: '批次号已用过，一个号只用一次。请换一个批次号。',
    en: 'The number was used before, and a number is used once. Take another.',
  },
  'batch-needs-a-street': {
    zh: '批次以镇街为单位。请用 division 指明九位镇街代码。',
    en: 'A batch is one street’s. Name the street by its nine digits in "division".',
  },
  'batch-at-other-step': {
    zh: '批次当前环节不能办理此项。所处环节和下一步可办的事见下。',
    en: 'The batch is at another step. Where it is and what can be done next stands below.',
  },
  'batch-empty': {
    zh: '没有一户应发，不能冻结空批次。请核对所属月份、档案和修改。',
    en: 'Nobody is due anything, and an empty batch is not frozen. Check the month, the archive and the edits.',
  },
  'list-too-long': {
    zh: '一个批次至多 9999 笔（银行流水号为四位）。请按镇街分批。',
    en: 'A batch holds at most 9,999 items, because the bank’s reference has four digits. Make one a street.',
  },
  'line-not-due': {
    zh: '草稿中没有这一笔（户、月份、类型）。请先核对档案、停发决定和草稿。',
    en: 'There is no such line (household, month, kind) in the draft. Check the archive, the decisions and the draft.',
  },
  'edit-says-nothing': {
    zh: '修改后的金额与应发金额相同，无需修改。',
    en: 'The edit says what is due anyway; there is nothing to change.',
  },
  'not-a-roster': {
    zh: '上传的文件不是发放花名册。请上传表头含家庭编号、户主身份证号、实发合计的花名册。',
    en: 'The file is no roster. Send one whose header names 家庭编号, 户主身份证号 and 实发合计.',
  },
  'roster-rows-rejected': {
    zh: '花名册有行次不合格（行号见下），整册未采用。请先改正这些行再上传；逐行原因见导入时的退回表。',
    en: 'Some rows of the roster are wrong (row numbers are below), and none of it was taken. Correct them and send it again.',
  },
  'roster-of-other-month': {
    zh: '花名册有其他月份的行（行号见下），整册未采用。正常发放须为批次月份；补发、重发不得晚于批次月份。',
    en: 'Some rows are of another month (row numbers are below), and none of it was taken. Regular payments are of the batch’s month, the others not later.',
  },
  'roster-households-unknown': {
    zh: '花名册有家庭不在低保档案中（行号见下），整册未采用。请先导入或更正档案，或从花名册中删去。',
    en: 'Some rows name households that are not in the archive (row numbers are below), and none of it was taken. Import or correct the archive, or leave them out.',
  },
  'roster-reissues-unclear': {
    zh: '花名册的重发行找不到对应的退票，或金额对不上（行号见下），整册未采用。请核对退票情况。',
    en: 'Some rows send money again that did not come back, or not that much (row numbers are below), and none of it was taken. Check the returns.',
  },
  'items-not-whole': {
    zh: '已写入的笔数、金额或摘要与固定的名单不一致，不能冻结。请再次冻结；若仍不一致，请退回本批次另建。',
    en: 'The items that are written are not those of the fixed list. Freeze again; if they still differ, reject the batch and open another.',
  },
  'batch-not-screened': {
    zh: '提交前须先筛查。请筛查后再提交。',
    en: 'A batch is screened before it is submitted. Screen it, then submit.',
  },
  'screening-too-old': {
    zh: '上次筛查不是今天做的，其间可能有新情况。请重新筛查后再提交。',
    en: 'The last screening is of an earlier day, and more may be known since. Screen it again, then submit.',
  },
  'blocking-findings': {
    zh: '筛查有必然错发的疑点。请退回本批次、改正后另建；确须发放的，由审批人当场具名说明理由后提交。',
    en: 'The screening shows money that would certainly be wrong. Reject the batch, correct it and open another; or an approver, present in person, overrides it by name and with a reason.',
  },
  'override-needs-another-person': {
    zh: '具名放行的人不能是制单、修改或提交的人。请由另一位审批人办理。',
    en: 'Whoever overrides had no hand in making or submitting the batch. Ask another approver.',
  },
  'approver-made-it': {
    zh: '本人参与制作或提交了这个批次，不能审批。请由另一位审批人办理。',
    en: 'Nobody approves what they made or submitted. Ask another approver.',
  },
  'approved-by-you-before': {
    zh: '您已审批过。还需另一位审批人。',
    en: 'You approved it before. Another approver is needed.',
  },
  'approvals-changed': {
    zh: '刚才另有人审批。请刷新后再办。',
    en: 'Another approval came in just now. Look again and repeat.',
  },
  'rejection-needs-another-person': {
    zh: '批次提交后，须由没有参与制作的审批人退回。',
    en: 'Once it is submitted, an approver who had no hand in it rejects a batch.',
  },
  'funds-not-arrived': {
    zh: '为本批次占用的拨付资金尚未全部到账（文号见下），不能送银行。请待到账登记后再送。',
    en: 'Not all money set aside for the batch has arrived (the documents are below). Book the arrival, then send.',
  },
  'items-in-flight': {
    zh: '还有款项没有银行结果（笔数、金额见下）。请导入回盘；缺少的请向银行索取。',
    en: 'Some items have no answer of the bank (see below). Import the result file; ask the bank for what is missing.',
  },
  'bank-amounts-differ': {
    zh: '银行入账金额与所发金额不一致。请向银行索取更正的回盘，替换原文件后再对账。',
    en: 'The bank credited other amounts than were sent. Get a corrected result, replace the file and reconcile again.',
  },
  'returns-not-handled': {
    zh: '还有退票未重发、也未缴回（笔数、金额见下）。请在下一批次重发，或登记缴回后再办结。',
    en: 'Returned items are neither sent again nor paid back (see below). Send them with the next batch or record the refund, then close.',
  },
  'payment-not-returned': {
    zh: '拟重发或缴回的款项没有退票记录（流水号见下）。请核对流水号；批次中有此笔的，请退回，按最新草稿另建。',
    en: 'The item did not come back (see below). Check the reference; reject a batch that sends it again and open another from the new draft.',
  },
  'already-reissued': {
    zh: '这笔退票已由另一笔重发（流水号见下），不能再发或缴回；重发后又退票的，按新流水号办理。批次中有此笔的，请退回，按最新草稿另建。',
    en: 'The returned item was sent again before (see below). What came back of that is a new item; a batch that sends it once more is rejected, and another opened from the new draft.',
  },
  'already-refunded': {
    zh: '这笔退票已缴回国库，不能重发或再次缴回。批次中有此笔的，请退回，按最新草稿另建。',
    en: 'The returned item was paid back to the treasury, so it is neither sent nor paid back again. Reject a batch that holds it and open another from the new draft.',
  },
  'payment-went-out': {
    zh: '银行已将其中一笔入账（流水号见下），不能撤销；请核实后办理追回。',
    en: 'The bank credited one of the items (see below), so it cannot be reversed. Verify it and recover the money.',
  },
} as const satisfies Record<OwnRefusal, { readonly zh: string; readonly en: string }>;
