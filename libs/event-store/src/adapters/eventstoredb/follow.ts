import { pause } from '../../deadline';
import type { Position, Recorded } from '../../port';
import { isPassing, type LiveLog } from './live';
import { type LogPlace, placeOf } from './position';
import type { LogStretch, NodeReader } from './read';

const PAGE = 500;
const BACK_OFF_MS = { first: 100, most: 5_000 };
/** Followers are rung awake; this only bounds what a mistake there would cost. */
const LOOK_AGAIN_MS = 30_000;

/** A stretch; or, while the node is away, nothing yet. */
const orNothing = async (stretch: Promise<LogStretch>): Promise<LogStretch | undefined> => {
  try {
    return await stretch;
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
};

/** Reads the log where the live window does not reach, and goes on with what comes by it. */
export async function* followNode(
  reader: NodeReader,
  live: LiveLog,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<readonly Recorded[]> {
  let place = placeOf(after);
  let wait = BACK_OFF_MS.first;
  live.join();
  try {
    while (!signal.aborted) {
      const rung = live.wake.count;
      const came = live.after(place, PAGE);
      const stretch = came ? standing(came, place) : await orNothing(reader.stretch(place, PAGE));
      if (signal.aborted) return;
      if (!stretch) {
        await pause(wait, signal);
        wait = Math.min(wait * 2, BACK_OFF_MS.most);
        continue;
      }
      wait = BACK_OFF_MS.first;
      place = stretch.reached;
      if (stretch.events.length > 0) yield stretch.events;
      else if (stretch.ended) await live.wake.after(rung, LOOK_AGAIN_MS, signal);
    }
  } finally {
    await live.leave();
  }
}

const standing = (events: readonly Recorded[], place: LogPlace | undefined): LogStretch => {
  const last = events.at(-1);
  return { events, reached: last ? placeOf(last.position) : place, ended: true };
};
