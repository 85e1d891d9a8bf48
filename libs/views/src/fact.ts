import type { FileId, LocalDate } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';

/** One recorded statement as the views keep it: the event, its days and its file. */
export interface Fact<Event extends AnyLedgerEvent = AnyLedgerEvent> {
  /** Place in the log, as text: tells facts apart. */
  readonly position: string;
  /** Identity of what is said: two files that say the same share it. */
  readonly statement: string;
  readonly file: FileId | undefined;
  readonly knownOn: LocalDate;
  readonly receivedOn: LocalDate;
  /** The file was taken back from this day on: the fact stops counting. */
  readonly withdrawnOn: LocalDate | undefined;
  /** The day of receipt was declared in a back-fill and is not proved. */
  readonly declared: boolean;
  readonly row: number;
  /**
   * It names the person by another number, and two people have said since when it is known to be
   * the same person (认定为同一人). Absent where the number itself says so.
   */
  readonly linkedOn?: LocalDate;
  readonly event: Event;
}

export type FactOf<Type extends AnyLedgerEvent['type']> = Fact<
  Extract<AnyLedgerEvent, { type: Type }>
>;

/** Since when the office could read it as one of the person: the day it came, or was linked. */
export const hereSince = ({ receivedOn, linkedOn }: Pick<Fact, 'receivedOn' | 'linkedOn'>) =>
  linkedOn && linkedOn > receivedOn ? linkedOn : receivedOn;

/** Had it come by the day, and not been taken back? */
export const countsAt = (fact: Fact, knownOn: LocalDate): boolean =>
  fact.knownOn <= knownOn && !(fact.withdrawnOn && fact.withdrawnOn <= knownOn);

/** Of one statement the first; where two lists put it otherwise on one day, always the same one. */
const earlier = (a: Fact, b: Fact): boolean => {
  if (a.receivedOn !== b.receivedOn) return a.receivedOn < b.receivedOn;
  if (a.row !== b.row) return a.row < b.row;
  return JSON.stringify(a.event.data) < JSON.stringify(b.event.data);
};

/**
 * What counted on a day. A statement that several files repeat counts once, as first received;
 * so no order of arrival and no repetition changes the answer.
 */
export const knownAt = <F extends Fact>(facts: readonly F[], knownOn: LocalDate): readonly F[] => {
  // Lists are short and this is asked for every cell and day, so no map is made for them.
  const known: F[] = [];
  for (const fact of facts) {
    if (!countsAt(fact, knownOn)) continue;
    const same = known.findIndex((other) => other.statement === fact.statement);
    if (same < 0) known.push(fact);
    else if (earlier(fact, known[same]!)) known[same] = fact;
  }
  return known;
};

/** In the order of receipt; ties by row, then by what is said, so that the order is total. */
export const byReceipt = (a: Fact, b: Fact): number =>
  compare(a.receivedOn, b.receivedOn) || a.row - b.row || compare(a.statement, b.statement);

/** Positions of one store are words around numbers: `p:9` comes before `p:10`. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** Acts are decided one after the other, and of one day only the log knows which was first. */
export const inLogOrder = (a: Fact, b: Fact): number => byNumber.compare(a.position, b.position);

const isAct = ({ file }: Fact): boolean => file === undefined;

/**
 * Files are read in the order of receipt. What was done here was decided on what they had said by
 * then, so on one day it comes after them, in the order of the log.
 */
export const actsAfterFiles = (a: Fact, b: Fact): number =>
  compare(a.receivedOn, b.receivedOn) ||
  Number(isAct(a)) - Number(isAct(b)) ||
  (isAct(a) ? inLogOrder(a, b) : byReceipt(a, b));

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const isA =
  <Type extends AnyLedgerEvent['type']>(...types: readonly Type[]) =>
  (fact: Fact): fact is FactOf<Type> =>
    (types as readonly string[]).includes(fact.event.type);
