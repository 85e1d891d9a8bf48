import type { DivisionCode, FileId, LocalDate } from '@ledger/kernel';
import { type FileError, isFileError, type ParsedFile } from '@ledger/intake';
import type { EventMetadata, FileReceived } from '@ledger/ledger';
import type { FileReport } from '../answers';
import { commandIdFrom } from '../identity';
import { newEvent } from '../record';
import { contentIdOf, readFile, rejectedRows, reportOf, uploadIdOf } from './content';
import { appendInOrder, editionFor, type FileHeld } from './file-stream';
import { otherVillageIn } from './other-village';
import { type Intake, type StatedSum, stateRows } from './state-rows';
import { duplicateFile } from './words';

/** A file on its way in, with what its sender and its day of receipt are. */
export interface Arriving {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly division: DivisionCode;
  readonly receivedOn: LocalDate;
  readonly declared: boolean;
  readonly actor: string;
  readonly importId: string;
  readonly replaces?: FileId;
  /** Files this import has already reported as its own: the next one like them is a twin. */
  readonly reported: ReadonlySet<string>;
}

const metadataFor = (
  arriving: Pick<Arriving, 'actor' | 'importId' | 'receivedOn' | 'declared'>,
  fileId: FileId,
  ...what: readonly string[]
): EventMetadata => ({
  commandId: commandIdFrom(fileId, ...what),
  actor: arriving.actor,
  knownOn: arriving.receivedOn,
  receivedOn: arriving.receivedOn,
  declared: arriving.declared,
  file: fileId,
  correlation: arriving.importId,
});

const receive = async (intake: Intake, arriving: Arriving, parsed: ParsedFile, fileId: FileId) => {
  const { clock, tokens } = intake;
  const received: FileReceived['data'] = {
    kind: parsed.kind,
    digest: tokens.contentToken(arriving.bytes),
    division: arriving.division,
    receivedOn: arriving.receivedOn,
    declared: arriving.declared,
    rows: parsed.dataRows,
    rejectedRows: parsed.rejected.length,
    ...(arriving.replaces && { replaces: arriving.replaces }),
  };
  const events = [
    newEvent(
      clock,
      { type: 'FileReceived', data: received },
      metadataFor(arriving, fileId, 'received'),
    ),
    ...parsed.rejected.map(({ sheet, row, column, code }, index) =>
      newEvent(
        clock,
        { type: 'RowRejected', data: { sheet, row, column, code } },
        metadataFor(arriving, fileId, 'rejected', String(index)),
      ),
    ),
  ];
  await appendInOrder(intake.store, fileId, events);
  return received;
};

const complete = async (
  intake: Intake,
  arriving: Arriving,
  parsed: ParsedFile,
  fileId: FileId,
  sum: StatedSum,
) => {
  const imported = newEvent(
    intake.clock,
    {
      type: 'FileImported',
      data: {
        accepted: parsed.rows.length,
        rejected: parsed.rejected.length,
        statements: sum.stated,
        alreadyStated: sum.alreadyStated,
      },
    },
    metadataFor(arriving, fileId, 'imported'),
  );
  await appendInOrder(intake.store, fileId, [imported]);
};

const aboutOf = ({ kind, form, sheet, headerRow, dataRows }: ParsedFile) => ({
  kind,
  bankForm: form,
  sheet,
  headerRow,
  dataRows,
});

const refused = (fileName: string, { code, zh, en, header }: FileError): FileReport => {
  const outcome = code === 'UNKNOWN_KIND' ? 'left-aside' : 'refused';
  return reportOf(fileName, outcome, {
    problem: { code, zh, en },
    ...(header && { sheet: header.sheet, headerRow: header.row }),
  });
};

/** Of a file that lies outside the sender's division no more is said than that it came before. */
const duplicate = async (
  { vault }: Intake,
  { fileName, division }: Arriving,
  parsed: ParsedFile,
  { fileId, received }: FileHeld,
): Promise<FileReport> => {
  const said = aboutOf(parsed);
  if (!received?.division.startsWith(division)) {
    return reportOf(fileName, 'duplicate', { ...said, problem: duplicateFile(fileName) });
  }
  const uploadId = uploadIdOf(received.digest);
  const names = await vault.originalNames([uploadId]);
  const problem = duplicateFile(names.get(uploadId) ?? fileName);
  return reportOf(fileName, 'duplicate', { ...said, fileId, problem });
};

const takeIn = async (
  intake: Intake,
  arriving: Arriving,
  parsed: ParsedFile,
  { fileId, received: before }: FileHeld,
  onRows: (rows: number) => void,
): Promise<FileReport> => {
  const days = before && { receivedOn: before.receivedOn, declared: before.declared };
  const first = { ...arriving, ...days };
  // Also when it was received before: a crash may have kept some of its rejected rows back.
  const received = await receive(intake, first, parsed, fileId);
  const sum = await stateRows(intake, parsed, fileId, before ?? received, first, onRows);
  await complete(intake, first, parsed, fileId, sum);
  return reportOf(arriving.fileName, 'imported', {
    ...aboutOf(parsed),
    fileId,
    accepted: parsed.rows.length,
    rejected: rejectedRows(parsed),
  });
};

/**
 * Takes one file in, from its bytes to the last of its statements. May be called again after any
 * interruption: what is in the log is not written twice, and the days of the first time stand.
 */
export const takeFile = async (
  intake: Intake,
  arriving: Arriving,
  onRows: (rows: number) => void,
): Promise<FileReport> => {
  const { fileName, bytes } = arriving;
  const parsed = await readFile(bytes, fileName);
  if (isFileError(parsed)) return refused(fileName, parsed);
  const problem = otherVillageIn(parsed, arriving.division);
  if (problem) return reportOf(fileName, 'refused', { ...aboutOf(parsed), problem });
  const held = await editionFor(intake.store, contentIdOf(parsed, intake.tokens));
  // Interrupted between its last event and its report, a file is still this import's own.
  const own = held.importId === arriving.importId && !arriving.reported.has(held.fileId);
  return held.state.status === 'imported' && !own
    ? duplicate(intake, arriving, parsed, held)
    : takeIn(intake, arriving, parsed, held, onRows);
};
