import { fen, type Fen, type Refusal, refuse, type YearMonth } from '@ledger/kernel';
import { batchAt, type BatchRefusal, type BatchState } from '@ledger/ledger';
import type { DueLine } from '@ledger/views';
import type { Upload } from '../imports/at-the-door';
import type { Receipt } from '../ledger';
import { type CompareRefusal, readRoster } from './compare';
import { type DraftNeeds, dueLines, lineKey, paidFen, type RosterLine } from './draft';
import { type ActNeeds, type ActOrder, actOn, batchHeld } from './header';
import { keepList } from './listed';
import { type Pay, payKey, paysIn } from './roster';

export interface RosterOrder extends ActOrder {
  readonly file: Upload;
}

/** Of the whole roster nothing is taken while one row of it cannot be. */
export type RosterRefusal =
  | BatchRefusal
  | CompareRefusal
  | 'roster-rows-rejected'
  | 'roster-of-other-month'
  | 'roster-households-unknown'
  | 'roster-reissues-unclear';

const ROWS_NAMED = 20;

/** Rows as they are named to the reader: the first ones, and that there are more. */
const rowsOf = (rows: readonly number[]): string => {
  const named = [...rows].sort((a, b) => a - b).slice(0, ROWS_NAMED);
  return named.join('、') + (rows.length > named.length ? '…' : '');
};

const refuseRows = (refused: RosterRefusal, rows: readonly number[]): Refusal<RosterRefusal> =>
  refuse(refused, { count: rows.length, rows: rowsOf(rows) });

/**
 * Which returned items a roster sends again it does not say: the only one of its household and
 * month, or all of them where the sums are the same. Undefined where nobody can say.
 */
const reissuesOf = (pay: Pay, due: readonly DueLine[]): readonly RosterLine[] | undefined => {
  const back = due.filter((line) => line.kind === 'REISSUE' && payKey(line) === payKey(pay));
  const [only] = back;
  if (only && back.length === 1) return [{ ...keyOf(only), paid: pay.paid, rows: pay.rows }];
  const sumFen = back.reduce((sum, { dueFen }) => sum + dueFen, 0);
  if (back.length === 0 || sumFen !== paidFen(pay.paid)) return undefined;
  return back.map((line) => ({
    ...keyOf(line),
    paid: { baseAmountFen: line.dueFen, supplementFen: 0, otherFen: 0 },
    rows: pay.rows,
  }));
};

const keyOf = ({ household, benefitMonth, kind, reissueOf }: DueLine) => ({
  household,
  benefitMonth,
  kind,
  ...(reissueOf && { reissueOf }),
});

/** The lines of a roster, each as the batch will know it. */
export const rosterLines = (
  pays: readonly Pay[],
  due: readonly DueLine[],
): readonly RosterLine[] | Refusal<RosterRefusal> => {
  const lines: RosterLine[] = [];
  const unclear: Pay[] = [];
  for (const { household, benefitMonth, kind, paid, rows } of pays) {
    const pay = { household, benefitMonth, kind, paid, rows };
    const own = kind === 'REISSUE' ? reissuesOf(pay, due) : [pay];
    if (own) lines.push(...own);
    else unclear.push(pay);
  }
  if (unclear.length === 0) return lines;
  return refuseRows(
    'roster-reissues-unclear',
    unclear.flatMap(({ rows }) => rows),
  );
};

const rowsOfOtherMonth = (pays: readonly Pay[], month: YearMonth): readonly number[] =>
  pays
    .filter(({ kind, benefitMonth }) =>
      kind === 'REGULAR' ? benefitMonth !== month : benefitMonth > month,
    )
    .flatMap(({ rows }) => rows);

type Open = Extract<BatchState, { status: 'open' }>;

/** The lines a batch takes from a roster, or which of its rows stand in the way. */
const linesFrom = async (
  needs: DraftNeeds,
  open: Open,
  file: Upload,
): Promise<readonly RosterLine[] | Refusal<RosterRefusal>> => {
  const parsed = await readRoster(file);
  if ('refused' in parsed) return parsed;
  if (parsed.rejected.length > 0) {
    const rows = parsed.rejected.map(({ row }) => row);
    return refuseRows('roster-rows-rejected', rows);
  }
  const pays = [...paysIn(parsed).values()];
  const elsewhere = rowsOfOtherMonth(pays, open.benefitMonth);
  if (elsewhere.length > 0) return refuseRows('roster-of-other-month', elsewhere);
  const known = await dueLines(needs, open, pays);
  const lines = rosterLines(pays, known);
  if ('refused' in lines) return lines;
  const keys = new Set(known.map(lineKey));
  const unknown = lines.filter((line) => !keys.has(lineKey(line)));
  if (unknown.length === 0) return lines;
  return refuseRows(
    'roster-households-unknown',
    unknown.flatMap(({ rows }) => rows),
  );
};

/**
 * 采用花名册: the batch pays what the office's own roster says, whether it is due or not; the draft
 * shows the difference on every line, and the screening looks at it as at any other. The roster is
 * no report of what was paid: it is not imported.
 */
export const takeRoster = async (
  needs: ActNeeds & DraftNeeds,
  order: RosterOrder,
): Promise<Receipt | Refusal<RosterRefusal>> => {
  const { batch, actor, file } = order;
  const state = batchAt((await batchHeld(needs.ledger, batch)).state, 'open');
  if ('refused' in state) return state;
  const lines = await linesFrom(needs, state, file);
  if ('refused' in lines) return lines;
  const roster = await keepList(needs.vault, `roster-${batch}`, lines);
  const sumFen = fen(lines.reduce((sum, { paid }) => sum + paidFen(paid), 0)) as Fen;
  const data = { batch, roster, count: lines.length, sumFen, takenBy: actor };
  // The same roster after something was edited since is another command.
  const place = String(state.edits.length);
  return actOn(needs, order, { type: 'TakeRoster', data }, place, roster.digest, actor);
};
