import type { LocalDate, YearMonth } from '@ledger/kernel';
import {
  type BatchLineEdited,
  type BatchState,
  isSupplementKind,
  type LineKey,
} from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { type PublishedPolicies, readCases } from '@ledger/projector';
import type { Vault } from '@ledger/people';
import { type CaseFacts, compare, type DueLine, dueOf, lineNotDue } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import { HOLDS } from '../questions/scope';
import { keptList } from './listed';

export interface DraftNeeds {
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
  readonly vault: Vault;
  readonly clock: Clock;
}

type Edit = BatchLineEdited['data'];

/** What is paid of a line. Fen. */
export interface Paid {
  readonly baseAmountFen: number;
  readonly supplementFen: number;
  readonly otherFen: number;
}

/** What the office's own roster pays on a line. */
export interface RosterLine extends LineKey {
  readonly paid: Paid;
  /** Rows of the sheet. */
  readonly rows: readonly number[];
}

/** A line as it would be paid now: as it is due, as the roster says, or as it was edited. */
export interface DraftLine extends DueLine {
  readonly paid: Paid;
  readonly edit?: Edit;
  /** Of a batch that was drafted from a roster: the rows of it that pay this line. */
  readonly rosterRows?: readonly number[];
}

export interface Draft {
  readonly lines: readonly DraftLine[];
  /** Edits of lines that are not due any more: they do nothing. */
  readonly withoutLine: readonly Edit[];
}

type Open = Extract<BatchState, { status: 'open' }>;

export const lineKey = ({ household, benefitMonth, kind, reissueOf }: LineKey): string =>
  JSON.stringify([household, benefitMonth, kind, reissueOf ?? null]);

interface MonthRow {
  readonly household: string;
  readonly month: YearMonth;
}

const byOwner = (rows: readonly MonthRow[]): ReadonlyMap<string, readonly YearMonth[]> => {
  const months = new Map<string, YearMonth[]>();
  for (const { household, month } of rows) {
    const owner = `household/${household}`;
    months.set(owner, [...(months.get(owner) ?? []), month]);
  }
  return months;
};

/** The months that the views say owe something, or have money that came back. */
const monthsIn = async (
  readSide: DataSource,
  table: 'arrears' | 'money',
  where: string,
  day: LocalDate,
  division: string,
) =>
  byOwner(
    await readSide.query(
      `select household, benefit_month as month from read.${table}
       where ${HOLDS} and division like $2 || '%' and household is not null and ${where}
       order by benefit_month`,
      [day, division],
    ),
  );

const byHousehold = (keys: readonly LineKey[]): ReadonlyMap<string, readonly LineKey[]> => {
  const owners = new Map<string, LineKey[]>();
  for (const key of keys) {
    const owner = `household/${key.household}`;
    owners.set(owner, [...(owners.get(owner) ?? []), key]);
  }
  return owners;
};

/** Lines that a roster pays and that are not due. */
const linesBeside = (
  due: readonly DueLine[],
  asked: readonly LineKey[],
  lineOf: (key: LineKey) => DueLine | undefined,
): readonly DueLine[] => {
  const keys = new Set(due.map(lineKey));
  return asked.filter((key) => !keys.has(lineKey(key))).flatMap((key) => lineOf(key) ?? []);
};

/**
 * Everything due in a street with the batch of a month, by village and household; and of the lines
 * asked for besides, those of households that are known.
 */
export const dueLines = async (
  { readSide, policies, clock }: DraftNeeds,
  { division, benefitMonth }: Pick<Open, 'division' | 'benefitMonth'>,
  besides: readonly LineKey[] = [],
): Promise<readonly DueLine[]> => {
  const day = clock.today();
  const timeline = await policies.timeline(readSide.manager);
  const inForce = timeline.on(day);
  const owed = await monthsIn(readSide, 'arrears', 'true', day, division);
  const returned = await monthsIn(readSide, 'money', 'returned_pending > 0', day, division);
  const asks = byHousehold(besides);
  const beside = (owner: string, facts: CaseFacts, due: readonly DueLine[]) =>
    linesBeside(due, asks.get(owner) ?? [], (key) =>
      // A reissue is of an item that came back: without one there is no such line.
      key.kind === 'REISSUE' ? undefined : lineNotDue(owner, facts, inForce, key, day),
    );
  const lines: DueLine[] = [];
  const asked = { divisions: [division], kinds: ['household-month'] as const };
  for await (const page of readCases(readSide.manager, asked)) {
    for (const { owner, facts } of page) {
      const months = {
        month: benefitMonth,
        owedMonths: owed.get(owner) ?? [],
        returnedMonths: returned.get(owner) ?? [],
        day,
        policiesOn: timeline.on,
      };
      const due = dueOf(owner, facts, inForce, months);
      lines.push(...due, ...beside(owner, facts, due));
    }
  }
  return lines.filter((line) => line.division.startsWith(division)).sort(inOrder);
};

const inOrder = (a: DueLine, b: DueLine): number =>
  compare(a.division, b.division) ||
  compare(a.village, b.village) ||
  compare(a.household, b.household) ||
  compare(lineKey(a), lineKey(b));

/** The last word on each line. */
export const lastEdits = (edits: readonly Edit[]): ReadonlyMap<string, Edit> =>
  new Map(edits.map((edit) => [lineKey(edit), edit]));

const NOTHING: Paid = { baseAmountFen: 0, supplementFen: 0, otherFen: 0 };

/** A supplement (补助) stands beside the benefit, in a column of its own. */
const asDue = ({ kind, dueFen }: DueLine): Paid => {
  if (!isSupplementKind(kind)) return { ...NOTHING, baseAmountFen: dueFen };
  return kind === 'SUPPLEMENT'
    ? { ...NOTHING, supplementFen: dueFen }
    : { ...NOTHING, otherFen: dueFen };
};

const paidByEdit = ({ baseAmountFen, supplementFen, otherFen }: Edit): Paid => ({
  baseAmountFen,
  supplementFen,
  otherFen,
});

export const paidFen = ({ baseAmountFen, supplementFen, otherFen }: Paid): number =>
  baseAmountFen + supplementFen + otherFen;

/** `roster`: what it pays counts, and nothing that stands on it not. */
export const edited = (
  due: readonly DueLine[],
  edits: readonly Edit[],
  roster?: readonly RosterLine[],
): Draft => {
  const last = lastEdits(edits);
  const keys = new Set(due.map(lineKey));
  const listed = roster && new Map(roster.map((line) => [lineKey(line), line]));
  return {
    lines: due.map((line): DraftLine => {
      const edit = last.get(lineKey(line));
      const row = listed?.get(lineKey(line));
      const unedited = listed ? (row?.paid ?? NOTHING) : asDue(line);
      return {
        ...line,
        paid: edit ? paidByEdit(edit) : unedited,
        ...(edit && { edit }),
        ...(listed && { rosterRows: row?.rows ?? [] }),
      };
    }),
    withoutLine: [...last].flatMap(([key, edit]) => (keys.has(key) ? [] : [edit])),
  };
};

/** The batch as it would be frozen now. */
export const draftOf = async (needs: DraftNeeds, open: Open): Promise<Draft> => {
  const roster = open.roster && (await keptList<RosterLine>(needs.vault, open.roster));
  return edited(await dueLines(needs, open, roster), open.edits, roster);
};

/** How many approve a batch of this sum, by the policy of its benefit month; never nobody. */
export const approversFor = (
  policies: Policies,
  { division, benefitMonth }: Pick<Open, 'division' | 'benefitMonth'>,
  sumFen: number,
): number => {
  const usual = policies.required('batchApprovers', division, benefitMonth);
  const moreFrom = policies.required('batchApproversMoreFromFen', division, benefitMonth);
  return Math.max(1, usual) + (sumFen >= moreFrom ? 1 : 0);
};
