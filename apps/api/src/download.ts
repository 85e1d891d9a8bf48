import { StreamableFile } from '@nestjs/common';
import { digestsOf } from '@ledger/application';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** Digests of a file as RFC 9530 writes them, SM3 (国密) beside SHA-256. */
export const reprDigest = (bytes: Uint8Array): string => {
  const { sha256, sm3 } = digestsOf(bytes);
  return `sha-256=:${base64(sha256)}:, sm3=:${base64(sm3)}:`;
};

export interface DownloadWords {
  /** What the office calls the file, with its ending. */
  readonly name: string;
  /** In plain letters and without its ending. */
  readonly plain: string;
  readonly type: string;
}

/** The Chinese name for those that read RFC 6266, a plain one for the rest. */
export const fileDownload = (
  bytes: Uint8Array,
  { name, plain, type }: DownloadWords,
): StreamableFile => {
  const ending = name.slice(name.lastIndexOf('.'));
  const whole = encodeURIComponent(name).replace(/['()*]/g, escapeMore);
  return new StreamableFile(bytes, {
    type,
    length: bytes.byteLength,
    disposition: `attachment; filename="${plain}${ending}"; filename*=UTF-8''${whole}`,
  });
};

export const workbookDownload = (bytes: Uint8Array, name: string, plain: string): StreamableFile =>
  fileDownload(bytes, { name: `${name}.xlsx`, plain, type: XLSX });

/** What `encodeURIComponent` leaves and RFC 8187 does not allow. */
const escapeMore = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
