import type { Cases } from './read-side';

/**
 * The same cases, noting in `files` whose facts a transaction files: when one of these was taken
 * back before, what it says stops counting on that day like the rest of it.
 */
export const notingFiles = (cases: Cases, files: Set<string>): Cases => ({
  ...cases,
  file: (rows) => {
    for (const { fact } of rows) if (fact.file !== undefined) files.add(fact.file);
    return cases.file(rows);
  },
});
