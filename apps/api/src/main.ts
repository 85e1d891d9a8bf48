import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  addressOf,
  checkDoorIsFree,
  type Door,
  doorFrom,
  doorProblem,
  LOOPBACK,
  openApplication,
  sayFirstRun,
  saySomethingWrong,
  Shutdown,
  workersAreSeparate,
} from '@ledger/application';
import { openHttp } from './http';
import { beTheOnlyApp } from './startup/only-app';
import { sayAddress } from './startup/say';

/** Beside the compiled app: `dist/web`. */
const PAGES = join(__dirname, '..', '..', '..', '..', 'web');
const GRACE_MS = 2_000;
const PORT_DEFAULT = 3000;

/** Answers under way are finished; whoever only listens (progress, idle browsers) is cut off. */
const closeHttp = async (app: NestExpressApplication): Promise<void> => {
  const server = app.getHttpServer();
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  const closed = app.close();
  server.closeIdleConnections();
  await closed;
  clearTimeout(cutOff);
};

const listen = async (app: NestExpressApplication, door: Door): Promise<void> => {
  try {
    await app.listen(door.port, door.host);
  } catch (error) {
    throw doorProblem(door, error);
  }
};

/** Every start on a PC is the only one; apps beside each other are something somebody set up. */
const beAlone = (url: string, shutdown: Shutdown): Promise<unknown> =>
  shutdown.open(
    beTheOnlyApp(url, (error) => {
      saySomethingWrong(error);
      void shutdown.end(1);
    }),
    (only) => only.release(),
  );

const start = async (shutdown: Shutdown): Promise<void> => {
  // On this machine alone, unless somebody says which of its addresses others may come in by.
  const host = process.env['LEDGER_HOST']?.trim() || LOOPBACK;
  const door = doorFrom(process.env, 'PORT', PORT_DEFAULT, host);
  const isAlone = !workersAreSeparate(process.env);
  await checkDoorIsFree(door);
  const ledger = await shutdown.open(openApplication({}), (opened) => opened.close());
  sayFirstRun(ledger);
  if (isAlone) await beAlone(ledger.database.url, shutdown);
  const app = await shutdown.open(openHttp(ledger, PAGES), closeHttp);
  await listen(app, door);
  if (isAlone) ledger.startProjecting();
  sayAddress(addressOf(app.getHttpServer().address()));
};

const shutdown = new Shutdown();
shutdown.listen();
start(shutdown).catch((error: unknown) => {
  saySomethingWrong(error);
  void shutdown.end(1);
});
