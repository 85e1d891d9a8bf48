import type { BatchNo, Fen, JsonObject, Token } from '@ledger/kernel';
import type { Vault } from '@ledger/people';
import { type DraftLine, paidFen } from './draft';
import { type ListedItem, refOf } from './listed';

const DOCUMENTS_AT_ONCE = 2_000;

const textIn = (content: JsonObject | undefined, ...columns: readonly string[]): string => {
  const value = columns.map((column) => content?.[column]).find((one) => typeof one === 'string');
  return typeof value === 'string' ? value : '';
};

/** What a roster line says of whom it pays, in the columns of a roster (花名册). */
const wordsOf = (
  archive: JsonObject | undefined,
  change: JsonObject | undefined,
): Readonly<Record<string, string>> => ({
  户主姓名: textIn(archive, '户主姓名'),
  户主身份证号: textIn(archive, '户主身份证号'),
  开户银行: textIn(change, '新开户银行') || textIn(archive, '开户银行'),
  账户名: textIn(change, '新账户名') || textIn(archive, '账户名'),
  '银行账号(社保卡号)': textIn(change, '新账号') || textIn(archive, '银行账号'),
});

/** The words of the lines, copied in the vault so that each item's evidence stands for itself. */
const evidenceOf = async (vault: Vault, lines: readonly DraftLine[]) => {
  const ids = lines.flatMap(({ payee }) =>
    payee.change ? [payee.archive, payee.change] : [payee.archive],
  );
  const documents = await vault.documents(ids);
  const contentOf = (id: string | undefined): JsonObject | undefined => {
    const document = id === undefined ? undefined : documents.get(id);
    return document?.status === 'readable' ? document.content : undefined;
  };
  const kept = await vault.keep(
    lines.map(({ head, payee }) => ({
      owner: head,
      kind: 'roster-line',
      content: wordsOf(contentOf(payee.archive), contentOf(payee.change)),
    })),
  );
  return kept.map(({ documentId, commitment }) => ({ document: documentId, commitment }));
};

const token = (name: string, value: Token | undefined) => (value ? { [name]: value } : {});

type Evidence = Awaited<ReturnType<typeof evidenceOf>>[number];

const itemOf = (batch: BatchNo, line: DraftLine, row: number, evidence: Evidence): ListedItem => ({
  ref: refOf(batch, row),
  batch,
  household: line.household,
  division: line.division,
  village: line.village,
  head: line.head,
  beneficiary: line.beneficiary,
  kind: line.kind,
  benefitMonth: line.benefitMonth,
  householdSize: line.arithmetic.householdSize,
  coveredCount: line.arithmetic.coveredCount,
  baseAmountFen: line.paid.baseAmountFen as Fen,
  supplementFen: line.paid.supplementFen as Fen,
  otherFen: line.paid.otherFen as Fen,
  totalFen: paidFen(line.paid) as Fen,
  ...token('accountToken', line.payee.accountToken),
  ...token('accountHolderToken', line.payee.accountHolderToken),
  ...(line.reissueOf && { reissueOf: line.reissueOf }),
  evidence,
});

/** The lines that are paid, numbered as the bank will know them; one left out has no number. */
export const itemsOf = async (
  vault: Vault,
  batch: BatchNo,
  lines: readonly DraftLine[],
): Promise<readonly ListedItem[]> => {
  const paid = lines.filter((line) => paidFen(line.paid) > 0);
  const items: ListedItem[] = [];
  for (let from = 0; from < paid.length; from += DOCUMENTS_AT_ONCE) {
    const some = paid.slice(from, from + DOCUMENTS_AT_ONCE);
    const evidence = await evidenceOf(vault, some);
    items.push(
      ...some.map((line, index) => itemOf(batch, line, from + index + 1, evidence[index]!)),
    );
  }
  return items;
};
