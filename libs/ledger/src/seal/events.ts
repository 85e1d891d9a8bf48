import type { LedgerEvent } from '../vocabulary';

/** Why the key was changed (更换原因): a planned change, another keeper, a fear, a new machine. */
export type RotationReason =
  'ROUTINE' | 'KEEPER_CHANGED' | 'EXPOSURE_SUSPECTED' | 'MACHINE_REPLACED';

/**
 * The key that signs checkpoints (封印密钥) gave way to another. Both stand here as verifier keys,
 * `name+keyid+base64`, which are public.
 */
export type SealKeyRotated = LedgerEvent<
  'SealKeyRotated',
  {
    fromKey: string;
    toKey: string;
    reason: RotationReason;
    /** The old key was gone and could not sign a checkpoint together with the new one. */
    lost: boolean;
  }
>;

export type SealEvent = SealKeyRotated;
