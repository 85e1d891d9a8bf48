/** `npm start`: from a fresh clone to a running ledger. */
import { createRequire } from 'node:module';
import { mainOf, prepare } from './prepare.mjs';

/**
 * A signal to npm reaches the shell between npm and us and ends there: we would run on without a
 * parent. Ctrl-C needs no such help, the terminal sends it to all of us.
 */
const endWithNpm = () => {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
};

if (process.env.npm_lifecycle_event) endWithNpm();
await prepare(['api', 'web']);

// In this very process: Ctrl-C and SIGTERM reach the application itself, which closes in order,
// and nothing is left behind when this process is killed.
process.argv[1] = mainOf('api');
createRequire(import.meta.url)(mainOf('api'));
