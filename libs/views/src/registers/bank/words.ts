import type { BankSituation } from './entry';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Something to do next, by the name of the act that does it. */
export interface NextStep extends Words {
  readonly act:
    | 'ask-bank'
    | 'import-file'
    | 'replace-file'
    | 'withdraw-file'
    | 'correct-rows'
    | 'reissue'
    | 'refund'
    | 'recover';
}

export interface BankWords {
  readonly title: Words;
  readonly sentence: Words;
  /** In the order in which they are tried. */
  readonly next: readonly NextStep[];
}

const step = (act: NextStep['act'], zh: string, en: string): NextStep => ({ act, zh, en });

const RECOVER = step(
  'recover',
  '确系多付的，通过代发银行追回，登记入追回台账',
  'Where too much was paid, recover it through the bank and register it (追回台账)',
);
const REPLACE = step(
  'replace-file',
  '银行更正的，用更正后的回盘替换原文件（须第二人确认）',
  'Where the bank corrects it, replace the file by the corrected one (a second person confirms)',
);

/** What each queue is, and what to do about its entries. */
export const bankWords: Readonly<Record<BankSituation, BankWords>> = {
  'unknown-line': {
    title: { zh: '未知明细', en: 'Unknown line' },
    sentence: {
      zh: '回盘中有一笔，花名册没有对应的流水号（或该笔已在送出前撤销）。',
      en: 'The bank reports a line under a reference that no roster line has, or whose item was reversed before it went out.',
    },
    next: [
      step(
        'correct-rows',
        '先查花名册退回的行：改正后补导，明细即可对上',
        'Look first at roster rows that were sent back: once corrected and imported the line matches',
      ),
      step('ask-bank', '向银行查询该笔的来源和收款人', 'Ask the bank whose order the line is'),
      step(
        'withdraw-file',
        '属于他处的回盘误导入的，撤回该文件',
        'Withdraw the file if it belongs to another office',
      ),
      RECOVER,
    ],
  },
  duplicate: {
    title: { zh: '重复明细', en: 'Duplicate' },
    sentence: {
      zh: '同一笔在回盘中出现两次：另一文件已报过，或两次报告入账。',
      en: 'The same item is reported twice: another file had said so, or it is said to be credited twice.',
    },
    next: [
      step(
        'ask-bank',
        '向银行核对该笔入账一次还是两次',
        'Ask the bank whether the item was credited once or twice',
      ),
      step(
        'withdraw-file',
        '只是重复报送的，撤回后到的文件（须第二人确认）',
        'If a file was only sent again, withdraw the later one (a second person confirms)',
      ),
      RECOVER,
    ],
  },
  'return-after-success': {
    title: { zh: '成功后退票', en: 'Return after success' },
    sentence: {
      zh: '银行先报成功、后报退票，款项已退回，尚未重发也未缴回。',
      en: 'The bank first reported the item credited and then returned; it is neither sent again nor paid back.',
    },
    next: [
      step(
        'reissue',
        '核实账户后在下一批次重发（草稿会列出）',
        'Check the account and send it again with the next batch (its draft lists the item)',
      ),
      step(
        'refund',
        '不应再发的，缴回国库并登记退票缴回',
        'If it is not to be paid again, pay it back to the treasury and register the refund (退票缴回)',
      ),
    ],
  },
  'partial-file': {
    title: { zh: '部分回盘', en: 'Partial file' },
    sentence: {
      zh: '回盘少于批次的笔数，或少于文件首部所列的笔数。',
      en: 'The result has fewer lines than the batch has items, or than its own head says.',
    },
    next: [
      step('ask-bank', '向银行索取其余明细', 'Ask the bank for the rest'),
      step(
        'import-file',
        '收到后直接导入，已报过的不会重复入账',
        'Import it when it comes; what was said before is not booked again',
      ),
      step(
        'correct-rows',
        '回盘有退回的行的，改正后补导',
        'Correct and import rows of the result that were sent back',
      ),
    ],
  },
  'sum-mismatch': {
    title: { zh: '金额不符', en: 'Sum mismatch' },
    sentence: {
      zh: '回盘首部、明细与批次的笔数或金额不一致，或某笔金额与所发不同。',
      en: 'Head, lines and batch differ in count or sum, or a line has another amount than was sent.',
    },
    next: [
      step('ask-bank', '向银行核对差额', 'Settle the difference with the bank'),
      REPLACE,
      RECOVER,
    ],
  },
  'wrong-batch': {
    title: { zh: '批次不符', en: 'Wrong batch' },
    sentence: {
      zh: '明细的流水号属于另一批次，与文件首部的批次号不同。',
      en: 'The item of the line belongs to another batch than the one at the head of the file.',
    },
    next: [
      step(
        'ask-bank',
        '向银行核对该笔属于哪个批次',
        'Ask the bank to which batch the line belongs',
      ),
      REPLACE,
      step(
        'withdraw-file',
        '整份导错的，撤回该文件',
        'Withdraw the file if all of it is the wrong one',
      ),
    ],
  },
  'missing-file': {
    title: { zh: '未回盘', en: 'Missing file' },
    sentence: {
      zh: '批次送银行已超过规定天数，没有收到任何回盘。',
      en: 'The batch was sent longer ago than policy allows, and nothing of it came back.',
    },
    next: [
      step(
        'ask-bank',
        '向银行索取回盘；未得到银行书面答复前不得再次送盘',
        'Ask the bank for the result; never send the batch again before it has answered in writing',
      ),
      step('import-file', '收到后导入', 'Import it when it comes'),
    ],
  },
};
