import { type HouseholdNo, type Refusal, refuse, type YearMonth } from '@ledger/kernel';
import { isFileError, type ParsedFile } from '@ledger/intake';
import type { BatchState, PaymentKind } from '@ledger/ledger';
import { compare } from '@ledger/views';
import type { Upload } from '../imports/at-the-door';
import { readFile } from '../imports/content';
import type { RosterComparisonAnswer, RosterDifference } from './answers';
import { type DraftLine, type DraftNeeds, draftOf, paidFen } from './draft';

export type CompareRefusal = 'not-readable' | 'not-a-roster';

const kinds: Readonly<Record<string, PaymentKind>> = {
  正常: 'REGULAR',
  补发: 'BACKPAY',
  重发: 'REISSUE',
};

/** What a roster or the draft pays one household for one month, of one kind. */
interface Pay {
  readonly household: HouseholdNo;
  readonly benefitMonth: YearMonth;
  readonly kind: PaymentKind;
  readonly fen: number;
  /** Rows of the sheet, as a reader counts them. */
  readonly rows: readonly number[];
}

const keyOf = ({ household, benefitMonth, kind }: Pay): string =>
  JSON.stringify([household, benefitMonth, kind]);

/** Several rows of a kind for one month are one pay: which of them is which nobody can say. */
const together = (pays: readonly Pay[]): ReadonlyMap<string, Pay> => {
  const all = new Map<string, Pay>();
  for (const pay of pays) {
    const held = all.get(keyOf(pay));
    const joined = held && {
      ...held,
      fen: held.fen + pay.fen,
      rows: [...held.rows, ...pay.rows],
    };
    all.set(keyOf(pay), joined ?? pay);
  }
  return all;
};

const paysIn = ({ rows }: ParsedFile): ReadonlyMap<string, Pay> =>
  together(
    rows.map(({ sheetRow, cells }) => ({
      household: String(cells['家庭编号'] ?? '') as HouseholdNo,
      benefitMonth: String(cells['所属月份'] ?? '') as YearMonth,
      kind: kinds[String(cells['发放类型'] ?? '')] ?? 'REGULAR',
      fen: Number(cells['实发合计'] ?? 0),
      rows: [sheetRow],
    })),
  );

const paysDrafted = (lines: readonly DraftLine[]): ReadonlyMap<string, Pay> =>
  together(
    lines
      .filter((line) => paidFen(line.paid) > 0)
      .map(({ household, benefitMonth, kind, paid }) => ({
        household,
        benefitMonth,
        kind,
        fen: paidFen(paid),
        rows: [],
      })),
  );

const differenceOf = (draft: Pay | undefined, roster: Pay | undefined): RosterDifference[] => {
  const pay = roster ?? draft;
  if (!pay || draft?.fen === roster?.fen) return [];
  return [
    {
      what: !roster ? 'only-in-draft' : !draft ? 'only-in-roster' : 'other-amount',
      householdNo: pay.household,
      benefitMonth: pay.benefitMonth,
      kind: pay.kind,
      draftFen: draft?.fen ?? null,
      rosterFen: roster?.fen ?? null,
      rows: roster?.rows ?? [],
    },
  ];
};

export const rosterDifferences = (
  lines: readonly DraftLine[],
  roster: ParsedFile,
): readonly RosterDifference[] => {
  const drafted = paysDrafted(lines);
  const listed = paysIn(roster);
  return [...new Set([...drafted.keys(), ...listed.keys()])]
    .sort(compare)
    .flatMap((key) => differenceOf(drafted.get(key), listed.get(key)));
};

const sumOf = (pays: ReadonlyMap<string, Pay>): number =>
  [...pays.values()].reduce((total, { fen }) => total + fen, 0);

/** Holds a roster of the office against the draft, line by line; nothing of it is recorded. */
export const compareRoster = async (
  needs: DraftNeeds,
  state: Extract<BatchState, { status: 'open' }>,
  file: Upload,
): Promise<RosterComparisonAnswer | Refusal<CompareRefusal>> => {
  const parsed = await readFile(file.bytes, file.name);
  if (isFileError(parsed)) return refuse('not-readable', { code: parsed.code });
  if (parsed.kind !== 'ROSTER') return refuse('not-a-roster', { kind: parsed.kind });
  const { lines } = await draftOf(needs, state);
  return {
    batch: state.batch,
    draftFen: sumOf(paysDrafted(lines)),
    rosterFen: sumOf(paysIn(parsed)),
    rejectedRows: parsed.rejected.length,
    differences: rosterDifferences(lines, parsed),
  };
};
