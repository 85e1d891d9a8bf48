import type { LocalDate, YearMonth } from '@ledger/kernel';
import type { BatchLineEdited, BatchState, LineKey } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { type PublishedPolicies, readCases } from '@ledger/projector';
import { compare, type DueLine, dueOf } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import { HOLDS } from '../questions/scope';

export interface DraftNeeds {
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
  readonly clock: Clock;
}

type Edit = BatchLineEdited['data'];

/** What is paid of a line. Fen. */
export interface Paid {
  readonly baseAmountFen: number;
  readonly supplementFen: number;
  readonly otherFen: number;
}

/** A line as it would be paid now: as it is due, or as it was edited. */
export interface DraftLine extends DueLine {
  readonly paid: Paid;
  readonly edit?: Edit;
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

/** Everything due in a street with the batch of a month, by village and household. */
export const dueLines = async (
  { readSide, policies, clock }: DraftNeeds,
  { division, benefitMonth }: Pick<Open, 'division' | 'benefitMonth'>,
): Promise<readonly DueLine[]> => {
  const day = clock.today();
  const inForce = (await policies.timeline(readSide.manager)).on(day);
  const owed = await monthsIn(readSide, 'arrears', 'true', day, division);
  const returned = await monthsIn(readSide, 'money', 'returned_pending > 0', day, division);
  const lines: DueLine[] = [];
  const asked = { divisions: [division], kinds: ['household-month'] as const };
  for await (const page of readCases(readSide.manager, asked)) {
    for (const { owner, facts } of page) {
      const months = {
        month: benefitMonth,
        owedMonths: owed.get(owner) ?? [],
        returnedMonths: returned.get(owner) ?? [],
        day,
      };
      lines.push(...dueOf(owner, facts, inForce, months));
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
const lastEdits = (edits: readonly Edit[]): ReadonlyMap<string, Edit> =>
  new Map(edits.map((edit) => [lineKey(edit), edit]));

const paidOf = ({ dueFen }: DueLine, edit: Edit | undefined): Paid =>
  edit
    ? {
        baseAmountFen: edit.baseAmountFen,
        supplementFen: edit.supplementFen,
        otherFen: edit.otherFen,
      }
    : { baseAmountFen: dueFen, supplementFen: 0, otherFen: 0 };

export const paidFen = ({ baseAmountFen, supplementFen, otherFen }: Paid): number =>
  baseAmountFen + supplementFen + otherFen;

export const edited = (due: readonly DueLine[], edits: readonly Edit[]): Draft => {
  const last = lastEdits(edits);
  const keys = new Set(due.map(lineKey));
  return {
    lines: due.map((line) => {
      const edit = last.get(lineKey(line));
      return { ...line, paid: paidOf(line, edit), ...(edit && { edit }) };
    }),
    withoutLine: [...last].flatMap(([key, edit]) => (keys.has(key) ? [] : [edit])),
  };
};

/** The batch as it would be frozen now. */
export const draftOf = async (needs: DraftNeeds, open: Open): Promise<Draft> =>
  edited(await dueLines(needs, open), open.edits);

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
