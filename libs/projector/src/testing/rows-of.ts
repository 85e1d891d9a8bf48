import { ROW_KINDS } from '../intervals';
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
    answers: sorted(ROW_KINDS.flatMap((kind) => [...tables.answers[kind].values()].flat())),
    policy: sorted(tables.policy),
    files: sorted(tables.files),
    rejected: sorted(tables.rejected),
    judgedBy: sorted(tables.judgedBy),
  };
};
