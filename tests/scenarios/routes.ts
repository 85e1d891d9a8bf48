import type { INestApplication } from '@nestjs/common';
import { CommitteeDocument } from '../../apps/api/src/committee/document';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly 'x-permission'?: string;
  readonly 'x-scope'?: string;
}

export interface Route {
  readonly method: string;
  /** Beneath `/api/v1`, with `{parameters}`. */
  readonly path: string;
  readonly permission: string | undefined;
  readonly scope: string | undefined;
  /** Names of what a query may ask. */
  readonly asks: readonly string[];
}

const PREFIX = '/api/v1';

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method} ${path}`;

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** What the running application answers to, read from its router. */
export const servedRoutes = (http: INestApplication): readonly string[] => {
  const express: { readonly router: { readonly stack: readonly Layer[] } } = http
    .getHttpAdapter()
    .getInstance();
  const { router } = express;
  return router.stack.flatMap(({ route }) =>
    route?.path.startsWith(PREFIX)
      ? Object.keys(route.methods).map((method) =>
          nameOf({
            method: method.toUpperCase(),
            path: route.path.slice(PREFIX.length).replace(/:(\w+)/g, '{$1}'),
          }),
        )
      : [],
  );
};

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const routesIn = (paths: Paths): readonly Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.slice(PREFIX.length),
      permission: operation['x-permission'],
      scope: operation['x-scope'],
      asks: (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => name),
    })),
  );

/** Every route as it describes itself, the committee's as well. */
export const describedRoutes = async (
  http: INestApplication,
  address: string,
): Promise<readonly Route[]> => {
  const everybodys = await fetch(`${address}/api/docs-json`);
  const { paths } = (await everybodys.json()) as { readonly paths: Paths };
  const committees = http.get(CommitteeDocument, { strict: false }).current();
  return [...routesIn(paths), ...routesIn(committees.paths as Paths)];
};

/** What a route of a paper about a time must be asked for, whatever else is. */
export const alwaysAsked = ({ path }: Route): Readonly<Record<string, string>> => {
  const of = /^\/(work-ledger|year-end|public-notice)\./.exec(path)?.[1];
  if (of === 'work-ledger') return { quarter: '2021Q2' };
  if (of === 'year-end') return { year: '2021' };
  return of === 'public-notice' ? { month: '2021-04' } : {};
};

/** A table to read: each route with its permission and its scope. */
export const routeTable = (routes: readonly Route[]): string => {
  const rows = routes.map((route) => [nameOf(route), route.permission ?? '', route.scope ?? '']);
  const wide = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(wide[column] ?? 0)).join('  '))
    .sort()
    .join('\n');
};
