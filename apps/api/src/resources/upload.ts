import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Upload } from '@ledger/application';
import type { CallerOfRequest } from '../access/caller';
import { Problem } from '../problems/problem';

const MEGABYTE = 1024 * 1024;
export const FILES_MAX = 200;
const FILE_BYTES_MAX = 64 * MEGABYTE;
/** Uploads are held in memory until the vault has them. */
const UPLOAD_BYTES_MAX = 512 * MEGABYTE;

/** Browsers send names in UTF-8; without the hint a Chinese name arrives as noise. */
export const uploadOptions = {
  limits: { files: FILES_MAX, fileSize: FILE_BYTES_MAX, fields: 10, fieldSize: 10_000 },
  defParamCharset: 'utf8',
};

/** Refuses an upload by its announced length, before a byte of it is kept. */
@Injectable()
export class UploadSizeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Problem('length-required');
    if (length > UPLOAD_BYTES_MAX) throw new Problem('too-large');
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
  readonly buffer: Buffer;
}

export const uploaded = ({ originalname, buffer }: MultipartFile): Upload => ({
  // One name, however it was typed: a Mac sends 疑 and its accents apart.
  name: originalname.normalize('NFC'),
  bytes: buffer,
});
