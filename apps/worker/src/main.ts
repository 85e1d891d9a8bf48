import {
  addressOf,
  checkDoorIsFree,
  doorFrom,
  openApplication,
  say,
  sayFirstRun,
  saySomethingWrong,
  Shutdown,
} from '@ledger/application';
import { serveHealth, stopServing } from './health';

const PORT_DEFAULT = 3100;

/**
 * Brings the views up to date, seals the log and goes on with interrupted imports. Any number of
 * workers may run on one ledger: one leads, the others stand by.
 */
const start = async (shutdown: Shutdown): Promise<void> => {
  const door = doorFrom(process.env, 'WORKER_PORT', PORT_DEFAULT);
  await checkDoorIsFree(door);
  const ledger = await shutdown.open(openApplication({}), (opened) => opened.close());
  sayFirstRun(ledger);
  const server = await shutdown.open(serveHealth(ledger, door), stopServing);
  ledger.startProjecting();
  const address = addressOf(server.address());
  say(
    `后台进程已启动，状态见 ${address}/health（按 Ctrl-C 停止）`,
    `The worker is running; its health is at ${address}/health (Ctrl-C stops it)`,
  );
};

const shutdown = new Shutdown();
shutdown.listen();
start(shutdown).catch((error: unknown) => {
  saySomethingWrong(error);
  void shutdown.end(1);
});
