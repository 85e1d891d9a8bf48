import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import type { CommandId, JsonObject, StreamName } from '@ledger/kernel';
import { commandIdFrom } from './identity';

/**
 * The identity of an act that may come again in the life of its stream: what it says, and its place
 * there. Said twice in a row it is one act, as after a lost answer; said again after something else
 * it is another.
 */
export const commandIdAfter = (
  stream: StreamName,
  held: readonly Recorded[],
  said: JsonObject,
): CommandId => {
  const content = canonicalEventJson(said);
  const idAt = (revision: bigint) => commandIdFrom(stream, content, String(revision));
  const last = held.at(-1);
  if (!last) return idAt(0n);
  const asLast = idAt(last.revision);
  return asLast === last.metadata['commandId'] ? asLast : idAt(last.revision + 1n);
};
