import { verify } from '@ledger/event-store';
import type { VerifyAnswer } from '../answers';
import { wrongPlaceOf } from '../questions/wrong-place';
import type { OpenedCommittee } from './wiring';

/** Recomputes the committee's log. It needs no key: the seal is taken over what is stored. */
export const verifyCommittee = async ({
  store,
  seal,
}: Pick<OpenedCommittee, 'store' | 'seal'>): Promise<VerifyAnswer> => {
  const { events, firstWrong } = await verify(store, { seal });
  return {
    events,
    ok: firstWrong === undefined,
    firstWrong: firstWrong ? wrongPlaceOf(firstWrong) : null,
  };
};
