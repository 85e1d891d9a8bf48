import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiExtension, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Order, PAGE_MAX } from './pages';

export const PAGED = 'ledger:paged';

export interface Paging {
  /** The member of the answer that holds the list. */
  readonly list: string;
  /** Members of an item in whose order the list is paged; all of them together name one item. */
  readonly order: readonly Order[];
  /** How many when nobody says; all of them when this does not say either. */
  readonly limit?: number;
}

/** What of a list is asked for. */
export interface PageAsked {
  readonly limit: number | undefined;
  /** The key of the last item that was seen. */
  readonly after: readonly unknown[] | undefined;
}

export type PagedRequest = Request & { page?: PageAsked };

/**
 * The list can be had in pages (`limit`, `cursor`, `Link: rel="next"`). A page begins after the
 * last item of the one before, by its key and not by its number: what is added or goes away
 * meanwhile shifts nothing.
 */
export const Paged = (paging: Paging): MethodDecorator =>
  applyDecorators(
    SetMetadata(PAGED, paging),
    ApiExtension('x-paged', paging.list),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: {
        type: 'integer',
        minimum: 1,
        maximum: PAGE_MAX,
        ...(paging.limit !== undefined && { default: paging.limit }),
      },
    }),
    ApiQuery({
      name: 'cursor',
      required: false,
      description: '上一页 Link 头所给 From the Link header of the page before.',
      schema: { type: 'string' },
    }),
  );

/** For a handler that reads no more than the page; the others answer the whole list. */
export const Page = createParamDecorator(
  (_: unknown, context: ExecutionContext): PageAsked =>
    context.switchToHttp().getRequest<PagedRequest>().page ?? {
      limit: undefined,
      after: undefined,
    },
);
