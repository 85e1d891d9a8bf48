import type { Pool, PoolClient } from 'pg';

import { DeadlinePassed } from '../../deadline';
import { StoreUnavailable } from '../../port';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

const SOCKET =
  /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|EACCES)/;
const SOCKET_MESSAGE =
  /connection terminated|connection timeout|timeout exceeded when trying|not queryable|Connection ended/i;
const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;
const TLS_MESSAGE = /does not support SSL|SSL\/TLS required|self.signed certificate/i;

/** The server or the way to it is gone: class 08 and the shutdowns 57P01 to 57P03, or the socket. */
export const isConnectionLost = (error: unknown): boolean => {
  const code = codeOf(error);
  if (/^(08...|57P0[123])$/.test(code) || SOCKET.test(code)) return true;
  return SOCKET_MESSAGE.test(messageOf(error));
};

/** What kept us from the server, in the words of the port; other errors are left as they are. */
export const asUnavailable = (error: unknown): unknown => {
  const [code, message] = [codeOf(error), messageOf(error)];
  if (error instanceof StoreUnavailable) return error;
  if (error instanceof DeadlinePassed) return new StoreUnavailable('deadline', message);
  if (TLS_CODE.test(code) || TLS_MESSAGE.test(message)) return new StoreUnavailable('tls', message);
  if (/^28...$/.test(code) || /SASL|password/i.test(message)) {
    return new StoreUnavailable('authentication', message);
  }
  // 55P03: the lane was not free in time; 57014: the statement took too long.
  if (code === '55P03' || code === '57014') return new StoreUnavailable('deadline', message);
  return isConnectionLost(error) ? new StoreUnavailable('unreachable', message || code) : error;
};

const ignore = () => undefined;

/**
 * Lends a connection for one piece of work. A connection that broke is not given back; and a
 * connection that breaks between two queries tells it by an event, which would end the process.
 */
export const withConnection = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  client.on('error', ignore);
  let broken = true;
  try {
    const result = await work(client);
    broken = false;
    return result;
  } finally {
    client.off('error', ignore);
    if (broken) client.on('error', ignore);
    client.release(broken);
  }
};
