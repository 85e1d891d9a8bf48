import type { PersonId } from '@ledger/kernel';
import { maskName } from '@ledger/people';
import type { Arrears } from '@ledger/views';
import type { ArrearsAnswer, ArrearsEntry } from './evidence-answers';
import type { QuestionNeeds } from './findings';
import { type Asked, HOLDS, IN_SCOPE } from './scope';

export interface ArrearsAsked extends Asked {
  /** A village's name or its division code. */
  readonly village?: string;
}

interface StoredArrears {
  readonly known_from: string;
  readonly payload: string;
}

/** The head of each household as the archive says by a day. */
const headsOf = async (
  { readSide }: QuestionNeeds,
  households: readonly string[],
  knownOn: string,
): Promise<ReadonlyMap<string, { readonly head: PersonId; readonly village: string }>> => {
  const rows: readonly { subject: string; data: string }[] = await readSide.query(
    `select distinct on (subject) subject, data from read.fact
     where subject = any($1::text[]) and type = 'HouseholdStated' and known_on <= $2
       and (withdrawn_on is null or withdrawn_on > $2)
     order by subject, received_on desc, row_no desc`,
    [[...new Set(households)].map((no) => `household/${no}`), knownOn],
  );
  return new Map(
    rows.map(({ subject, data }) => [
      subject.slice('household/'.length),
      JSON.parse(data) as { head: PersonId; village: string },
    ]),
  );
};

const entryOf = ({ known_from, payload }: StoredArrears, headName: string | null): ArrearsEntry => {
  const owed = JSON.parse(payload) as Arrears;
  const { household, batch, ...rest } = owed;
  return { householdNo: household, batchNo: batch, headName, knownFrom: known_from, ...rest };
};

/** What is owed (应补发) as known on a day, by household and month; names are masked. */
export const arrears = async (
  needs: QuestionNeeds,
  { scope, knownOn, village }: ArrearsAsked,
): Promise<ArrearsAnswer> => {
  const rows: readonly (StoredArrears & { household: string })[] = await needs.readSide.query(
    `select household, known_from::text, payload from read.arrears
     where ${HOLDS} and ${IN_SCOPE} and ($3::text is null or village = $3 or division = $3)
     order by household, benefit_month`,
    [knownOn, scope, village ?? null],
  );
  const heads = await headsOf(
    needs,
    rows.map(({ household }) => household),
    knownOn,
  );
  const people = await needs.vault.identities([...heads.values()].map(({ head }) => head));
  const nameOf = (household: string): string | null => {
    const head = heads.get(household)?.head;
    const name = head && people.get(head)?.name;
    return name ? maskName(name) : null;
  };
  const entries = rows.map((row) => entryOf(row, nameOf(row.household)));
  return {
    knowledgeDate: knownOn,
    certainFen: entries.reduce((fen, { certainFen }) => fen + certainFen, 0),
    possibleFen: entries.reduce((fen, { possibleFen }) => fen + possibleFen, 0),
    arrears: entries,
  };
};
