import type { DocumentNo } from '@ledger/kernel';
import { entryOf, type ReversalReason } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { documentsIn, type Fact, isOfFunds } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type FundNeeds, fundStateOf } from './acts';
import { comeToNextYear, type FundKey, fundOf, nextYear } from './carry-over';
import { undoCarryOver } from './reverse';

/** One carry-over (结转). */
interface Carried {
  readonly key: FundKey;
  readonly document: DocumentNo;
}

const factsUnder = async (
  readSide: DataSource,
  where: string,
  value: readonly string[],
): Promise<readonly Fact[]> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where ${where}`,
    value.length > 0 ? [value] : [],
  );
  return rows.map(factFrom).filter(({ withdrawnOn }) => withdrawnOn === undefined);
};

const keyOf = ({ event }: Fact): FundKey => {
  const { division, programme, fiscalYear } = event.data as unknown as FundKey;
  return { division, programme, fiscalYear };
};

const sameFund = (key: FundKey) => (fact: Fact) => fundOf(keyOf(fact)) === fundOf(key);

/** What left one year and does not stand in the next, as the views know it. */
const onTheirWay = async (readSide: DataSource): Promise<readonly Carried[]> => {
  const left = await factsUnder(
    readSide,
    `subject >= 'fund/CARRIED_OVER/' and subject < 'fund/CARRIED_OVER0'`,
    [],
  );
  if (left.length === 0) return [];
  const numbers = left.map(({ event }) => (event.data as { document?: string }).document ?? '');
  const come = (
    await factsUnder(readSide, 'subject = any($1::text[])', [
      ...new Set(numbers.map((document) => `fund/RAISED/${document}`)),
    ])
  ).filter(isOfFunds);
  const funds = new Map(left.map((fact) => [fundOf(keyOf(fact)), keyOf(fact)]));
  return [...funds.values()].flatMap((key) => {
    const next = come.filter(sameFund({ ...key, fiscalYear: nextYear(key.fiscalYear) }));
    const arrived = new Set(
      documentsIn(next, 'RAISED')
        .filter(({ movement }) => movement.carriedOverFrom === key.fiscalYear)
        .map(({ movement }) => movement.document),
    );
    return documentsIn(left.filter(sameFund(key)), 'CARRIED_OVER')
      .filter(({ movement }) => !arrived.has(movement.document))
      .map(({ movement }) => ({ key, document: movement.document }));
  });
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** It has come and was reversed there: then it is reversed where it left, in the same words. */
const undo = async (needs: FundNeeds, { key, document }: Carried): Promise<void> => {
  const next = { ...key, fiscalYear: nextYear(key.fiscalYear) };
  const held = await needs.ledger.history(fundOf(next));
  const undone = held.findLast(
    ({ type, data }) =>
      type === 'FundEntryReversed' && data['stage'] === 'RAISED' && data['document'] === document,
  );
  if (!undone) return;
  const { data, metadata } = undone;
  const note = text(data['note']);
  const reversal = {
    ...key,
    document,
    stage: 'CARRIED_OVER' as const,
    actor: text(metadata['actor']),
    confirmedBy: text(data['confirmedBy']),
    reasonCode: data['reasonCode'] as ReversalReason,
    ...(note && { noteDocument: note }),
  };
  await undoCarryOver(needs, reversal, key.fiscalYear);
};

/**
 * Finishes what a crash interrupted between two years: what was carried over arrives, and what was
 * reversed where it arrived is reversed where it left. Each step may be done twice, by anybody.
 */
export const finishCarryOvers = async (
  needs: FundNeeds & { readonly readSide: DataSource },
): Promise<void> => {
  for (const carried of await onTheirWay(needs.readSide)) {
    await comeToNextYear(needs, carried.key, carried.document);
    const next = { ...carried.key, fiscalYear: nextYear(carried.key.fiscalYear) };
    const state = fundStateOf(await needs.ledger.standing(fundOf(next)));
    if (!entryOf(state, 'RAISED', carried.document)) await undo(needs, carried);
  }
};
