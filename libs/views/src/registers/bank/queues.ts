import { fen, type LocalDate, yuanText } from '@ledger/kernel';
import type { BankResultStated, BatchHeader, PaymentInstructed } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { isHeader } from '../../batch/header';
import { allOf, type CaseFacts } from '../../case';
import { compare, type Fact, isA, knownAt } from '../../fact';
import { itemFrom, newest, standingLine } from '../../household/items';
import { refundsIn } from '../../household/refunds';
import { batchNamedIn } from '../../subjects';
import { batchQueues, headQueues } from './batch-queues';
import type { BankEntry, BankSaid } from './entry';
import { countingOnce, type Line, linesOn, type ResultFact } from './lines';
import { type PaidItem, placed, type Placed } from './placed';

const PAYMENT = 'payment/';
const BANK_FILE = 'bank-file/';

type Instructed = PaymentInstructed['data'];

const resultsOn = (facts: CaseFacts, day: LocalDate): readonly ResultFact[] =>
  countingOnce(allOf(facts).filter(isA('BankResultStated')), day);

/** The payments of a case, each with what counts of it on a day. */
const paymentsOn = (facts: CaseFacts, day: LocalDate) =>
  [...facts]
    .filter(([subject]) => subject.startsWith(PAYMENT))
    .map(([subject, some]) => ({
      ref: subject.slice(PAYMENT.length),
      all: some,
      known: knownAt(some, day),
    }));

type Payments = ReturnType<typeof paymentsOn>;

/** Items that send others again, in batches that went out. */
const sentAgain = (payments: Payments): ReadonlySet<string> =>
  new Set(payments.flatMap(({ known }) => standingLine(known)?.event.data.reissueOf ?? []));

const itemOf = (known: readonly Fact[], again: ReadonlySet<string>): PaidItem | undefined => {
  const line = standingLine(known)?.event.data;
  if (!line) return undefined;
  const isHandled =
    again.has(line.ref) || refundsIn(known).length > 0 || known.some(isA('PaymentReissued'));
  return { batch: line.batch, totalFen: line.totalFen, isHandled };
};

/** What stands at the head of each file; lines of before there were heads name no file. */
type Heads = ReadonlyMap<Line['file'], BankResultStated['data']>;

/** The head of a line's file, where that file says it holds the line. */
const headOf = (heads: Heads, { file, ref }: Pick<Line, 'file' | 'ref'>) => {
  const head = heads.get(file);
  const batch = batchNamedIn(ref);
  const isOwn = batch
    ? head?.said.some((one) => one.batch === batch)
    : head?.others.some((one) => one.ref === ref);
  return isOwn ? head : undefined;
};

const entryOf = (
  { line, place }: Placed,
  instructed: Instructed | undefined,
  head: BankResultStated['data'] | undefined,
): readonly BankEntry[] => {
  if (place === 'matched') return [];
  const isOtherAmount = place === 'sum-mismatch' && instructed;
  const { batch: namedBatch } = head ?? {};
  return [
    {
      situation: place,
      batch: instructed?.batch ?? batchNamedIn(line.ref) ?? null,
      ref: line.ref,
      household: instructed?.household ?? null,
      village: instructed?.village ?? null,
      division: instructed?.division ?? head?.division ?? null,
      amountFen: isOtherAmount ? Math.abs(line.amountFen - instructed.totalFen) : line.amountFen,
      since: line.receivedOn,
      files: line.file ? [line.file] : [],
      details: {
        status: line.status,
        bankYuan: yuanText(fen(line.amountFen)),
        ...(instructed && { itemYuan: yuanText(instructed.totalFen) }),
        ...(place === 'wrong-batch' && namedBatch !== undefined && { namedBatch }),
      },
    },
  ];
};

/** A payment, and where each of the bank's lines about it belongs. */
interface Spoken {
  readonly instructed: Instructed | undefined;
  readonly placed: readonly Placed[];
}

const byRef = (lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> => {
  const some = new Map<string, Line[]>();
  for (const line of lines) {
    const list = some.get(line.ref);
    if (list) list.push(line);
    else some.set(line.ref, [line]);
  }
  return some;
};

interface Asked {
  readonly payments: Payments;
  readonly results: readonly ResultFact[];
  readonly heads: Heads;
  readonly day: LocalDate;
}

const askedOf = (facts: CaseFacts, day: LocalDate): Asked => {
  const results = resultsOn(facts, day);
  const heads = new Map(results.map(({ event }) => [event.data.file, event.data] as const));
  return { payments: paymentsOn(facts, day), results, heads, day };
};

const spokenOf = (
  { payments, results, heads, day }: Asked,
  isOwn: (payment: Payments[number]) => boolean,
): readonly Spoken[] => {
  const own = payments.filter(isOwn);
  const refs = new Set(own.map(({ ref }) => ref));
  const told = own.flatMap(({ all }) => all);
  const lines = byRef(linesOn(told, results, refs, day));
  const again = sentAgain(payments);
  return own.map(({ ref, known }) => ({
    instructed: standingLine(known)?.event.data,
    placed: placed(
      lines.get(ref) ?? [],
      itemOf(known, again),
      (file) => headOf(heads, { file, ref })?.batch,
    ),
  }));
};

const entriesOf = (spoken: readonly Spoken[], heads: Heads): readonly BankEntry[] =>
  spoken.flatMap(({ instructed, placed: lines }) =>
    lines.flatMap((one) => entryOf(one, instructed, headOf(heads, one.line))),
  );

const inOrder = (a: BankEntry, b: BankEntry): number =>
  compare(a.situation, b.situation) ||
  compare(a.since, b.since) ||
  compare(a.ref ?? '', b.ref ?? '') ||
  compare(JSON.stringify(a), JSON.stringify(b));

const saidOf = (division: string | null, entries: readonly BankEntry[]): BankSaid | undefined =>
  entries.length === 0 ? undefined : { division, entries: [...entries].sort(inOrder) };

const batchOf = ({ ref, known }: Payments[number]): string | undefined =>
  standingLine(known)?.event.data.batch ?? batchNamedIn(ref);

/** What the bank's answers leave to do about one batch, as known on a day. */
export const bankOfBatch = (
  owner: string,
  facts: CaseFacts,
  policies: Policies,
  day: LocalDate,
): { readonly bank?: BankSaid; readonly nextChangeOn?: LocalDate } => {
  const no = owner.slice('batch/'.length);
  const stated = (facts.get(owner) ?? []).filter(isHeader);
  const batch: BatchHeader | undefined = newest(knownAt(stated, day))?.event.data;
  const asked = askedOf(facts, day);
  const { payments, results, heads } = asked;
  const isOwn = (payment: Payments[number]) => batchOf(payment) === no;
  const spoken = spokenOf(asked, isOwn);
  const items = payments.filter(isOwn).flatMap(({ known }) => itemFrom(known, () => batch) ?? []);
  const lines = spoken.flatMap((one) => one.placed);
  const whole = batch && batchQueues({ batch, items, placed: lines }, policies, day);
  const said = saidOf(batch?.division ?? null, [
    ...entriesOf(spoken, heads),
    ...headQueues(owner, results, batch),
    ...(whole?.entries ?? []),
  ]);
  return {
    ...(said && { bank: said }),
    ...(whole?.nextChangeOn && { nextChangeOn: whole.nextChangeOn }),
  };
};

/**
 * The same of the lines of one file whose references name no batch: no batch speaks of them. Where
 * a roster names one after all, its batch does.
 */
export const bankOfFile = (
  owner: string,
  facts: CaseFacts,
  day: LocalDate,
): BankSaid | undefined => {
  const asked = askedOf(facts, day);
  const spoken = spokenOf(asked, ({ known }) => standingLine(known) === undefined);
  const own = spoken.map(({ instructed, placed: lines }) => ({
    instructed,
    placed: lines.filter(({ line }) => owner === `${BANK_FILE}${line.file ?? ''}`),
  }));
  return saidOf(asked.results[0]?.event.data.division ?? null, entriesOf(own, asked.heads));
};
