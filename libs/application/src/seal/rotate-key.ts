import {
  formatCheckpoint,
  newSigningKey,
  type NoteSigner,
  signNote,
  type StoredCheckpoint,
  verifierFrom,
} from '@ledger/event-store';
import { type Refusal, refuse } from '@ledger/kernel';
import {
  type RotationReason,
  seal as sealDecider,
  type SealRefusal,
  streamOf,
} from '@ledger/ledger';
import type { Clock } from '../clock';
import { actMetadata } from '../act-metadata';
import { commandIdFrom } from '../identity';
import type { Ledger } from '../ledger';
import type { LedgerSeal } from './ledger-seal';
import { sealSignerFrom, signerIfIs } from './seal-signer';

export interface Rotation {
  readonly actor: string;
  readonly reason: RotationReason;
  /** The old key is gone: the new one signs alone, and the log says so. */
  readonly lost: boolean;
  /** Text of the new key, when the keys of this ledger are handed out from outside. */
  readonly to?: string;
}

export interface Rotated {
  readonly fromKey: string;
  readonly toKey: string;
  readonly lost: boolean;
  /** Signed by both keys, unless the old one is lost. */
  readonly checkpoint: StoredCheckpoint;
  /** The new key must be put where LEDGER_SEAL_KEY comes from. */
  readonly isOutside: boolean;
}

export type RotateRefusal = SealRefusal | 'seal-key-away' | 'seal-key-in-home';

interface Needs {
  readonly seal: LedgerSeal;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Kept in the home before the log hears of it: a crash leaves no key in force without a place. */
const newSigner = ({ seal }: Needs, to: string | undefined): NoteSigner => {
  const { origin } = seal.identity;
  const text = to ?? seal.place.prepareNext(() => newSigningKey(origin).privateKey);
  return sealSignerFrom(text.trim(), origin);
};

/** The first checkpoint that holds the change: the old key vouches for the new one under it. */
const handOver = async (
  { seal }: Needs,
  from: NoteSigner | undefined,
  to: NoteSigner,
): Promise<StoredCheckpoint> => {
  const underNew = seal.under(to);
  if (!from) return underNew.takeCheckpoint();
  const underOld = seal.under(from);
  const { size, root } = await underOld.takeCheckpoint();
  const body = formatCheckpoint({ origin: seal.identity.origin, size, root });
  // Whichever of the two took it, the other one's signature is added.
  await underOld.addCosignatures(signNote(body, [to]), [verifierFrom(to.vkey)]);
  return underNew.addCosignatures(signNote(body, [from]), [verifierFrom(from.vkey)]);
};

const record = (
  { seal, ledger, clock }: Needs,
  { actor, reason, lost }: Rotation,
  fromKey: string,
  toKey: string,
) => {
  const commandId = commandIdFrom('rotate-seal-key', toKey);
  return ledger.run(
    streamOf.seal(seal.identity.division),
    sealDecider,
    { type: 'RotateSealKey', data: { fromKey, toKey, reason, lost } },
    actMetadata(clock, actor, commandId),
  );
};

/**
 * Another key signs from now on. The same order again goes on with a change that a crash
 * interrupted. @throws HomeProblem when the keys come from outside and no new one is given
 */
export const rotateSealKey = async (
  needs: Needs,
  rotation: Rotation,
): Promise<Rotated | Refusal<RotateRefusal>> => {
  const { seal } = needs;
  const { place, identity } = seal;
  if (rotation.to !== undefined && place.file !== undefined) return refuse('seal-key-in-home');
  const { keys } = await seal.current();
  const [former, inForce] = [keys.at(-2), keys.at(-1)];
  const to = newSigner(needs, rotation.to);
  const isBegun = to.vkey === inForce?.vkey && former !== undefined;
  const fromKey = (isBegun ? former.vkey : inForce?.vkey) ?? '';
  const lost = isBegun ? former.lost : rotation.lost;
  const from = lost ? undefined : signerIfIs(fromKey, place.read(), identity.origin);
  if (!lost && !from) return refuse('seal-key-away');
  if (!isBegun) {
    const outcome = await record(needs, rotation, fromKey, to.vkey);
    if ('refused' in outcome) return outcome;
  }
  const checkpoint = await handOver(needs, from, to);
  if (rotation.to === undefined) place.adoptNext();
  return { fromKey, toKey: to.vkey, lost, checkpoint, isOutside: rotation.to !== undefined };
};
