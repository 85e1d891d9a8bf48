import type { EventStore } from '@ledger/event-store';
import type { LocalDate } from '@ledger/kernel';
import { standsIn, VIEWS_VERSION } from './place';
import type { ReadSide } from './read-side';

export interface OnlookerNeeds {
  readonly store: EventStore;
  readonly readSide: ReadSide;
  readonly today: () => LocalDate;
}

/** Looks on from outside, whoever leads. */
export class Onlooker {
  private isSameLog = false;

  constructor(private readonly needs: OnlookerNeeds) {}

  async isBehind(): Promise<boolean> {
    const { readSide, store, today } = this.needs;
    const held = await readSide.checkpoint();
    if (held?.version !== VIEWS_VERSION) return true;
    if (await readSide.isDue(today())) return true;
    // Until the leader has begun anew, a place in another log says nothing.
    this.isSameLog ||= await standsIn(store, held);
    if (!this.isSameLog) return true;
    try {
      for await (const page of store.readAll(held.position, 1)) return page.length > 0;
      return false;
    } catch (error) {
      // A store that was away may come back with another log.
      this.isSameLog = false;
      throw error;
    }
  }
}
