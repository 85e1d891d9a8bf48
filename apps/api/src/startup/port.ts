import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { StartProblem } from './say';

export const HOST = '127.0.0.1';
const PORT_DEFAULT = 3000;
const PORT_MAX = 65_535;

/** PORT, 3000 by default; 0 asks the system for a free one. */
export const portFrom = (env: NodeJS.ProcessEnv): number => {
  const text = env['PORT']?.trim() || String(PORT_DEFAULT);
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= PORT_MAX) return port;
  throw new StartProblem(
    `PORT=${text} 不是端口号（0–${PORT_MAX}）。`,
    `PORT=${text} is not a port number (0–${PORT_MAX}).`,
  );
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

export const portProblem = (port: number, error: unknown): unknown => {
  if (codeOf(error) === 'EADDRINUSE') {
    return new StartProblem(
      `端口 ${port} 已被占用：可能本台账已经在运行，请打开 http://${HOST}:${port} 查看；否则用 PORT=3001 换一个端口。`,
      `Port ${port} is in use: perhaps this ledger is running already, see http://${HOST}:${port}; if not, choose another with PORT=3001.`,
    );
  }
  if (codeOf(error) === 'EACCES') {
    return new StartProblem(
      `无权使用端口 ${port}，请用 PORT=3000 等大于 1023 的端口。`,
      `Port ${port} may not be used by this account; choose one above 1023, such as PORT=3000.`,
    );
  }
  return error;
};

/** Tried before the ledger is opened: opening takes seconds and may start a database for nothing. */
export const checkPortIsFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portProblem(port, error)));
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });

export const addressOf = (listening: AddressInfo | string | null): string =>
  typeof listening === 'object' && listening
    ? `http://${HOST}:${listening.port}`
    : `http://${HOST}`;
