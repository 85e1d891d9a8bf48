import type { YearMonth } from '@ledger/kernel';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { compare, knownAt, type Supplement, supplementsIn } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type Asked, isInScope } from '../questions/scope';
import type { SupplementAnswer, SupplementsAnswer } from './answers';

export interface SupplementsAsked extends Asked {
  readonly benefitMonth?: YearMonth;
}

const answerOf = (standing: Supplement): SupplementAnswer => {
  const { evidence: _, households = null, ...one } = standing;
  return { ...one, households };
};

const inOrder = (a: SupplementAnswer, b: SupplementAnswer): number =>
  compare(a.benefitMonth, b.benefitMonth) ||
  compare(a.division.slice(0, 9), b.division.slice(0, 9)) ||
  a.order - b.order;

/** What was ordered beside the benefit and stands, as known on a day. */
export const supplements = async (
  readSide: DataSource,
  { scope, knownOn, benefitMonth }: SupplementsAsked,
): Promise<SupplementsAnswer> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'supplements/' and subject < 'supplements0'`,
  );
  const answers = supplementsIn(knownAt(rows.map(factFrom), knownOn))
    .filter(({ division }) => isInScope(division, scope))
    .filter((one) => benefitMonth === undefined || one.benefitMonth === benefitMonth)
    .map(answerOf);
  return { knowledgeDate: knownOn, supplements: answers.sort(inOrder) };
};
