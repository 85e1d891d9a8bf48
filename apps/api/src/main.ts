import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openApplication } from '@ledger/application';
import { openHttp } from './http';
import { beTheOnlyApp } from './startup/only-app';
import { addressOf, checkPortIsFree, HOST, portFrom, portProblem } from './startup/port';
import { sayAddress, sayFirstRun, saySomethingWrong } from './startup/say';
import { Shutdown } from './startup/shutdown';

/** Beside the compiled app: `dist/web`. */
const PAGES = join(__dirname, '..', '..', '..', '..', 'web');
const GRACE_MS = 2_000;

/** Answers under way are finished; whoever only listens (progress, idle browsers) is cut off. */
const closeHttp = async (app: NestExpressApplication): Promise<void> => {
  const server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  const closed = app.close();
  server.closeIdleConnections();
  await closed;
  clearTimeout(cutOff);
};

const listen = async (app: NestExpressApplication, port: number): Promise<void> => {
  try {
    await app.listen(port, HOST);
  } catch (error) {
    throw portProblem(port, error);
  }
};

const start = async (shutdown: Shutdown): Promise<void> => {
  const port = portFrom(process.env);
  await checkPortIsFree(port);
  const ledger = await shutdown.open(openApplication({}), (opened) => opened.close());
  sayFirstRun(ledger);
  await shutdown.open(
    beTheOnlyApp(ledger.database.url, (error) => {
      saySomethingWrong(error);
      void shutdown.end(1);
    }),
    (only) => only.release(),
  );
  const app = await shutdown.open(openHttp(ledger, PAGES), closeHttp);
  await listen(app, port);
  ledger.startProjecting();
  sayAddress(addressOf(app.getHttpServer().address()));
};

const shutdown = new Shutdown();
shutdown.listen();
start(shutdown).catch((error: unknown) => {
  saySomethingWrong(error);
  void shutdown.end(1);
});
