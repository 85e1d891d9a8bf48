import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FILE_BYTES_MAX, type Upload } from '@ledger/application';
import type { CallerOfRequest } from '../access/caller';
import { Problem } from '../problems/problem';
import { boundedMemory } from './bounded-memory';

const MEGABYTE = 1024 * 1024;
export const FILES_MAX = 200;
/** Uploads are held in memory until the vault has them: this much at once, of all users. */
const UPLOAD_BYTES_MAX = 512 * MEGABYTE;

/** Browsers send names in UTF-8; without the hint a Chinese name arrives as noise. */
export const uploadOptions = {
  storage: boundedMemory(FILE_BYTES_MAX),
  limits: { files: FILES_MAX, fields: 10, fieldSize: 10_000 },
  defParamCharset: 'utf8',
};

/** Bytes of the uploads on their way in, all together. */
const underWay = { bytes: 0 };

/** Refuses an upload by its announced length, before a byte of it is kept. */
@Injectable()
export class UploadSizeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const length = Number(http.getRequest<Request>().headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Problem('length-required');
    if (length > UPLOAD_BYTES_MAX) throw new Problem('too-large');
    if (underWay.bytes + length > UPLOAD_BYTES_MAX) throw new Problem('uploads-busy');
    underWay.bytes += length;
    http.getResponse<Response>().once('close', () => (underWay.bytes -= length));
    return true;
  }
}

/**
 * Days of receipt a manifest declares (申报日期) are taken from an administrator. From anybody else
 * only while a back-fill is open; that the ledger itself looks up.
 */
export const mayDeclareDays = ({ account }: CallerOfRequest): boolean =>
  account.role === 'administrator';

/** What a part of a form becomes in memory. */
export interface MultipartFile {
  readonly originalname: string;
  /** Null: it was larger than any file that is read, and its bytes were let go. */
  readonly buffer: Buffer | null;
}

/** One name, however it was typed: a Mac sends 疑 and its accents apart. */
const nameOf = ({ originalname }: MultipartFile): string => originalname.normalize('NFC');

/** What came, and the names of the files that were too large to keep. */
export const uploaded = (
  files: readonly MultipartFile[],
): { readonly files: readonly Upload[]; readonly tooLarge: readonly string[] } => ({
  files: files.flatMap((file) => (file.buffer ? [{ name: nameOf(file), bytes: file.buffer }] : [])),
  tooLarge: files.filter(({ buffer }) => buffer === null).map(nameOf),
});

/** Says of each file by its name that it is too large. */
export const tooLargeProblem = (names: readonly string[]): Problem => {
  const expected = `至多 at most ${FILE_BYTES_MAX / MEGABYTE} MB`;
  return new Problem('too-large', { fields: names.map((field) => ({ field, expected })) });
};
