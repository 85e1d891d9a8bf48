import { type EventStore, parseCheckpoint, type TreeHead, verify } from '@ledger/event-store';
import { type Refusal, refuse } from '@ledger/kernel';
import type { VerifyAnswer } from '../answers';
import { wrongPlaceOf } from '../questions/wrong-place';
import type { SealNeeds } from './checkpoints';
import { cosigners } from './cosigners';
import { verifiersOf } from './key-history';
import { openedPaper } from './offline';
import { orRefused, type SealQuestionRefusal } from './refusals';
import type { KeyTrouble } from './seal-signer';

export interface LogVerification extends VerifyAnswer {
  /** Root of the tree over what was read, lower-case hex. */
  readonly root: string;
  /**
   * What is wrong with the key of this machine. A key that is not the one the log names means that
   * it was changed elsewhere, or that somebody put their own in its place.
   */
  readonly keyTrouble: KeyTrouble | null;
}

type Needs = SealNeeds & { readonly store: EventStore };

/** Keys that cannot both be right; that one is merely not here harms nothing that was signed. */
const ALARMING: readonly (KeyTrouble | undefined)[] = ['not-in-force', 'of-another-log'];

/** Recomputes the log and compares it with its seal, and with a head from elsewhere. */
export const verifyLog = async (needs: Needs, against?: TreeHead): Promise<LogVerification> => {
  const { seal, trouble } = await needs.seal.current();
  const found = await verify(needs.store, { seal, ...(against && { against }) });
  return {
    events: found.events,
    root: found.head.root.toString('hex'),
    ok: found.firstWrong === undefined && !ALARMING.includes(trouble),
    firstWrong: found.firstWrong ? wrongPlaceOf(found.firstWrong) : null,
    keyTrouble: trouble ?? null,
  };
};

/**
 * The same against a checkpoint on paper. It must be one of this log, signed by a key of the log's
 * own or by a trusted cosigner; else the log is not read at all.
 */
export const verifyAgainst = async (
  needs: Needs,
  paper: string,
): Promise<LogVerification | Refusal<SealQuestionRefusal>> => {
  const { keys } = await needs.seal.current();
  const known = [...keys, ...(await cosigners(needs.pool))];
  const head = await orRefused(async () => {
    const { origin } = parseCheckpoint(paper);
    if (origin !== needs.seal.identity.origin) return refuse('other-log', { origin });
    return openedPaper(paper, verifiersOf(known));
  });
  return 'refused' in head ? head : verifyLog(needs, head);
};
