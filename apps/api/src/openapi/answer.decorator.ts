import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { XLSX } from '../download';
import type { AnswerSchemaName } from './answer-schemas';
import { problemContent } from './problem-content';

/** Any route may have to say that a server is not there now, and when to ask again. */
const away = ApiResponse({
  status: 503,
  description: 'database-away, log-away, log-not-accepted',
  content: problemContent,
});

/** What a route is for and the shape of its answer, in one line above it. */
export const Answers = (summary: string, name: AnswerSchemaName, status = 200): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({
      status,
      description: name,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
    }),
    away,
  );

const plainText = { 'text/plain': { schema: { type: 'string' } } } as const;

export const AnswersText = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiProduces('text/plain'),
    ApiResponse({ status: 200, description: 'a text', content: plainText }),
    away,
  );

/** The same answer as a text, for whoever asks for `text/plain`. */
export const orText: MethodDecorator = ApiProduces('application/json', 'text/plain');

/** A page of its own, to be printed. */
export const AnswersPage = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiProduces('text/html'),
    ApiResponse({
      status: 200,
      description: 'a page',
      content: { 'text/html': { schema: { type: 'string' } } },
    }),
    away,
  );

/** The browser is sent on; a page says what came of it. */
export const SendsOn = (summary: string): MethodDecorator =>
  applyDecorators(ApiOperation({ summary }), ApiResponse({ status: 302, description: 'go there' }));

export const AnswersNothing = (summary: string): MethodDecorator =>
  applyDecorators(ApiOperation({ summary }), ApiResponse({ status: 204, description: 'done' }));

export const AnswersWorkbook = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiProduces(XLSX),
    ApiResponse({
      status: 200,
      description: 'an .xlsx workbook',
      content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } },
    }),
    away,
  );

const PDF = 'application/pdf';
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** A paper, as a workbook or as PDF: the ending of the address says which. */
export const AnswersPaper = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiProduces(XLSX, PDF),
    ApiResponse({
      status: 200,
      description: 'a workbook (.xlsx) or a PDF (.pdf), by the ending of the address',
      content: { [XLSX]: binary, [PDF]: binary },
    }),
    away,
  );

const anyFile = {
  'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
} as const;

/** A file whose type depends on what was asked for. */
export const AnswersFile = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiProduces('application/octet-stream'),
    ApiResponse({ status: 200, description: 'a file', content: anyFile }),
    away,
  );

/** The problems of its own a route can answer with, by their codes. */
export const Refuses = (status: number, ...codes: readonly string[]): MethodDecorator =>
  ApiResponse({ status, description: codes.join(', '), content: problemContent });
