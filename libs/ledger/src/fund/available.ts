import { type BatchNo, type DocumentNo, fen, type Fen, type YearMonth } from '@ledger/kernel';
import type { FundMovement, TakenOut } from './events';

/** What a batch moved by a day, as rosters and the bank tell it. Fen. */
export interface BatchDraw {
  readonly batch: BatchNo;
  readonly benefitMonth: YearMonth;
  readonly drawnFen: number;
  /** Came back from the bank (退票), less what was paid back to the treasury of it. */
  readonly backFen: number;
}

/** An appropriation (拨付) and what is left of it. */
interface Lot {
  readonly document: DocumentNo;
  readonly amountFen: number;
  readonly benefitMonth: YearMonth | undefined;
  leftFen: number;
}

const oldestFirst = (a: FundMovement, b: FundMovement): number =>
  a.businessOn === b.businessOn
    ? Number(a.document > b.document) - 0.5
    : Number(a.businessOn > b.businessOn) - 0.5;

const lotOf = ({ document, amountFen, benefitMonth }: FundMovement): Lot => ({
  document,
  amountFen,
  benefitMonth,
  leftFen: amountFen,
});

/** Money earmarked for the month first, the oldest document first. */
const lotsFor = (lots: readonly Lot[], month: YearMonth): readonly Lot[] => [
  ...lots.filter(({ benefitMonth }) => benefitMonth === month),
  ...lots.filter(({ benefitMonth }) => benefitMonth === undefined),
];

/** Takes as much as there is; what is short was drawn all the same and is a finding of its own. */
const take = (lots: readonly Lot[], amountFen: number): readonly TakenOut[] => {
  const taken: TakenOut[] = [];
  let wanted = amountFen;
  for (const lot of lots) {
    const part = Math.min(wanted, lot.leftFen);
    if (part <= 0) continue;
    lot.leftFen -= part;
    wanted -= part;
    taken.push({ document: lot.document, amountFen: fen(part) });
  }
  return taken;
};

/** What came back goes where it was taken from, and never makes a document more than it was. */
const giveBack = (lots: readonly Lot[], amountFen: number): void => {
  let left = amountFen;
  for (const lot of lots) {
    const part = Math.min(left, lot.amountFen - lot.leftFen);
    lot.leftFen += part;
    left -= part;
  }
};

export interface Pool {
  readonly appropriations: readonly FundMovement[];
  /** Of each commitment that stands: by batch, what it took out of which document. */
  readonly commitments: ReadonlyMap<BatchNo, { readonly outOf: readonly TakenOut[] }>;
  readonly draws: readonly BatchDraw[];
}

/** By month: what was drawn without a commitment, less all that came back. */
const drawnOtherwise = ({ draws, commitments }: Pool): ReadonlyMap<YearMonth, number> => {
  const months = new Map<YearMonth, number>();
  for (const { batch, benefitMonth, drawnFen, backFen } of draws) {
    const net = (commitments.has(batch) ? 0 : drawnFen) - backFen;
    months.set(benefitMonth, (months.get(benefitMonth) ?? 0) + net);
  }
  return months;
};

export interface Available {
  readonly availableFen: number;
  readonly drawnOtherwiseFen: number;
  /** What a batch would take; less than asked where that is not there. */
  outOf(amountFen: Fen): readonly TakenOut[];
}

/** What is left of each appropriation once all commitments are taken out. */
const afterCommitments = ({ appropriations, commitments }: Pool): readonly Lot[] => {
  const lots = [...appropriations].sort(oldestFirst).map((movement) => lotOf(movement));
  const byDocument = new Map(lots.map((lot) => [lot.document, lot]));
  let uncovered = 0;
  for (const { document, amountFen } of [...commitments.values()].flatMap(({ outOf }) => outOf)) {
    const lot = byDocument.get(document);
    const part = Math.min(amountFen, lot?.leftFen ?? 0);
    if (lot) lot.leftFen -= part;
    uncovered += amountFen - part;
  }
  // A document that was taken back after money of it was set aside: the others have to bear it.
  take(lots, uncovered);
  return lots;
};

/** All that was appropriated, less all that is set aside. */
const totalFen = ({ appropriations, commitments }: Pool): number =>
  appropriations.reduce((sum, { amountFen }) => sum + amountFen, 0) -
  [...commitments.values()]
    .flatMap(({ outOf }) => outOf)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);

interface Drawn {
  readonly lots: readonly Lot[];
  readonly drawnOtherwiseFen: number;
  /** An earmark does not make money out of what another month has overdrawn. */
  readonly inAllFen: number;
}

/** What is left of each appropriation once all commitments and draws are taken out. */
const afterDraws = (pool: Pool): Drawn => {
  const lots = afterCommitments(pool);
  const months = [...drawnOtherwise(pool)].sort(([a], [b]) => (a < b ? -1 : 1));
  // First all that came back: what is drawn beyond what is there would else be forgotten.
  for (const [other, net] of months) if (net < 0) giveBack(lotsFor(lots, other), -net);
  for (const [other, net] of months) if (net > 0) take(lotsFor(lots, other), net);
  const drawnOtherwiseFen = months.reduce((sum, [, net]) => sum + net, 0);
  return { lots, drawnOtherwiseFen, inAllFen: totalFen(pool) - drawnOtherwiseFen };
};

/** What a fund has for a batch of a month: what was appropriated, less all that was taken of it. */
export const availableFor = (pool: Pool, month: YearMonth): Available => {
  const { lots, drawnOtherwiseFen, inAllFen } = afterDraws(pool);
  const own = lotsFor(lots, month);
  const ownFen = own.reduce((sum, { leftFen }) => sum + leftFen, 0);
  return {
    availableFen: Math.max(0, Math.min(ownFen, inAllFen)),
    drawnOtherwiseFen,
    outOf: (amountFen) => take(own, amountFen),
  };
};

/** What is left of one appropriation and nobody has: not set aside, and not paid out. */
export const leftOf = (pool: Pool, document: DocumentNo): number => {
  const { lots, inAllFen } = afterDraws(pool);
  const lot = lots.find((one) => one.document === document);
  return Math.max(0, Math.min(lot?.leftFen ?? 0, inAllFen));
};
