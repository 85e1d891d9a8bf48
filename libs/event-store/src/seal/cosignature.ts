import { type Instant, instant } from '@ledger/kernel';

import { parseCheckpoint } from './checkpoint';
import { cosignedMessage, joinCosignature, splitCosignature } from './cosigned-message';
import { type NoteSigner, verifierFrom } from './keys';
import { signatureLine } from './note';

/**
 * The signature line by which a key says: at this second this was the head of that log
 * (C2SP cosignature/v1). Fractions of the second are dropped.
 * @throws NotANote, NotACheckpoint: nothing but a checkpoint is cosigned
 */
export const cosign = (checkpointText: string, signer: NoteSigner, at: Instant): string => {
  const { note } = parseCheckpoint(checkpointText);
  const seconds = BigInt(Math.floor(Date.parse(at) / 1_000));
  const signature = signer.sign(cosignedMessage(note.body, seconds));
  const { keyId } = verifierFrom(signer.cosignerVkey);
  return signatureLine(signer.name, keyId, joinCosignature(seconds, signature));
};

/** When a cosigner signed; undefined when the bytes are no cosignature or lie beyond any calendar. */
export const cosignedAt = (signature: Buffer): Instant | undefined => {
  const seconds = splitCosignature(signature)?.seconds;
  if (seconds === undefined || seconds > 253_402_300_799n) return undefined;
  return instant(new Date(Number(seconds) * 1_000).toISOString());
};
