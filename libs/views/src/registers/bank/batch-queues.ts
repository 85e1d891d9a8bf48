import { addDays, fen, type LocalDate, sumFen, yuanText } from '@ledger/kernel';
import type { BatchHeader, BankResultStated } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { compare } from '../../fact';
import type { Item } from '../../household/items';
import type { BankEntry } from './entry';
import type { ResultFact } from './lines';
import type { Placed } from './placed';

/** A batch and what the bank has said of it by a day. */
export interface BatchAnswered {
  readonly batch: BatchHeader;
  readonly items: readonly Item[];
  readonly placed: readonly Placed[];
}

const about = (batch: BatchHeader) => ({
  batch: batch.batch as string,
  ref: null,
  household: null,
  village: null,
  division: batch.division as string,
});

const yuan = (amount: number): string => yuanText(fen(amount));

/** Lines that are the bank's own answer on the batch: no returns of what it had credited. */
const ownLines = (lines: readonly Placed[]): readonly Placed[] =>
  lines.filter(({ line }) => line.status !== 'RETURNED');

const filesOf = (lines: readonly Placed[]) =>
  [...new Set(lines.flatMap(({ line }) => line.file ?? []))].sort();

const firstDay = (days: readonly LocalDate[]): LocalDate => [...days].sort(compare)[0]!;

/** 部分回盘: the bank has answered some of the items, and not the others. */
const partialBatch = ({ batch, items, placed }: BatchAnswered): readonly BankEntry[] => {
  const own = ownLines(placed).filter(({ place }) => place !== 'unknown-line');
  const answered = new Set(placed.map(({ line }) => line.ref));
  const waiting = items.filter(({ ref }) => !answered.has(ref));
  if (own.length === 0 || waiting.length === 0) return [];
  return [
    {
      ...about(batch),
      situation: 'partial-file',
      amountFen: sumFen(waiting.map(({ instructed }) => instructed.totalFen)),
      since: firstDay(own.map(({ line }) => line.receivedOn)),
      files: filesOf(own),
      details: {
        items: String(items.length),
        answered: String(items.length - waiting.length),
        waiting: String(waiting.length),
      },
    },
  ];
};

/** 未回盘: sent, and nothing of it came back in the days that policy gives the bank. */
const missing = (
  { batch, placed }: BatchAnswered,
  policies: Policies,
  day: LocalDate,
): { readonly entries: readonly BankEntry[]; readonly nextChangeOn?: LocalDate } => {
  if (ownLines(placed).length > 0) return { entries: [] };
  const days = policies.required('resultDueDays', batch.division, batch.benefitMonth);
  const since = addDays(batch.sentToBankOn, days + 1);
  if (day < since) return { entries: [], nextChangeOn: since };
  const entry: BankEntry = {
    ...about(batch),
    situation: 'missing-file',
    amountFen: batch.sumFen,
    since,
    files: [],
    details: {
      sentToBankOn: batch.sentToBankOn,
      dueOn: addDays(batch.sentToBankOn, days),
      items: String(batch.count),
    },
  };
  return { entries: [entry] };
};

type Stated = BankResultStated['data'];

/** The batch a file is about: the one at its head, else the first of those it speaks of. */
const batchOf = ({ batch, said }: Stated): string | undefined => batch ?? said[0]?.batch;

const headDiffers = (
  stated: Stated,
  batch: BatchHeader | undefined,
): BankEntry['situation'] | undefined => {
  const { statedCount, statedFen, lines, unread, sumFen: sum } = stated;
  if (statedCount !== undefined && statedCount > lines + unread) return 'partial-file';
  if (statedCount !== undefined && statedCount < lines + unread) return 'sum-mismatch';
  // Lines that were sent back are missing in the sum, and stand in the list of rows to correct.
  if (statedFen !== undefined && unread === 0 && statedFen !== sum) return 'sum-mismatch';
  const isWhole = batch !== undefined && statedCount === batch.count;
  return isWhole && statedFen !== undefined && statedFen !== batch.sumFen
    ? 'sum-mismatch'
    : undefined;
};

/** What the head of a file says and its lines, or the batch, do not. */
const headOf = (
  { event: { data }, receivedOn }: ResultFact,
  batch: BatchHeader | undefined,
): readonly BankEntry[] => {
  const situation = headDiffers(data, batch);
  if (!situation) return [];
  const { statedCount, statedFen, lines, sumFen: sum } = data;
  return [
    {
      situation,
      batch: batchOf(data) ?? null,
      ref: null,
      household: null,
      village: null,
      division: batch?.division ?? data.division,
      amountFen: statedFen === undefined ? 0 : Math.abs(statedFen - sum),
      since: receivedOn,
      files: [data.file],
      details: {
        ...(statedCount !== undefined && { statedLines: String(statedCount) }),
        ...(statedFen !== undefined && { statedYuan: yuan(statedFen) }),
        lines: String(lines),
        linesYuan: yuan(sum),
        ...(batch && { batchItems: String(batch.count), batchYuan: yuan(batch.sumFen) }),
      },
    },
  ];
};

/** What is wrong at the heads of the files about a batch, also of one that nobody stated. */
export const headQueues = (
  owner: string,
  results: readonly ResultFact[],
  batch: BatchHeader | undefined,
): readonly BankEntry[] =>
  results
    .filter(({ event }) => `batch/${batchOf(event.data) ?? ''}` === owner)
    .flatMap((result) => headOf(result, batch));

/** What is wrong with the bank's answer to a batch as a whole. */
export const batchQueues = (answered: BatchAnswered, policies: Policies, day: LocalDate) => {
  const { entries, nextChangeOn } = missing(answered, policies, day);
  return {
    entries: [...partialBatch(answered), ...entries],
    ...(nextChangeOn && { nextChangeOn }),
  };
};
