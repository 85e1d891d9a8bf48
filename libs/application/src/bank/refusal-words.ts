import { batchRefusalWords } from '../batches/refusal-words';
import type { BankOrderRefusal } from './order';

type Own = Exclude<BankOrderRefusal, keyof typeof batchRefusalWords>;

const own = {
  'bank-form-unknown': {
    zh: '没有这种银行文件格式。可用的格式见 GET /bank/forms（命令行：ledger bank forms）。',
    en: 'There is no such form of bank files. GET /bank/forms (or: ledger bank forms) lists those there are.',
  },
  'bank-account-missing': {
    zh: '有一笔没有账号或户名（流水号见下），送盘文件没有生成。请在档案或账户变更中补上，退回本批次另建。',
    en: 'An item has no account or holder (see below), so no file was made. Complete the archive or the change of account, and make another batch.',
  },
  'bank-account-altered': {
    zh: '个人信息库中的账号与冻结、审批时的不一致（流水号见下），送盘文件没有生成。请立即报告系统管理员和纪工委，并运行 ledger verify。',
    en: 'The account in the vault is not the one that was frozen and approved (see below), so no file was made. Report it at once, and run: ledger verify.',
  },
  'bank-form-too-narrow': {
    zh: '有内容超过该格式的宽度（见下），没有截断，送盘文件没有生成。请改用 CSV 或 Excel 格式。',
    en: 'Something is wider than the form allows (see below). Nothing was cut and no file was made. Take the CSV or Excel form.',
  },
} as const satisfies Record<Own, { readonly zh: string; readonly en: string }>;

/** Why no file to the bank is made, and the way on. */
export const bankRefusalWords = {
  ...own,
  'batch-not-opened': batchRefusalWords['batch-not-opened'],
  'batch-at-other-step': batchRefusalWords['batch-at-other-step'],
} as const satisfies Record<BankOrderRefusal, { readonly zh: string; readonly en: string }>;
