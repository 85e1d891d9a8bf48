import type { LocalDate } from '@ledger/kernel';
import type { Withdrawn } from '../read-side';
import type { FactRow, Read } from '../rows';
import type { Journal } from './journal';
import type { FileRow, Tables } from './tables';

const withdraw = (
  tables: Tables,
  journal: Journal,
  file: string,
  on: LocalDate,
): readonly Withdrawn[] => {
  const touched: Withdrawn[] = [];
  for (const [subject, rows] of tables.facts) {
    const after = new Map<string, FactRow>(rows);
    for (const [position, row] of rows) {
      if (row.fact.file !== file || row.fact.withdrawnOn === on) continue;
      after.set(position, { ...row, fact: { ...row.fact, withdrawnOn: on } });
      touched.push({ subject, position, on });
    }
    if (touched.at(-1)?.subject === subject) journal.set(tables.facts, subject, after);
  }
  return touched;
};

const ended = (
  tables: Tables,
  journal: Journal,
  file: string,
  end: Omit<FileRow, 'position'> & { readonly endedOn: LocalDate },
): readonly Withdrawn[] => {
  const held = tables.files.get(file);
  if (held) journal.set(tables.files, file, { ...held, ...end });
  return withdraw(tables, journal, file, end.endedOn);
};

const applyOne = (tables: Tables, journal: Journal, one: Read): readonly Withdrawn[] => {
  const { event, recorded } = one;
  const file = recorded.stream.slice('file-'.length);
  const held = tables.files.get(file);
  switch (event.type) {
    case 'FileReceived':
      if (!held) {
        journal.set(tables.files, file, { status: 'received', position: recorded.position });
      }
      return [];
    case 'RowRejected':
      journal.set(tables.rejected, `${file} ${recorded.position}`, event.data.code);
      return [];
    case 'FileImported':
      if (held) journal.set(tables.files, file, { ...held, status: 'imported' });
      return [];
    case 'FileWithdrawn': {
      const { withdrawnOn, reasonCode } = event.data;
      const end = { status: 'withdrawn', endedOn: withdrawnOn, reasonCode };
      return ended(tables, journal, file, end);
    }
    case 'FileReplaced': {
      const { replacedOn, reasonCode, replacedBy } = event.data;
      const end = { status: 'replaced', endedOn: replacedOn, reasonCode, replacedBy };
      return ended(tables, journal, file, end);
    }
    default:
      return [];
  }
};

/** What came of a file after it was taken back stops counting on the same day. */
const takeBackLate = (
  tables: Tables,
  journal: Journal,
  filed: ReadonlySet<string>,
): readonly Withdrawn[] =>
  [...filed].flatMap((file) => {
    const endedOn = tables.files.get(file)?.endedOn;
    return endedOn ? withdraw(tables, journal, file, endedOn) : [];
  });

/** The register of files, and the facts that stop counting. */
export const applyToFiles = (
  tables: Tables,
  journal: Journal,
  events: readonly Read[],
  filed: ReadonlySet<string>,
): readonly Withdrawn[] => [
  ...events.flatMap((one) => applyOne(tables, journal, one)),
  ...takeBackLate(tables, journal, filed),
];
