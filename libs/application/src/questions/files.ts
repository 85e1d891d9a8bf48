import { type DivisionCode, type Refusal, refuse } from '@ledger/kernel';
import { isFileError } from '@ledger/intake';
import type { Original, Vault } from '@ledger/people';
import type { DataSource } from 'typeorm';
import type { FilesCompared, ImportedFile, RejectedRow } from '../answers';
import type { Upload } from '../imports/at-the-door';
import { compareFiles } from '../imports/compare-files';
import { readFile, rejectedRows, rejectedWorkbookFrom, uploadIdOf } from '../imports/content';

interface Needs {
  readonly readSide: DataSource;
  readonly vault: Vault;
}

interface StoredFile {
  readonly file_id: string;
  readonly kind: string;
  readonly digest: string;
  readonly division: string;
  readonly received_on: string;
  readonly declared: boolean;
  readonly recorded_at: Date;
  readonly status: ImportedFile['status'];
  readonly rows: number;
  readonly accepted: number | null;
  readonly rejected_rows: number;
  readonly ended_on: string | null;
}

const COLUMNS = `file_id, kind, digest, division, received_on::text, declared, recorded_at, status,
  rows, accepted, rejected_rows, ended_on::text`;

export interface ImportsAsked {
  readonly scope: DivisionCode;
  readonly limit: number;
  /** The last file that was seen: those that come after it in this order. */
  readonly after?: { readonly recordedAt: string; readonly fileId: string };
}

/** The newest files first. */
export const importedFiles = async (
  { readSide, vault }: Needs,
  { scope, limit, after }: ImportsAsked,
): Promise<readonly ImportedFile[]> => {
  const rows: readonly StoredFile[] = await readSide.query(
    `select ${COLUMNS} from read.file where division like $1 || '%'
       and ($3::timestamptz is null or recorded_at < $3
            or (recorded_at = $3 and file_id > $4))
     order by recorded_at desc, file_id limit $2`,
    [scope, limit, after?.recordedAt ?? null, after?.fileId ?? null],
  );
  const names = await vault.originalNames(rows.map(({ digest }) => uploadIdOf(digest)));
  return rows.map((row) => ({
    fileId: row.file_id,
    fileName: names.get(uploadIdOf(row.digest)) ?? null,
    kind: row.kind,
    division: row.division,
    receivedOn: row.received_on,
    declared: row.declared,
    recordedAt: row.recorded_at.toISOString(),
    status: row.status,
    rows: row.rows,
    accepted: row.accepted,
    rejected: row.rejected_rows,
    endedOn: row.ended_on,
  }));
};

/** The kept original of a file: read anew, it says what each of its rows was refused for. */
const originalOf = async (
  { readSide, vault }: Needs,
  scope: DivisionCode,
  fileId: string,
): Promise<Original | undefined> => {
  const [row] = await readSide.query(
    `select digest from read.file where file_id = $1 and division like $2 || '%'`,
    [fileId, scope],
  );
  return row && vault.original(uploadIdOf(row.digest));
};

/** A better file beside the one of this id that it is to replace; undefined: there is no such. */
export const fileCompared = async (
  needs: Needs,
  scope: DivisionCode,
  fileId: string,
  better: Upload,
): Promise<FilesCompared | Refusal<'not-readable'> | undefined> => {
  const original = await originalOf(needs, scope, fileId);
  if (!original) return undefined;
  const [old, parsed] = [
    await readFile(original.bytes, original.fileName),
    await readFile(better.bytes, better.name),
  ];
  if (isFileError(old)) return undefined;
  if (isFileError(parsed)) return refuse('not-readable', { code: parsed.code });
  return compareFiles(old, parsed);
};

export const rejectedOf = async (
  needs: Needs,
  scope: DivisionCode,
  fileId: string,
): Promise<{ readonly fileName: string; readonly rows: readonly RejectedRow[] } | undefined> => {
  const original = await originalOf(needs, scope, fileId);
  if (!original) return undefined;
  const parsed = await readFile(original.bytes, original.fileName);
  if (isFileError(parsed)) return undefined;
  return { fileName: original.fileName, rows: rejectedRows(parsed) };
};

export const rejectedWorkbookOf = async (
  needs: Needs,
  scope: DivisionCode,
  fileId: string,
): Promise<Uint8Array | undefined> => {
  const original = await originalOf(needs, scope, fileId);
  const workbook = original && (await rejectedWorkbookFrom(original));
  return workbook && !isFileError(workbook) ? workbook : undefined;
};
