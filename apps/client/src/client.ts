import { randomUUID } from 'node:crypto';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
// Written by the build, from the description of the routes.
import type { paths } from '../../../dist/client/paths';

export type LedgerClient = Client<paths>;

const KEY = 'Idempotency-Key';

const isUpload = ({ headers }: Request): boolean =>
  headers.get('content-type')?.startsWith('multipart/') ?? false;

/** An act goes out under a key, so that whoever sends the same request again does nothing twice. */
const underKey: Middleware = {
  onRequest: ({ request }) => {
    if (request.method !== 'POST' || request.headers.has(KEY) || isUpload(request)) return;
    request.headers.set(KEY, randomUUID());
  },
};

/** A program's way to the ledger: paths, bodies and answers have the types of the description. */
export const ledgerClient = (address: string, token?: string): LedgerClient => {
  const client = createClient<paths>({
    baseUrl: address,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  });
  client.use(underKey);
  return client;
};
