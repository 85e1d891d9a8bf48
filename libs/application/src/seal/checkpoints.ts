import {
  cosignedAt,
  keyOf,
  type NoteVerifier,
  parseCheckpoint,
  type StoredCheckpoint,
  verifierFrom,
} from '@ledger/event-store';
import { type Refusal, refuse } from '@ledger/kernel';
import type { Pool } from 'pg';
import type { Clock } from '../clock';
import type { CheckpointAnswer, KeysAnswer, SignatureAnswer } from './answers';
import { type Cosigner, cosigners, trustCosigner } from './cosigners';
import { verifiersOf } from './key-history';
import type { LedgerSeal } from './ledger-seal';
import { orRefused, type SealQuestionRefusal } from './refusals';

export interface SealNeeds {
  readonly seal: LedgerSeal;
  readonly pool: Pool;
  readonly clock: Clock;
}

interface KnownKeys {
  readonly log: readonly NoteVerifier[];
  readonly cosigners: readonly Cosigner[];
}

const knownKeys = async ({ seal, pool }: SealNeeds): Promise<KnownKeys> => ({
  log: verifiersOf((await seal.current()).keys),
  cosigners: await cosigners(pool),
});

const signaturesOf = (text: string, known: KnownKeys): readonly SignatureAnswer[] => {
  const { note } = parseCheckpoint(text);
  return note.signatures.map((signature) => {
    const key = keyOf(signature);
    const holds = (verifier: NoteVerifier) =>
      keyOf(verifier) === key && verifier.verify(note.body, signature.signature);
    if (known.log.some(holds)) return { key, by: 'log', label: null, at: null };
    const cosigner = known.cosigners.find(({ vkey }) => holds(verifierFrom(vkey)));
    if (!cosigner) return { key, by: 'unknown', label: null, at: null };
    return {
      key,
      by: 'cosigner',
      label: cosigner.label,
      at: cosignedAt(signature.signature) ?? null,
    };
  });
};

const answerOf = (
  { size, root, text, takenAt }: StoredCheckpoint,
  origin: string,
  known: KnownKeys,
): CheckpointAnswer => ({
  origin,
  size,
  root: root.toString('hex'),
  takenAt,
  signatures: signaturesOf(text, known),
  text,
});

/** Answers with whose signatures the checkpoint bears. */
export const checkpointAnswer = async (
  needs: SealNeeds,
  checkpoint: StoredCheckpoint,
): Promise<CheckpointAnswer> =>
  answerOf(checkpoint, needs.seal.identity.origin, await knownKeys(needs));

/** Newest first. */
export const checkpointList = async (
  needs: SealNeeds,
  range: { readonly limit: number; readonly before?: number },
): Promise<readonly CheckpointAnswer[]> => {
  const { seal } = await needs.seal.current();
  const known = await knownKeys(needs);
  const found = await seal.checkpoints(range);
  return found.map((checkpoint) => answerOf(checkpoint, needs.seal.identity.origin, known));
};

/** Undefined when none of that size was taken. */
export const checkpointOf = async (
  needs: SealNeeds,
  size: number | 'latest',
): Promise<CheckpointAnswer | undefined> => {
  const { seal } = await needs.seal.current();
  const [latest] = size === 'latest' ? await seal.checkpoints({ limit: 1 }) : [];
  const found = size === 'latest' ? latest : await seal.checkpoint(size);
  return found && checkpointAnswer(needs, found);
};

/** Signs what stands in the log now. */
export const takeCheckpoint = (
  needs: SealNeeds,
): Promise<CheckpointAnswer | Refusal<SealQuestionRefusal>> =>
  orRefused(async () => {
    const { seal } = await needs.seal.current();
    return checkpointAnswer(needs, await seal.takeCheckpoint());
  });

/**
 * Keeps the signatures of trusted cosigners under a checkpoint of ours; `size`, when given, is the
 * one it must be of.
 */
export const addCosignature = (
  needs: SealNeeds,
  text: string,
  size?: number,
): Promise<CheckpointAnswer | Refusal<SealQuestionRefusal>> =>
  orRefused(async () => {
    const { seal } = await needs.seal.current();
    if (size !== undefined && parseCheckpoint(text).size !== size) {
      return refuse('signatures-refused', { reason: 'other-size' });
    }
    const trusted = verifiersOf(await cosigners(needs.pool));
    return checkpointAnswer(needs, await seal.addCosignatures(text, trusted));
  });

/** Takes the cosignatures of a key from now on; the log's own keys need no such trust. */
export const trustKey = (
  needs: SealNeeds,
  { vkey, label, actor }: { readonly vkey: string; readonly label: string; readonly actor: string },
): Promise<Cosigner | Refusal<SealQuestionRefusal>> =>
  orRefused(async () => {
    const { log } = await knownKeys(needs);
    const { name } = verifierFrom(vkey);
    if (log.some((own) => own.vkey === vkey || own.name === name)) {
      return refuse('not-a-key', { reason: 'own-key' });
    }
    const cosigner = { vkey, label, trustedAt: needs.clock.now(), trustedBy: actor };
    await trustCosigner(needs.pool, cosigner);
    return cosigner;
  });

/** Every key whose signatures this ledger knows. */
export const keysAnswer = async (needs: SealNeeds): Promise<KeysAnswer> => {
  const { keys, trouble } = await needs.seal.current();
  return {
    origin: needs.seal.identity.origin,
    keys,
    cosigners: (await cosigners(needs.pool)).map(({ vkey, label, trustedAt }) => ({
      vkey,
      label,
      trustedAt,
    })),
    trouble: trouble ?? null,
  };
};
