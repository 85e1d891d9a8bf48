import { StreamableFile } from '@nestjs/common';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The Chinese name for those that read RFC 6266, a plain one for the rest. */
export const workbookDownload = (bytes: Uint8Array, name: string, plain: string): StreamableFile =>
  new StreamableFile(bytes, {
    type: XLSX,
    length: bytes.byteLength,
    disposition: `attachment; filename="${plain}.xlsx"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escapeMore)}.xlsx`,
  });

/** What `encodeURIComponent` leaves and RFC 8187 does not allow. */
const escapeMore = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
