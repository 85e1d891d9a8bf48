import {
  type PolicyEntry,
  type PolicyTimeline,
  policyTimeline,
  type PolicyTold,
} from '@ledger/policy';

interface Held {
  readonly shipped: readonly PolicyEntry[];
  readonly told: string;
  readonly timeline: PolicyTimeline;
}

/** A timeline remembers what it answered, so one is kept while it would be made of the same. */
export class HeardPolicy {
  private held: Held | undefined;

  timeline(shipped: readonly PolicyEntry[], published: readonly PolicyTold[]): PolicyTimeline {
    // By content: another log may have published as much, and something else.
    const told = JSON.stringify(published);
    if (this.held?.shipped !== shipped || this.held.told !== told) {
      this.held = { shipped, told, timeline: policyTimeline(shipped, published) };
    }
    return this.held.timeline;
  }
}
