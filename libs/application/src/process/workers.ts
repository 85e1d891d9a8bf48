import type { Environment } from '@ledger/home';
import { StartProblem } from './say';

/**
 * `LEDGER_WORKER=separate`: processes of their own (apps/worker) keep the views up to date, and
 * several apps may serve one ledger. Otherwise the one app does it itself.
 *
 * @throws StartProblem at any other value, because a misspelt one would leave the views behind.
 */
export const workersAreSeparate = (env: Environment): boolean => {
  const text = env['LEDGER_WORKER']?.trim() ?? '';
  if (text === '' || text === 'inside') return false;
  if (text === 'separate') return true;
  throw new StartProblem(
    `LEDGER_WORKER=${text} 无效：应为 inside（默认）或 separate。`,
    `LEDGER_WORKER=${text} is not known: inside (the default) or separate is expected.`,
  );
};
