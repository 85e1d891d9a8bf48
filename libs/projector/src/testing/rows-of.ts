import type { Tables } from '../memory/tables';

/** Everything the views hold, in one order: two that hold the same are equal. */
export const rowsOf = (tables: Tables): Readonly<Record<string, readonly string[]>> => {
  const sorted = (rows: Iterable<unknown>) => [...rows].map((row) => JSON.stringify(row)).sort();
  const linked = (map: Tables['owners']) =>
    sorted([...map].flatMap(([key, values]) => [...values].map((value) => [key, value])));
  return {
    facts: sorted([...tables.facts.values()].flatMap((rows) => [...rows.values()])),
    memberships: linked(tables.owners),
    due: sorted(tables.due.values()),
    finding: sorted([...tables.answers.finding.values()].flat()),
    money: sorted([...tables.answers.money.values()].flat()),
    delay: sorted([...tables.answers.delay.values()].flat()),
    flow: sorted([...tables.answers.flow.values()].flat()),
    files: sorted(tables.files),
    rejected: sorted(tables.rejected),
    judgedBy: sorted(tables.judgedBy),
  };
};
