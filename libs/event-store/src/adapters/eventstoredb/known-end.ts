import { comparePlaces, type LogPlace } from './position';

/** The furthest place of the log known to be taken: whoever reads or writes tells what they saw. */
export class KnownEnd {
  private furthest: LogPlace | undefined;

  get place(): LogPlace | undefined {
    return this.furthest;
  }

  learn(place: LogPlace | undefined): void {
    if (comparePlaces(this.furthest, place) < 0) this.furthest = place;
  }
}
