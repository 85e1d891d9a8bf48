/** A worker process for the tests: leads or stands by until it is killed. `home url` */
import { openApplication } from '@ledger/application';

const [home = '', url = ''] = process.argv.slice(2);
const LOOK_MS = 20;

const main = async () => {
  const app = await openApplication({ home, env: { DATABASE_URL: url } });
  app.startProjecting();
  console.log('ready');
  let led = false;
  setInterval(() => {
    if (app.leads() && !led) console.log('leads');
    led = app.leads();
  }, LOOK_MS);
  // When the test run has ended so have we.
  process.stdin.resume().once('end', () => process.exit(0));
};

void main();
