import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import type { Response } from 'express';
import { map, Observable } from 'rxjs';
import {
  absenceIn,
  type Expectation,
  expecting,
  LEDGER,
  type LedgerApplication,
} from '@ledger/application';
import type { StreamName } from '@ledger/kernel';
import type { RequestWithCaller } from '../access/caller';
import { Problem } from '../problems/problem';
import { OF_STREAM } from './of-stream.decorator';
import { type StreamResource, streamResources } from './stream-resources';
import { type Head, isAsSeen, tagOf } from './tags';

const isQuestion = ({ method }: RequestWithCaller): boolean =>
  method === 'GET' || method === 'HEAD';

/** `ETag` and `If-Match` (RFC 9110 §13) on resources that are one stream. */
@Injectable()
export class StreamTagInterceptor implements NestInterceptor {
  constructor(
    @Inject(LEDGER) private readonly ledger: LedgerApplication,
    private readonly reflector: Reflector,
    private readonly queries: QueryBus,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const resource = this.reflector.getAllAndOverride<StreamResource | undefined>(OF_STREAM, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const name = resource && request.params[streamResources[resource].parameter];
    if (!resource || typeof name !== 'string' || !request.caller) return next.handle();
    const { params, caller } = request;
    const asked = { queries: this.queries, params, scope: caller.scope };
    const stream = await streamResources[resource].stream(name, asked);
    const head = stream && (await this.headOf(stream, request));
    if (!stream || head === undefined) return next.handle();
    compareWith(request);
    const isBound = await this.bind(request, resource, name, head);
    const expectation: Expectation = { stream, ...(isBound && { seen: head }) };
    const response = context.switchToHttp().getResponse<Response>();
    return carriedOut(expectation, next).pipe(
      map((body) => {
        if (typeof body === 'object' && body !== null && !(body instanceof StreamableFile)) {
          response.setHeader('ETag', tagOf(expectation.written ?? head, body));
        }
        return body;
      }),
    );
  }

  /** Does the sender act on what they saw? Then nobody may come in between. */
  private async bind(
    request: RequestWithCaller,
    resource: StreamResource,
    name: string,
    head: Head,
  ): Promise<boolean> {
    const ifMatch = request.headers['if-match'];
    if (ifMatch === undefined || isQuestion(request) || !request.caller) return false;
    if (isAsSeen(ifMatch, head)) return true;
    const { isSeen } = streamResources[resource];
    // To whom it does not belong the route itself says that it is not there.
    if (!(await isSeen(this.queries, name, request.caller.scope))) return false;
    throw new Problem('changed-meanwhile');
  }

  /** Undefined: the log is away, and what can be read without it is read without a tag. */
  private async headOf(stream: StreamName, request: RequestWithCaller): Promise<Head | undefined> {
    try {
      const held = await this.ledger.ledger.history(stream);
      return held.at(-1)?.revision ?? 'noStream';
    } catch (error) {
      if (isQuestion(request) && absenceIn(error)) return undefined;
      throw error;
    }
  }
}

/**
 * A program that names the tag it has asks for no cached answer either, by the rules of `fetch`; it
 * wants to know all the same whether its own is still the same. Express would send it all.
 */
const compareWith = ({ headers }: RequestWithCaller): void => {
  if (headers['if-none-match'] !== undefined) delete headers['cache-control'];
};

const carriedOut = (expectation: Expectation, next: CallHandler): Observable<unknown> =>
  new Observable((subscriber) => expecting(expectation, () => next.handle().subscribe(subscriber)));
