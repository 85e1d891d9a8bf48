import { createParamDecorator, type ExecutionContext, type StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { QueryBus } from '@nestjs/cqrs';
import { AskPaper, type PaperForm, type PaperOf } from '@ledger/application';
import type { DivisionCode, LocalDate } from '@ledger/kernel';
import { askerOf, type CallerOfRequest } from '../access/caller';
import { fileDownload, reprDigest } from '../download';
import { isRefused, problemOf } from '../problems/refusals';

/** The two addresses of a paper: its ending says in which form it is written. */
export const inBothForms = (path: string): string[] => [`${path}.xlsx`, `${path}.pdf`];

/** Of a route with both endings: which of them was asked for. */
export const Form = createParamDecorator((_: unknown, context: ExecutionContext): PaperForm => {
  const { path } = context.switchToHttp().getRequest<Request>();
  return path.endsWith('.pdf') ? 'pdf' : 'xlsx';
});

interface PrintOrder {
  readonly caller: CallerOfRequest;
  readonly of: PaperOf;
  readonly knownOn: LocalDate;
  readonly scope: DivisionCode;
  readonly form: PaperForm;
  readonly language: 'zh' | 'en' | undefined;
}

/** A paper as it is sent: under its Chinese name, with the digests its leaving was recorded by. */
export const sentPaper = async (
  queries: QueryBus,
  { caller, language = 'zh', ...asked }: PrintOrder,
  response: Response,
): Promise<StreamableFile> => {
  const file = await queries.execute(new AskPaper({ ...asked, language, asker: askerOf(caller) }));
  if (isRefused(file)) throw problemOf(file);
  const { bytes, fileName, plainName, mediaType } = file;
  response.setHeader('Repr-Digest', reprDigest(bytes));
  return fileDownload(bytes, { name: fileName, plain: plainName, type: mediaType });
};
