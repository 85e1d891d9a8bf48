import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { catchError, from, mergeMap, Observable, of, throwError } from 'rxjs';
import {
  type Claim,
  type KeptAnswer,
  LEDGER,
  type LedgerApplication,
  RENEW_EVERY_MS,
} from '@ledger/application';
import { type Access, ACCESS } from '../access/allow.decorator';
import type { RequestWithCaller } from '../access/caller';
import { Problem } from '../problems/problem';
import { askedBy } from './asked-by';

const KEY = 'idempotency-key';
/** As a structured header writes it, in quotation marks, or plainly. */
const WRITTEN = /^(?:"([\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/;

const keyOf = (text: string): string => {
  const [, quoted, plain] = WRITTEN.exec(text) ?? [];
  const key = quoted ?? plain;
  if (key === undefined) throw new Problem('idempotency-key-not-valid');
  return key;
};

/**
 * `Idempotency-Key` (IETF draft) on every act by POST: a request that comes again under its key is
 * answered as the first time, also after a restart. Only what was done is remembered: a refusal
 * changed nothing, so that the same request may be tried again.
 */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<RequestWithCaller>();
    const given = request.headers[KEY];
    if (request.method !== 'POST' || typeof given !== 'string' || !request.caller) {
      return next.handle();
    }
    // Nothing beside the committee's own log tells that they did something.
    if (this.isOfCommittee(context)) return next.handle();
    return this.once(request, keyOf(given), http.getResponse<Response>(), next);
  }

  private isOfCommittee(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<Access>(ACCESS, places) === 'committee';
  }

  private once(
    request: RequestWithCaller,
    key: string,
    response: Response,
    next: CallHandler,
  ): Observable<unknown> {
    const { keptAnswers, tokens } = this.ledger.parts;
    const account = request.caller!.account.id;
    const fingerprint = tokens.contentToken(askedBy(request as Parameters<typeof askedBy>[0]));
    return from(keptAnswers.claim({ account, key, fingerprint })).pipe(
      mergeMap((claimed) => {
        if (claimed.outcome === 'answered') return of(replayed(response, claimed.answer));
        if (claimed.outcome === 'claimed') return this.carryOut(claimed.claim, response, next);
        throw new Problem(
          claimed.outcome === 'under-way' ? 'request-under-way' : 'idempotency-key-reused',
        );
      }),
    );
  }

  private carryOut(claim: Claim, response: Response, next: CallHandler): Observable<unknown> {
    const { keptAnswers } = this.ledger.parts;
    // A renewal that fails is tried again; when the lease lapses the act is still known by itself.
    const renew = () => void keptAnswers.renew(claim).catch(() => undefined);
    const renewing = setInterval(renew, RENEW_EVERY_MS).unref();
    const release = () => keptAnswers.release(claim).catch(() => undefined);
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        clearInterval(renewing);
        if (body instanceof StreamableFile) await release();
        else await keptAnswers.keep(claim, answerOf(response, body));
        return body;
      }),
      catchError((error: unknown) => {
        clearInterval(renewing);
        return from(release()).pipe(mergeMap(() => throwError(() => error)));
      }),
    );
  }
}

const answerOf = (response: Response, body: unknown): KeptAnswer => {
  const tag = response.getHeader('ETag');
  return {
    status: response.statusCode,
    tag: typeof tag === 'string' ? tag : null,
    body: body ?? null,
  };
};

const replayed = (response: Response, { status, tag, body }: KeptAnswer): unknown => {
  response.status(status).setHeader('Idempotency-Replayed', 'true');
  if (tag !== null) response.setHeader('ETag', tag);
  return body ?? undefined;
};
