import type { Recorded } from '../../port';
import { comparePlaces, type LogPlace, placeOf } from './position';

/** As much as is kept for followers that are a little behind; the others read the log itself. */
const EVENTS_MAX = 4_000;
const CHARACTERS_MAX = 8_000_000;

interface Kept {
  readonly place: LogPlace;
  readonly event: Recorded;
}

/** The newest stretch of the log, without a gap. */
export class LogWindow {
  private kept: Kept[] = [];
  private characters = 0;

  /** @param from nothing at or before it is kept, everything after it is. */
  constructor(private from: LogPlace | undefined) {}

  /** The place of the newest event, or where the window was opened. */
  get end(): LogPlace | undefined {
    return this.kept.at(-1)?.place ?? this.from;
  }

  add(events: readonly Recorded[]): void {
    for (const event of events) {
      const place = placeOf(event.position);
      if (!place || comparePlaces(place, this.end) <= 0) continue;
      this.kept.push({ place, event });
      this.characters += event.text.length;
    }
    if (this.kept.length > EVENTS_MAX || this.characters > CHARACTERS_MAX) this.shrink();
  }

  /** Half of it goes at a time, so that most additions move nothing. */
  private shrink(): void {
    const gone = this.kept.splice(0, Math.ceil(this.kept.length / 2));
    this.from = gone.at(-1)?.place ?? this.from;
    for (const { event } of gone) this.characters -= event.text.length;
  }

  /** At most `count` events after the place; undefined when the window does not reach so far back. */
  after(place: LogPlace | undefined, count: number): readonly Recorded[] | undefined {
    if (comparePlaces(place, this.from) < 0) return undefined;
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePlaces(this.kept[middle]?.place, place) <= 0) low = middle + 1;
      else high = middle;
    }
    return this.kept.slice(low, low + count).map(({ event }) => event);
  }
}
