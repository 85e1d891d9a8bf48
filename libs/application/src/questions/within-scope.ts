import type { DivisionCode } from '@ledger/kernel';
import type { CardCustody, Finding } from '@ledger/views';
import type { DataSource } from 'typeorm';

/** Households of these that some archive or roster puts into the scope. */
const householdsWithin = async (
  readSide: DataSource,
  households: readonly string[],
  scope: DivisionCode,
): Promise<ReadonlySet<string>> => {
  if (households.length === 0) return new Set();
  const rows: readonly { readonly household: string }[] = await readSide.query(
    `select household from unnest($1::text[]) as household where exists (
       select 1 from read.membership m join read.fact f on f.subject = m.subject
       where m.owner = 'household/' || household
         and f.type in ('HouseholdStated', 'PaymentInstructed')
         and f.data::json->>'household' = household
         and f.data::json->>'division' like $2 || '%')`,
    [[...new Set(households)], scope],
  );
  return new Set(rows.map(({ household }) => household));
};

const sharedWith = ({ days }: Finding): readonly string[] =>
  days['sharedWith']?.split(',').filter(Boolean) ?? [];

const naming = (finding: Finding, mayName: (household: string) => boolean): Finding => {
  const { sharedWith: _, ...days } = finding.days;
  const named = sharedWith(finding).filter(mayName);
  return {
    ...finding,
    days: named.length > 0 ? { ...days, sharedWith: named.join(',') } : days,
  };
};

/**
 * A finding of one village may name a household of another, with which it shares an account. Who
 * does not see that other village learns how many there are, and not which.
 */
export const namedWithin = async <Row extends { readonly finding: Finding }>(
  readSide: DataSource,
  rows: readonly Row[],
  scope: DivisionCode,
): Promise<readonly Row[]> => {
  // Those that stand in the answer themselves lie in the scope; of the others it is asked.
  const shown = new Set(rows.map(({ finding }) => finding.household));
  const others = rows.flatMap(({ finding }) => sharedWith(finding));
  const unknown = others.filter((household) => !shown.has(household));
  const within = await householdsWithin(readSide, unknown, scope);
  return rows.map((row) => {
    if (sharedWith(row.finding).length === 0) return row;
    const mayName = (household: string) => shown.has(household) || within.has(household);
    return { ...row, finding: naming(row.finding, mayName) };
  });
};

/** A card that was kept in another village as well is shown without what is said of it there. */
export const cardsWithin = async (
  readSide: DataSource,
  cards: readonly CardCustody[],
  scope: DivisionCode,
): Promise<readonly CardCustody[]> => {
  const elsewhere = cards.flatMap(({ household, holdings }) =>
    holdings.map((holding) => holding.household).filter((other) => other !== household),
  );
  const within = await householdsWithin(readSide, elsewhere, scope);
  return cards.map((card) => ({
    ...card,
    holdings: card.holdings.filter(
      ({ household }) => household === card.household || within.has(household),
    ),
  }));
};
