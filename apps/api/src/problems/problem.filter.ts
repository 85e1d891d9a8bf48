import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { isDatabaseAway } from './database-away';
import { Problem, type ProblemBody, problemBody, type ProblemCode } from './problem';

const RETRY_AFTER_SECONDS = '2';

/** What the framework itself refuses, by its status. */
const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'bad-request',
};

const bodyOf = (error: unknown): ProblemBody => {
  if (error instanceof Problem) return error.getResponse() as ProblemBody;
  if (isDatabaseAway(error)) return problemBody('database-away');
  const status = statusOf(error);
  const code = status === undefined ? undefined : codesByStatus[status];
  return problemBody(code ?? (status !== undefined && status < 500 ? 'bad-request' : 'went-wrong'));
};

/** Nest's own exceptions, and those of the body parser, which only carry a number. */
const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
};

/** Every answer that is not the one asked for has one shape (RFC 9457) and two languages. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const body = bodyOf(error);
    if (body.code === 'went-wrong') this.report(error);
    if (response.headersSent) {
      // Half an answer cannot be turned into another one; the reader notices that it broke off.
      response.destroy();
      return;
    }
    if (body.status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }

  private report(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
  }
}
