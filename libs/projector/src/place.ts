import { type EventStore, markedEvent } from '@ledger/event-store';
import type { Checkpoint } from './read-side';

/** Raise it when what the views say changes: they are then built anew from the log. */
export const VIEWS_VERSION = 4;

/**
 * Positions are those of one store only. After a copy to another, or when an older log was brought
 * back, the same position is nobody's or somebody else's place; the event that stood there tells.
 */
export const standsIn = async (
  store: EventStore,
  { position, mark }: Checkpoint,
): Promise<boolean> => {
  if (!mark) return position === store.start;
  return (await markedEvent(store, mark))?.position === position;
};
