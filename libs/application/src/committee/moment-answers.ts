import type { FindingAnswer, HouseholdStateAnswer, StoryEntry } from '../answers';

/** The three clocks of history: true by a day, received by a day, held by the log at an instant. */
export type ReplayClock = 'asOf' | 'knownOn' | 'recordedAt';

/** A household where one clock stands; it holds until the next moment of that clock. */
export interface Moment {
  /** A day; of the log's own clock an instant. */
  readonly at: string;
  readonly state: HouseholdStateAnswer;
  /** Places in the list of findings of the answer. */
  readonly findings: readonly number[];
}

/** An event, and where on each clock it comes into sight. */
export interface MomentEntry extends StoryEntry {
  readonly on: {
    readonly asOf: string;
    readonly knownOn: string;
    readonly recordedAt: string;
  };
}

/** Everything a household was on each clock, so that turning one asks nothing more. */
export interface MomentsAnswer {
  readonly householdNo: string;
  readonly village: string | null;
  readonly asOf: string | null;
  readonly knownOn: string;
  readonly recordedAt: string | null;
  readonly entries: readonly MomentEntry[];
  readonly clocks: Readonly<Record<ReplayClock, readonly Moment[]>>;
  /** What the moments name by place; one finding may stand here as often as it said another thing. */
  readonly findings: readonly FindingAnswer[];
}
