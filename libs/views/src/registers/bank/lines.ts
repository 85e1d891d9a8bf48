import type { FileId, LocalDate } from '@ledger/kernel';
import type { BankResultStated, BankStatus, OtherLineSaid } from '@ledger/ledger';
import { compare, countsAt, type Fact, type FactOf, isA } from '../../fact';

type LineFact = FactOf<'BankLineReported'>;
export type ResultFact = FactOf<'BankResultStated'>;

/** A line of a result file: one that said something, or one that said it once more. */
export interface Line {
  readonly ref: string;
  readonly status: BankStatus;
  readonly amountFen: number;
  readonly file: FileId | undefined;
  readonly receivedOn: LocalDate;
  /** Another line, of this file or another, had said the same. */
  readonly isRepeat: boolean;
}

const earliest = (a: Fact, b: Fact): number =>
  compare(a.receivedOn, b.receivedOn) ||
  a.row - b.row ||
  compare(a.file ?? '', b.file ?? '') ||
  compare(a.statement, b.statement);

/** What counts on a day, each statement as it was first made; so no order of arrival matters. */
export const countingOnce = <F extends Fact>(facts: readonly F[], day: LocalDate): readonly F[] => {
  const first = new Map<string, F>();
  for (const fact of facts.filter((one) => countsAt(one, day)).sort(earliest)) {
    if (!first.has(fact.statement)) first.set(fact.statement, fact);
  }
  return [...first.values()];
};

const RUN = /^(\d+)(?:-(\d+))?$/;

const serialsIn = (text: string): readonly number[] =>
  text.split(',').flatMap((run) => {
    const [, from, until = from] = RUN.exec(run) ?? [];
    if (from === undefined) return [];
    return Array.from({ length: Number(until) - Number(from) + 1 }, (_, n) => Number(from) + n);
  });

/** Every line a result file holds, as far as its reference and its status go. */
const linesIn = ({ said, others, again }: BankResultStated['data']): readonly OtherLineSaid[] => [
  ...said.flatMap(({ batch, status, serials }) =>
    serialsIn(serials).map((serial) => ({
      ref: `${batch}-${String(serial).padStart(4, '0')}` as OtherLineSaid['ref'],
      status,
    })),
  ),
  ...others,
  ...again,
];

const keyOf = (ref: string, status: BankStatus): string => `${ref} ${status}`;

const lineFrom = ({ event: { data }, file, receivedOn }: LineFact): Line => ({
  ref: data.ref,
  status: data.status,
  amountFen: data.amountFen,
  file,
  receivedOn,
  isRepeat: false,
});

/** How many lines of a file are facts of their own, by reference and status. */
const ownFacts = (facts: readonly LineFact[]) => {
  const counts = new Map<string, number>();
  for (const { file, event } of facts) {
    const key = `${file ?? ''} ${keyOf(event.data.ref, event.data.status)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/**
 * The lines about some payments that count on a day. A line that said what had been said is no
 * fact of its own; the statement of its file says that it was there.
 */
export const linesOn = (
  facts: readonly Fact[],
  results: readonly ResultFact[],
  refs: ReadonlySet<string>,
  day: LocalDate,
): readonly Line[] => {
  const told = countingOnce(facts.filter(isA('BankLineReported')), day);
  const own = ownFacts(told);
  const first = new Map<string, number>();
  for (const { event } of told) {
    const key = keyOf(event.data.ref, event.data.status);
    if (!first.has(key)) first.set(key, event.data.amountFen);
  }
  const repeats = results.flatMap(({ event: { data }, receivedOn }) =>
    linesIn(data).flatMap(({ ref, status }): readonly Line[] => {
      const { file } = data;
      const key = keyOf(ref, status);
      const amountFen = first.get(key);
      if (!refs.has(ref) || amountFen === undefined) return [];
      const inFile = `${file} ${key}`;
      const left = own.get(inFile) ?? 0;
      if (left > 0) {
        own.set(inFile, left - 1);
        return [];
      }
      return [{ ref, status, amountFen, file, receivedOn, isRepeat: true }];
    }),
  );
  return [...told.map(lineFrom), ...repeats];
};
