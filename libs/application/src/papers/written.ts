import type { Instant } from '@ledger/kernel';
import { paperWorkbook } from './as-workbook';
import type { Paper } from './paper';
import { writePdf } from './pdf/write-pdf';

export const PAPER_FORMS = ['xlsx', 'pdf'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

/** Writes what stands on a paper in one form. */
type PaperWriter = (paper: Paper, printedAt: Instant) => Promise<Uint8Array>;

export const writers: Readonly<Record<PaperForm, PaperWriter>> = {
  xlsx: paperWorkbook,
  pdf: writePdf,
};

export const mediaTypes: Readonly<Record<PaperForm, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
