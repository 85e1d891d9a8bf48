import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import {
  type Absence,
  absenceIn,
  CommitteeKeyAway,
  LEDGER,
  type LedgerApplication,
  StreamMoved,
} from '@ledger/application';
import { askerOf, type RequestWithCaller } from '../access/caller';
import {
  inLanguage,
  type Language,
  Problem,
  type ProblemBody,
  problemBody,
  type ProblemCode,
} from './problem';

const RETRY_AFTER_SECONDS = '2';

/** What the framework itself refuses, by its status. */
const codesByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'bad-request',
};

const codesByAbsence = {
  database: 'database-away',
  log: 'log-away',
  'right-log': 'log-not-accepted',
} as const satisfies Record<Absence, ProblemCode>;

const bodyOf = (error: unknown): ProblemBody => {
  if (error instanceof Problem) return error.getResponse() as ProblemBody;
  if (error instanceof CommitteeKeyAway) return problemBody('committee-key-away');
  if (error instanceof StreamMoved) return problemBody('changed-meanwhile');
  const absence = absenceIn(error);
  if (absence) return problemBody(codesByAbsence[absence]);
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

/** Asking for what is not allowed, or not there in one's own scope, is itself worth knowing. */
const DENIALS: readonly ProblemCode[] = ['not-permitted', 'outside-scope', 'not-found'];

const ROUTE_MAX = 300;

/** Chinese unless the reader prefers English (RFC 9110 §12.5.4). */
const languageOf = (request: Request): Language =>
  request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';

/** Every answer that is not the one asked for has one shape (RFC 9457) and two languages. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LEDGER) private readonly ledger: LedgerApplication) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const body = bodyOf(error);
    if (error instanceof Problem) await this.recordDenial(http.getRequest(), body.code);
    if (body.code === 'went-wrong') this.report(error);
    if (response.headersSent) {
      // Half an answer cannot be turned into another one; the reader notices that it broke off.
      response.destroy();
      return;
    }
    if (body.status === 503 || body.code === 'request-under-way')
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    this.answer(http.getRequest<Request>(), response, body);
  }

  private answer(request: Request, response: Response, body: ProblemBody): void {
    const language = languageOf(request);
    response
      .status(body.status)
      .vary('Accept-Language')
      .set('Content-Language', language === 'zh' ? 'zh-CN' : 'en')
      .type('application/problem+json')
      .send(JSON.stringify(inLanguage(body, language)));
  }

  /** The refusal stands whether or not it can be written down. */
  private async recordDenial(request: RequestWithCaller, reason: ProblemCode): Promise<void> {
    const { account, method, path, query } = request;
    if (!account || !DENIALS.includes(reason)) return;
    const { division } = query;
    const route = `${method} ${path}`.slice(0, ROUTE_MAX);
    const scope = typeof division === 'string' ? division.slice(0, ROUTE_MAX) : account.scope;
    try {
      const { access } = this.ledger.parts.committee;
      await access.record(askerOf({ account }), {
        type: 'RecordDenial',
        data: { route, scope, reason },
      });
    } catch {
      process.stderr.write('一次拒绝访问未能留痕 a refusal could not be recorded\n');
    }
  }

  private report(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
  }
}
