import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import type { FundEntry, FundStage, FundState } from '@ledger/ledger';
import {
  commitmentsIn,
  compare,
  documentsIn,
  type Fact,
  isCommitment,
  isOfFunds,
  knownAt,
} from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type Asked, isInScope } from '../questions/scope';
import { documentAnswer } from './acts';
import type { FundDocumentAnswer, FundsAnswer } from './answers';

const STAGES: readonly FundStage[] = [
  'RAISED',
  'ALLOCATED',
  'APPROPRIATED',
  'USED',
  'RETURNED',
  'CARRIED_OVER',
];

export interface FundsAsked extends Asked {
  readonly fiscalYear?: string;
}

const factsOf = async (readSide: DataSource): Promise<readonly Fact[]> => {
  // Kept under each document alone, though an allocation is told of its appropriations as well.
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject >= 'fund/' and subject < 'fund0'`,
  );
  return [...new Map(rows.map((row) => [row.position, factFrom(row)])).values()];
};

/** Whose money it is: what is drawn on a document comes out of the same fund. */
const fundOf = ({ event }: Fact): string => {
  const { programme, fiscalYear, division } = event.data as FundEntry['movement'];
  return [programme, fiscalYear, division].join('/');
};

const byFund = (facts: readonly Fact[]): readonly (readonly Fact[])[] => {
  const funds = new Map<string, Fact[]>();
  for (const fact of facts) {
    const list = funds.get(fundOf(fact));
    if (list) list.push(fact);
    else funds.set(fundOf(fact), [fact]);
  }
  return [...funds.values()];
};

const documentsOf = (facts: readonly Fact[]): readonly FundDocumentAnswer[] => {
  const entries = STAGES.flatMap((stage) =>
    documentsIn(facts, stage).map(({ movement, arrivedOn, relatedStage }): FundEntry => ({
      stage,
      movement,
      ...(arrivedOn && { arrivedOn }),
      ...(relatedStage && { relatedStage }),
    })),
  );
  const state: FundState = {
    entries: new Map(entries.map((one, n) => [String(n), one])),
    commitments: commitmentsIn(facts),
  };
  return entries.map((entry) => documentAnswer(state, entry));
};

const inOrder = (a: FundDocumentAnswer, b: FundDocumentAnswer): number =>
  STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
  compare(a.businessOn, b.businessOn) ||
  compare(a.document, b.document);

/** The money chain by document (资金文号台账) as known on a day, with what is left of each. */
export const funds = async (
  readSide: DataSource,
  { scope, knownOn, fiscalYear }: FundsAsked,
): Promise<FundsAnswer> => {
  const known = knownAt(await factsOf(readSide), knownOn).filter(
    (fact) => isOfFunds(fact) || isCommitment(fact),
  );
  const documents = byFund(known)
    .flatMap(documentsOf)
    .filter(({ division }) => isInScope(division, scope))
    .filter((one) => fiscalYear === undefined || one.fiscalYear === fiscalYear);
  return { knowledgeDate: knownOn, documents: documents.sort(inOrder) };
};
