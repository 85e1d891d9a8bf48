import type {
  FileDifference,
  FileReport,
  FilesCompared,
  ImportedFile,
  ImportProgress,
  ImportReport,
  RejectedRow,
} from '@ledger/application';
import type { ImportStarted, RejectedAnswer } from '../wire';
import { count, day, flag, listOf, moment, named, oneOf, orNull, shapeOf, text } from './schema';

export const importSchemas = {
  ImportedFile: shapeOf<ImportedFile>({
    fileId: text,
    fileName: orNull(text),
    kind: text,
    division: text,
    receivedOn: day,
    declared: flag,
    recordedAt: moment,
    status: oneOf('received', 'imported', 'withdrawn', 'replaced'),
    rows: count,
    accepted: orNull(count),
    rejected: count,
    endedOn: orNull(day),
  }),
  Imports: shapeOf<{ files: readonly ImportedFile[] }>({ files: listOf(named('ImportedFile')) }),
  ImportStarted: shapeOf<ImportStarted>({ importId: text }),
  RejectedRow: shapeOf<RejectedRow>({
    sheet: orNull(text),
    row: orNull(count),
    column: orNull(text),
    code: text,
    key: orNull(text),
    zh: text,
    en: text,
  }),
  Rejected: shapeOf<RejectedAnswer>({ fileName: orNull(text), rows: listOf(named('RejectedRow')) }),
  FilesCompared: shapeOf<FilesCompared>({
    kind: text,
    newKind: text,
    oldRows: count,
    newRows: count,
    rejectedRows: count,
    block: listOf(
      shapeOf<FilesCompared['block'][number]>({
        label: text,
        before: orNull(text),
        after: orNull(text),
      }),
    ),
    differences: listOf(
      shapeOf<FileDifference>({
        what: oneOf('changed', 'only-in-old', 'only-in-new'),
        key: text,
        oldRow: orNull(count),
        newRow: orNull(count),
        cells: listOf(
          shapeOf<FileDifference['cells'][number]>({
            column: text,
            before: orNull(text),
            after: orNull(text),
          }),
        ),
      }),
    ),
  }),
  FileReport: shapeOf<FileReport>({
    fileName: text,
    fileId: orNull(text),
    kind: orNull(text),
    bankForm: orNull(text),
    outcome: oneOf('imported', 'duplicate', 'left-aside', 'refused'),
    sheet: orNull(text),
    headerRow: orNull(count),
    dataRows: count,
    accepted: count,
    rejected: listOf(named('RejectedRow')),
    problem: orNull(
      shapeOf<NonNullable<FileReport['problem']>>({ code: text, zh: text, en: text }),
    ),
  }),
  ImportReport: shapeOf<ImportReport>({
    importId: text,
    files: listOf(named('FileReport')),
    accepted: count,
    rejected: count,
  }),
  ImportProgress: shapeOf<ImportProgress>({
    importId: text,
    phase: oneOf('reading', 'recording', 'waiting', 'finding', 'finished', 'failed'),
    files: count,
    filesDone: count,
    rows: count,
    rowsDone: count,
    rowsPerSecond: { type: 'number' },
    secondsLeft: orNull({ type: 'number' }),
    report: orNull(named('ImportReport')),
    problem: orNull(text),
  }),
};
