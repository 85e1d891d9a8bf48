import { type EventStore, type NoteVerifier, verifierFrom } from '@ledger/event-store';
import type { Instant } from '@ledger/kernel';
import { lift, type RotationReason, streamOf } from '@ledger/ledger';
import type { SealIdentity } from './identity';

/** A key that signs or signed the checkpoints of this log. */
export interface LogKey {
  /** Verifier key text, `name+keyid+base64`. */
  readonly vkey: string;
  readonly introducedAt: Instant;
  /** Null for the one that signs now. */
  readonly retiredAt: Instant | null;
  /** Why it was retired; null for the one that signs now. */
  readonly reason: RotationReason | null;
  /** It was gone when its successor came: no checkpoint bears both signatures. */
  readonly lost: boolean;
}

/**
 * The keys in their order, as the log itself tells it: what is sealed cannot be slipped in later.
 * Only the first is known from elsewhere, until the first change names it.
 */
export const keyHistory = async (
  store: EventStore,
  { division, firstVkey, createdAt }: SealIdentity,
): Promise<readonly LogKey[]> => {
  const stream = streamOf.seal(division);
  const keys: LogKey[] = [];
  let signing = { vkey: firstVkey, introducedAt: createdAt };
  for (const recorded of (await store.readStreams([stream])).get(stream) ?? []) {
    const event = lift(recorded.type, recorded.schema, recorded.data);
    if (event.type !== 'SealKeyRotated') continue;
    const { fromKey, toKey, reason, lost } = event.data;
    const { introducedAt } = signing;
    keys.push({ vkey: fromKey, introducedAt, retiredAt: recorded.recordedAt, reason, lost });
    signing = { vkey: toKey, introducedAt: recorded.recordedAt };
  }
  const { vkey, introducedAt } = signing;
  return vkey === null
    ? keys
    : [...keys, { vkey, introducedAt, retiredAt: null, reason: null, lost: false }];
};

export const verifiersOf = (keys: readonly { readonly vkey: string }[]): readonly NoteVerifier[] =>
  keys.map(({ vkey }) => verifierFrom(vkey));
