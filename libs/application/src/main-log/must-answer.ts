import { StoreUnavailable } from '@ledger/event-store';
import type { Parts } from '../wiring';

/**
 * Asked before anything is taken on that ends in the log, so that whoever orders it is told to come
 * again and is not left waiting; and because a node that was exchanged for an empty one in a quiet
 * moment would take it. @throws StoreUnavailable, LogNotAccepted
 */
export const mustAnswer = async ({
  store,
  checkLog,
}: Pick<Parts, 'store' | 'checkLog'>): Promise<void> => {
  if ((await store.health()) === 'down') {
    throw new StoreUnavailable('unreachable', 'the log does not answer');
  }
  await checkLog();
};
