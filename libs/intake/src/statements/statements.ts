import type { PersonId } from '@ledger/kernel';
import type { FileKind } from '@ledger/ledger';
import type { DocumentRef, Tokens, Vault } from '@ledger/people';
import { archiveRow } from './archive';
import { bankResultOf } from './bank-result';
import type { Cells } from './cells';
import { custodyLedgerOf, custodyRow } from './custody';
import { decisionRow } from './decision';
import { fundRow } from './fund';
import { accountChangeRow, cadreRow, filingRow } from './officials';
import { deathCorrectionRow, deathRow, specialHardshipRow } from './person-lists';
import type { FileContext, Resolved, RowPlan, Statement, TokenMaker } from './plan';
import { recoveryRow } from './recovery';
import { resultRow } from './result';
import { batchOf, rosterRow } from './roster';

type Planner = (
  cells: Cells,
  context: FileContext,
  token: TokenMaker,
  block: Readonly<Record<string, string>>,
) => RowPlan;

const planners: Readonly<Record<FileKind, Planner>> = {
  ARCHIVE: archiveRow,
  FUND: fundRow,
  ROSTER: rosterRow,
  RESULT: resultRow,
  DEATH: deathRow,
  DEATH_CORRECTION: deathCorrectionRow,
  SH: specialHardshipRow,
  DECISION: decisionRow,
  CUSTODY: custodyRow,
  CADRE: cadreRow,
  FILING: filingRow,
  ACCOUNT_CHANGE: accountChangeRow,
  RECOVERY: recoveryRow,
};

/** The rows of one file, as parsed. */
export interface RowsOfFile {
  readonly kind: FileKind;
  /** Of a bank's result: the form of the bank's it came in. */
  readonly form: string | null;
  readonly block: Readonly<Record<string, string>>;
  readonly rows: readonly { readonly sheetRow: number; readonly cells: Cells }[];
  /** Rows that were sent back, by what names them to the office. */
  readonly rejected: readonly { readonly key: string }[];
}

/** The row's own serial number; where it has none, its place in the sheet. */
const serialOf = ({ row }: RowPlan, sheetRow: number): number =>
  Number.isSafeInteger(row) && row > 0 ? row : sheetRow;

const tokenMaker = (tokens: Tokens): TokenMaker => ({
  name: (value) => (value === '' ? undefined : tokens.nameToken(value)),
  account: (value) => (value === '' ? undefined : tokens.accountToken(value)),
});

/** Who is who, in one call for all rows; each person of each row in order. */
const identified = async (plans: readonly RowPlan[], vault: Vault) => {
  const named = plans.flatMap((plan) => Object.entries(plan.people));
  const people = await vault.identify(
    named.map(([, { idNumber, name }]) => ({ idNumber, ...(name && { name }) })),
  );
  let next = 0;
  return plans.map(
    (plan) =>
      new Map<string, PersonId>(
        Object.keys(plan.people).map((role) => [role, people[next++]!.personId]),
      ),
  );
};

const kept = async (
  plans: readonly RowPlan[],
  people: readonly ReadonlyMap<string, PersonId>[],
  vault: Vault,
) => {
  const documents = plans.flatMap((plan, index) =>
    Object.values(plan.words).map(({ owner, kind, content }) => ({
      owner: people[index]!.get(owner)!,
      kind,
      content,
    })),
  );
  const refs = await vault.keep(documents);
  let next = 0;
  return plans.map(
    (plan) =>
      new Map<string, DocumentRef>(Object.keys(plan.words).map((role) => [role, refs[next++]!])),
  );
};

const resolved = (
  people: ReadonlyMap<string, PersonId>,
  documents: ReadonlyMap<string, DocumentRef>,
): Resolved => ({
  person: (role) => people.get(role)!,
  evidence: (role) => {
    const { documentId, commitment } = documents.get(role)!;
    return { document: documentId, commitment };
  },
});

/** What a file states as a whole: a roster its batch, a ledger or a bank's result that it came. */
export const headerStatements = (file: RowsOfFile, context: FileContext): readonly Statement[] => {
  const { kind, block, rows, rejected } = file;
  if (kind === 'CUSTODY') {
    const unread = rejected.map(({ key }) => key);
    return [custodyLedgerOf(block, unread, context)];
  }
  if (kind === 'RESULT') return [bankResultOf(file, context)];
  if (kind !== 'ROSTER') return [];
  const cells = rows.map((row) => row.cells);
  return [batchOf(block, cells, context)];
};

/**
 * From parsed rows to statements. Personal words go to the vault first, so that no statement
 * ever points at words that are not kept; what is kept twice is kept once.
 */
export const statementsOf = async (
  file: RowsOfFile,
  context: FileContext,
  vault: Vault,
  tokens: Tokens,
): Promise<readonly Statement[]> => {
  const token = tokenMaker(tokens);
  const planner = planners[file.kind];
  const plans = file.rows.map(({ cells }) => planner(cells, context, token, file.block));
  const people = await identified(plans, vault);
  const documents = await kept(plans, people, vault);
  return plans.flatMap((plan, index) =>
    plan
      .statements(resolved(people[index]!, documents[index]!))
      .map((statement) => ({ ...statement, row: serialOf(plan, file.rows[index]!.sheetRow) })),
  );
};
