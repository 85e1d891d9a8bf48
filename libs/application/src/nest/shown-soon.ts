import type { LedgerApplication } from '../open-application';

/** Beyond this an act has waited long enough: it stands, and the views follow. */
const LIMIT_MS = 5_000;

/**
 * What an act came to, once the views show it: whoever acted looks next at the list it belongs to.
 * While a large import is under way that takes too long to wait for.
 */
export const shownSoon = async <Answer>(
  ledger: Pick<LedgerApplication, 'caughtUp'>,
  answer: Answer,
): Promise<Answer> => {
  // What is wrong with the views is said by their health; the act is done all the same.
  await ledger.caughtUp(AbortSignal.timeout(LIMIT_MS)).catch(() => undefined);
  return answer;
};
