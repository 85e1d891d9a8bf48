import { isDeepStrictEqual } from 'node:util';
import {
  type BatchNo,
  type DivisionCode,
  type JsonObject,
  type Refusal,
  refuse,
  type YearMonth,
} from '@ledger/kernel';
import {
  type BankForm,
  bankFormNamed,
  type BankOrder,
  type BankOrderLine,
  isOrderProblem,
} from '@ledger/intake';
import { batchAt, type PaymentKind } from '@ledger/ledger';
import type { KeptDocument, Tokens, Vault } from '@ledger/people';
import type { ActNeeds } from '../batches/header';
import { kindWords } from '../batches/kind-words';
import { keptList, type ListedItem } from '../batches/listed';
import { madeIn } from '../batches/questions';
import type { BankFileAnswer } from './answers';

export type BankOrderRefusal =
  | 'batch-not-opened'
  | 'batch-at-other-step'
  | 'bank-form-unknown'
  | 'bank-account-missing'
  | 'bank-account-altered'
  | 'bank-form-too-narrow';

export interface BankOrderAsked {
  readonly batch: BatchNo;
  readonly scope: DivisionCode;
  /** The bank's form, by its name. */
  readonly form: string;
}

interface Needs extends Pick<ActNeeds, 'ledger'> {
  readonly vault: Vault;
  readonly tokens: Tokens;
}

/** The benefit of the month itself goes without saying. */
const purposeOf = (benefitMonth: YearMonth, kind: PaymentKind): string =>
  `农村低保${benefitMonth}${kind === 'REGULAR' ? '' : kindWords[kind].zh}`;

const ACCOUNT = '银行账号(社保卡号)';

const textIn = (content: JsonObject, column: string): string => {
  const value = content[column];
  return typeof value === 'string' ? value : '';
};

/** Its words must be those the item was frozen with, and its account the one that was approved. */
const lineOf = (
  item: ListedItem,
  serial: number,
  document: KeptDocument | undefined,
  tokens: Tokens,
): BankOrderLine | Refusal<BankOrderRefusal> => {
  const { ref, totalFen, benefitMonth, kind, accountToken } = item;
  if (document?.status !== 'readable') return refuse('bank-account-missing', { ref });
  const { content, commitmentOk } = document;
  const account = textIn(content, ACCOUNT);
  const holder = textIn(content, '账户名');
  if (account === '' || holder === '') return refuse('bank-account-missing', { ref });
  if (!commitmentOk || tokens.accountToken(account) !== accountToken) {
    return refuse('bank-account-altered', { ref });
  }
  return {
    serial,
    ref,
    account,
    holder,
    amountFen: totalFen,
    bankName: textIn(content, '开户银行'),
    purpose: purposeOf(benefitMonth, kind),
  };
};

const linesOf = async (
  { vault, tokens }: Needs,
  items: readonly ListedItem[],
): Promise<readonly BankOrderLine[] | Refusal<BankOrderRefusal>> => {
  const documents = await vault.documents(items.map(({ evidence }) => evidence.document));
  const lines: BankOrderLine[] = [];
  for (const [index, item] of items.entries()) {
    const line = lineOf(item, index + 1, documents.get(item.evidence.document), tokens);
    if ('refused' in line) return line;
    lines.push(line);
  }
  return lines;
};

/** What goes to the bank with a batch that was sent; nothing of it is the office's to change. */
const orderOf = async (
  needs: Needs,
  { batch, scope }: BankOrderAsked,
): Promise<BankOrder | Refusal<BankOrderRefusal>> => {
  const made = await madeIn(needs, batch, scope);
  if (!made) return refuse('batch-not-opened');
  const state = batchAt(made, 'sent', 'reconciled', 'closed');
  if ('refused' in state) return state;
  const lines = await linesOf(needs, await keptList<ListedItem>(needs.vault, state.list));
  if ('refused' in lines) return lines;
  return { batch, benefitMonth: state.benefitMonth, sentOn: state.sentToBankOn, lines };
};

/** Read again before it leaves: the bank is to find in it what was approved, and nothing else. */
const writtenIn = async (
  form: BankForm,
  order: BankOrder,
): Promise<Uint8Array | Refusal<BankOrderRefusal>> => {
  const bytes = await form.writeOrder(order);
  if (isOrderProblem(bytes)) return refuse('bank-form-too-narrow', bytes.problem);
  if (!isDeepStrictEqual(await form.readOrder(bytes), order)) {
    throw new Error(`the form ${form.name} does not give back the order of ${order.batch}`);
  }
  return bytes;
};

/** The file to the bank (送盘文件) of a batch that was sent, with whole names and accounts. */
export const bankOrderFile = async (
  needs: Needs,
  asked: BankOrderAsked,
): Promise<(BankFileAnswer & { readonly persons: number }) | Refusal<BankOrderRefusal>> => {
  const form = bankFormNamed(asked.form);
  if (!form) return refuse('bank-form-unknown', { form: asked.form });
  const order = await orderOf(needs, asked);
  if ('refused' in order) return order;
  const bytes = await writtenIn(form, order);
  if ('refused' in bytes) return bytes;
  return {
    fileName: `代发-${order.batch}.${form.extension}`,
    mediaType: form.mediaType,
    bytes,
    persons: order.lines.length,
  };
};
