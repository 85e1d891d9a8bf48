import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { Problem } from '../problems/problem';
import { PAGED, type PagedRequest, type Paging } from './paged.decorator';
import { cursorOf, type Item, keyIn, PAGE_MAX, pageOf } from './pages';

type Query = Readonly<Record<string, unknown>>;

const limitIn = ({ limit }: Query): number | undefined => {
  if (limit === undefined || limit === '') return undefined;
  const asked = typeof limit === 'string' && /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (asked >= 1 && asked <= PAGE_MAX) return asked;
  throw new Problem('not-valid', {
    fields: [{ field: 'limit', expected: `a number from 1 to ${PAGE_MAX}` }],
  });
};

/** The question without the page: a cursor is good for this one only. */
const questionOf = (path: string, query: Query): string => {
  const words = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${path}?${new URLSearchParams(words.map(([name, value]): [string, string] => [name, String(value)]))}`;
};

/** As known on the day of the first page, or the pages would not be of one list. */
const pinned = (query: Query, body: Item): Query => {
  const { knowledgeDate } = body;
  return typeof knowledgeDate === 'string' && query['knownOn'] === undefined
    ? { ...query, knownOn: knowledgeDate }
    : query;
};

/** Hands lists out a page at a time, where their route is `Paged`. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const paging = this.reflector.get<Paging | undefined>(PAGED, context.getHandler());
    if (!paging) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<PagedRequest>();
    const { limit: _, cursor, ...query } = request.query as Query;
    const question = { path: request.path, query };
    const after = afterIn(cursor, questionOf(request.path, query), paging);
    const limit = limitIn(request.query as Query) ?? (after ? PAGE_MAX : paging.limit);
    // What asks for a page is no part of the question: a DTO knows nothing of it.
    Object.defineProperty(request, 'query', { value: query, configurable: true, writable: true });
    request.page = { limit, after };
    if (limit === undefined) return next.handle();
    return next
      .handle()
      .pipe(
        map((body) => paged(body as Item, paging, { limit, after }, question, http.getResponse())),
      );
  }
}

const afterIn = (cursor: unknown, question: string, { order }: Paging) => {
  if (cursor === undefined || cursor === '') return undefined;
  const key = typeof cursor === 'string' ? keyIn(cursor, question, order) : undefined;
  if (!key) throw new Problem('cursor-not-of-this-list');
  return key;
};

const paged = (
  body: Item,
  { list, order }: Paging,
  asked: { readonly limit: number; readonly after: readonly unknown[] | undefined },
  { path, query }: { readonly path: string; readonly query: Query },
  response: Response,
): Item => {
  const { items, next } = pageOf(body[list] as readonly Item[], order, asked);
  if (next) {
    const question = questionOf(path, pinned(query, body));
    const cursor = cursorOf(next, question);
    const joint = question.endsWith('?') ? '' : '&';
    const address = `${question}${joint}limit=${asked.limit}&cursor=${cursor}`;
    response.setHeader('Link', `<${address}>; rel="next"`);
  }
  return { ...body, [list]: items };
};
