import type { Arrears } from '@ledger/views';
import type { ArrearsAnswer, ArrearsEntry } from './evidence-answers';
import type { QuestionNeeds } from './findings';
import { headNames } from './heads';
import { type Asked, HOLDS, IN_SCOPE } from './scope';

export interface ArrearsAsked extends Asked {
  /** A village's name or its division code. */
  readonly village?: string;
}

interface StoredArrears {
  readonly known_from: string;
  readonly payload: string;
}

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
  const heads = await headNames(
    needs,
    rows.map(({ household }) => household),
    knownOn,
  );
  const entries = rows.map((row) => entryOf(row, heads.get(row.household) ?? null));
  return {
    knowledgeDate: knownOn,
    certainFen: entries.reduce((fen, { certainFen }) => fen + certainFen, 0),
    possibleFen: entries.reduce((fen, { possibleFen }) => fen + possibleFen, 0),
    arrears: entries,
  };
};
