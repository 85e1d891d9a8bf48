import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';

import { StoreUnavailable } from '../../port';
import type { NodeAddress } from './address';

const SHAKE_LIMIT_MS = 3_000;
const REFUSED = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;

/** What the TLS handshake with a host says is wrong; undefined when nothing, or nobody answers. */
const handshake = (host: string, port: number, ca?: Buffer): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, ...(ca && { ca }) });
    const end = (wrong?: string) => {
      socket.destroy();
      resolve(wrong);
    };
    socket.setTimeout(SHAKE_LIMIT_MS, () => end());
    socket.once('secureConnect', () => end());
    socket.once('error', (error: NodeJS.ErrnoException) => {
      end(REFUSED.test(error.code ?? '') ? undefined : error.message);
    });
  });

/**
 * Behind the client's "unavailable" and "failed to discover" may stand a certificate that is not
 * trusted, which no waiting mends. We shake hands ourselves to tell the two apart.
 */
export const diagnosed = async (error: unknown, address: NodeAddress): Promise<unknown> => {
  const passing = error instanceof StoreUnavailable && error.kind === 'unreachable';
  if (!passing || !address.tls) return error;
  const ca = address.caFile === undefined ? undefined : readFileSync(address.caFile);
  for (const { host, port } of address.hosts) {
    const wrong = await handshake(host, port, ca);
    if (wrong !== undefined) return new StoreUnavailable('tls', wrong);
  }
  return error;
};
