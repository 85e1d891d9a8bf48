import type { HouseholdNo, LocalDate, YearMonth } from '@ledger/kernel';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { type Fact, knownAt, subjectOf, type TakenUp, takenUpOf } from '@ledger/views';
import type { DataSource } from 'typeorm';

/** Which overpayment, as the office writes both. */
export interface OverpaidMonth {
  readonly household: HouseholdNo;
  readonly benefitMonth: YearMonth;
}

/** The cell of the views that its money stands in. */
export const cellOf = ({ household, benefitMonth }: OverpaidMonth): string =>
  `${subjectOf.household(household)}|${benefitMonth}`;

const subjectOfMonth = ({ household, benefitMonth }: OverpaidMonth): string =>
  subjectOf.overpayment(household, benefitMonth);

export interface TakenUpMonth extends OverpaidMonth {
  readonly takenUp: TakenUp;
}

/** What was done here about overpayments, by overpayment. */
export const actsOn = async (
  readSide: DataSource,
  knownOn: LocalDate,
  only: OverpaidMonth | undefined,
): Promise<ReadonlyMap<string, readonly Fact[]>> => {
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact
     where subject >= 'overpayment/' and subject < 'overpayment0'
       and ($1::text is null or subject = $1)`,
    [only ? subjectOfMonth(only) : null],
  );
  const facts = new Map<string, Fact[]>();
  for (const row of rows) {
    const list = facts.get(row.subject);
    if (list) list.push(factFrom(row));
    else facts.set(row.subject, [factFrom(row)]);
  }
  return new Map([...facts].map(([subject, some]) => [subject, knownAt(some, knownOn)]));
};

/** Those that somebody established. */
export const takenUpIn = (acts: ReadonlyMap<string, readonly Fact[]>): readonly TakenUpMonth[] =>
  [...acts.values()].flatMap((facts) => {
    const takenUp = takenUpOf(facts);
    if (!takenUp) return [];
    const { household, benefitMonth } = facts[0]!.event.data as OverpaidMonth;
    return [{ household, benefitMonth, takenUp }];
  });
