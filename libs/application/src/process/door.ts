import { createServer, type AddressInfo } from 'node:net';
import type { Environment } from '@ledger/home';
import { StartProblem } from './say';

const PORT_MAX = 65_535;
export const LOOPBACK = '127.0.0.1';

/** Where a process listens, and the setting that says so. */
export interface Door {
  readonly setting: string;
  readonly host: string;
  /** 0 asks the system for a free one. */
  readonly port: number;
}

/** @throws StartProblem when the setting is no port number. */
export const doorFrom = (
  env: Environment,
  setting: string,
  otherwise: number,
  host: string = LOOPBACK,
): Door => {
  const text = env[setting]?.trim() || String(otherwise);
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= PORT_MAX) return { setting, host, port };
  throw new StartProblem(
    `${setting}=${text} 不是端口号（0–${PORT_MAX}）。`,
    `${setting}=${text} is not a port number (0–${PORT_MAX}).`,
  );
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error && 'code' in error ? error.code : undefined;

/** What to tell of a door that did not open; an error that is nobody's fault stays as it is. */
export const doorProblem = ({ setting, host, port }: Door, error: unknown): unknown => {
  if (codeOf(error) === 'EADDRINUSE') {
    const other = `${setting}=${port === PORT_MAX ? port - 1 : port + 1}`;
    return new StartProblem(
      `端口 ${port} 已被占用：可能本台账已经在运行，请打开 http://${LOOPBACK}:${port} 查看；否则用 ${other} 换一个端口。`,
      `Port ${port} is in use: perhaps this ledger is running already, see http://${LOOPBACK}:${port}; if not, choose another with ${other}.`,
    );
  }
  if (codeOf(error) === 'EACCES') {
    return new StartProblem(
      `无权使用端口 ${port}，请用 ${setting}=3000 等大于 1023 的端口。`,
      `Port ${port} may not be used by this account; choose one above 1023, such as ${setting}=3000.`,
    );
  }
  if (codeOf(error) === 'EADDRNOTAVAIL' || codeOf(error) === 'ENOTFOUND') {
    return new StartProblem(
      `本机没有地址 ${host}，无法在其上监听。`,
      `This machine has no address ${host} to listen on.`,
    );
  }
  return error;
};

/** Tried before the ledger is opened: opening takes seconds and may start a database for nothing. */
export const checkDoorIsFree = (door: Door): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(doorProblem(door, error)));
    probe.listen(door.port, door.host, () => probe.close(() => resolve()));
  });

/** The address to open on this machine, also when every address of it is listened on. */
export const addressOf = (listening: AddressInfo | string | null): string => {
  if (typeof listening !== 'object' || !listening) return `http://${LOOPBACK}`;
  const { address, port } = listening;
  const host = ['0.0.0.0', '::'].includes(address) ? LOOPBACK : address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};
