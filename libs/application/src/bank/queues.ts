import { daysBetween, type DivisionCode, type LocalDate } from '@ledger/kernel';
import type { Vault } from '@ledger/people';
import {
  type BankEntry,
  type BankSaid,
  type BankSituation,
  bankWords,
  compare,
  SITUATIONS,
} from '@ledger/views';
import type { DataSource } from 'typeorm';
import { officialCalendar } from '../calendar/working-days';
import { uploadIdOf } from '../imports/content';
import { type Asked, HOLDS, isInScope } from '../questions/scope';
import type { BankEntryAnswer, BankQueuesAnswer } from './answers';

export interface BankQueuesAsked extends Asked {
  readonly situation?: BankSituation;
  readonly batch?: string;
}

interface Needs {
  readonly readSide: DataSource;
  readonly vault: Vault;
}

const STREET_DIGITS = 9;

/** What is of no division shows, as its money does, to those who see at least a street. */
const isSeen = ({ division }: BankEntry, scope: DivisionCode): boolean =>
  division === null ? scope.length <= STREET_DIGITS : isInScope(division, scope);

const entriesOn = async (
  readSide: DataSource,
  { scope, knownOn, situation, batch }: BankQueuesAsked,
): Promise<readonly BankEntry[]> => {
  // A village has its share of what is said of the batches of its street.
  const rows: readonly { readonly payload: string }[] = await readSide.query(
    `select payload from read.bank where ${HOLDS}
       and (division is null or division like $2 || '%' or $2 like division || '%')`,
    [knownOn, scope],
  );
  return rows
    .flatMap(({ payload }) => (JSON.parse(payload) as BankSaid).entries)
    .filter((entry) => isSeen(entry, scope))
    .filter((entry) => situation === undefined || entry.situation === situation)
    .filter((entry) => batch === undefined || entry.batch === batch);
};

/** What the files are called, of those that were taken in within the scope. */
const namesOf = async (
  { readSide, vault }: Needs,
  scope: DivisionCode,
  entries: readonly BankEntry[],
): Promise<ReadonlyMap<string, string>> => {
  const files = [...new Set(entries.flatMap((entry) => entry.files))];
  const rows: readonly { readonly file_id: string; readonly digest: string }[] =
    await readSide.query(
      `select file_id, digest from read.file
       where file_id = any($1::text[]) and division like $2 || '%'`,
      [files, scope],
    );
  const names = await vault.originalNames(rows.map(({ digest }) => uploadIdOf(digest)));
  return new Map(
    rows.flatMap(({ file_id: fileId, digest }) => {
      const name = names.get(uploadIdOf(digest));
      return name === undefined ? [] : [[fileId, name] as const];
    }),
  );
};

const answerOf = (
  entry: BankEntry,
  names: ReadonlyMap<string, string>,
  knownOn: LocalDate,
): BankEntryAnswer => ({
  batchNo: entry.batch,
  ref: entry.ref,
  householdNo: entry.household,
  village: entry.village,
  division: entry.division,
  amountFen: entry.amountFen,
  since: entry.since,
  waitedDays: daysBetween(entry.since, knownOn),
  waitedWorkingDays: officialCalendar().between(entry.since, knownOn) ?? null,
  files: entry.files.map((fileId) => ({ fileId, fileName: names.get(fileId) ?? null })),
  details: entry.details,
});

const oldestFirst = (a: BankEntry, b: BankEntry): number =>
  compare(a.since, b.since) || compare(a.ref ?? a.batch ?? '', b.ref ?? b.batch ?? '');

/** What the bank's answers leave to do (回盘异常), each kind in a queue of its own. */
export const bankQueues = async (
  needs: Needs,
  asked: BankQueuesAsked,
): Promise<BankQueuesAnswer> => {
  const { knownOn, scope, situation: only } = asked;
  const entries = await entriesOn(needs.readSide, asked);
  const names = await namesOf(needs, scope, entries);
  const asking = SITUATIONS.filter((one) => only === undefined || one === only);
  return {
    knowledgeDate: knownOn,
    queues: asking.map((situation) => {
      const own = entries.filter((entry) => entry.situation === situation);
      return {
        situation,
        ...bankWords[situation],
        count: own.length,
        amountFen: own.reduce((sum, { amountFen }) => sum + amountFen, 0),
        entries: own.toSorted(oldestFirst).map((entry) => answerOf(entry, names, knownOn)),
      };
    }),
  };
};
