import type { YearMonth } from '@ledger/kernel';
import type { PaymentInstructed } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { type Fact, isA, knownAt } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type Asked, isInScope } from './scope';

export type Instructed = PaymentInstructed['data'];

export interface PaymentsAsked extends Asked {
  readonly fromMonth: YearMonth;
  /** Included. */
  readonly untilMonth: YearMonth;
  /** A village's name or its division code. */
  readonly village?: string;
}

/** What counts of one item on the day; nothing once it was reversed before it went out. */
const itemIn = (facts: readonly Fact[], { knownOn }: PaymentsAsked): readonly Instructed[] => {
  const known = knownAt(facts, knownOn);
  if (known.some(({ event }) => event.type === 'PaymentReversed')) return [];
  const [item] = known.filter(isA('PaymentInstructed'));
  return item ? [item.event.data] : [];
};

/** What rosters say is paid for some months, in the scope, by item. */
export const paymentsOf = async (
  readSide: DataSource,
  asked: PaymentsAsked,
): Promise<readonly Instructed[]> => {
  const { scope, knownOn, fromMonth, untilMonth, village } = asked;
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'payment/' and subject < 'payment0' and known_on <= $1
       and (type = 'PaymentReversed' or (type = 'PaymentInstructed'
         and data::json->>'benefitMonth' between $2 and $3))
     order by subject`,
    [knownOn, fromMonth, untilMonth],
  );
  const bySubject = new Map<string, Fact[]>();
  for (const row of rows) {
    const some = bySubject.get(row.subject);
    if (some) some.push(factFrom(row));
    else bySubject.set(row.subject, [factFrom(row)]);
  }
  return [...bySubject.values()]
    .flatMap((facts) => itemIn(facts, asked))
    .filter(({ division }) => isInScope(division, scope))
    .filter((one) => village === undefined || one.village === village || one.division === village);
};
