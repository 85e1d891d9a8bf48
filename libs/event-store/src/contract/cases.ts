/** Where the contract is run. `standIn` doubles the wire of EventStoreDB; only `node` is one. */
export type StoreColumn = 'memory' | 'postgresql' | 'standIn' | 'node';

export const COLUMNS: readonly StoreColumn[] = ['memory', 'postgresql', 'standIn', 'node'];

export interface ContractCase {
  readonly sentence: string;
  /** Why it is not run, for the stores where it is not. */
  readonly notRun: Partial<Readonly<Record<StoreColumn, string>>>;
}

const everywhere = (sentence: string): ContractCase => ({ sentence, notRun: {} });

const nowhere = (sentence: string, why: string): ContractCase => ({
  sentence,
  notRun: { memory: why, postgresql: why, standIn: why, node: why },
});

const NO_CONNECTION = 'in one process there is no connection to lose and no other process';
const NOT_OURS_TO_BREAK = 'a real node is not stopped, silenced or cut off by a test';

/** What must be made to go wrong, and therefore only where we may. */
const whereWeMayBreak = (sentence: string): ContractCase => ({
  sentence,
  notRun: { memory: NO_CONNECTION, node: NOT_OURS_TO_BREAK },
});

/** The promises of the port, by the numbers of the list it was designed from. */
export const CASES: Readonly<Record<number, ContractCase>> = {
  1: everywhere('an append to a new stream gives the revision of its last event, counted from 0'),
  2: everywhere('noStream is refused when the stream exists, with the head that stands there'),
  3: everywhere('an append at the head moves it by as many events as were written'),
  4: everywhere('a stale revision is refused and the stream stays as it was'),
  5: everywhere('a revision that is not there yet is refused and nothing is written'),
  6: everywhere('a revision expected of a stream nobody wrote is answered noStream, not 0'),
  7: nowhere(
    'a stream may be expected to exist, at whatever revision',
    'the port has no such expectation: every decision names the exact place it was made at',
  ),
  8: everywhere('of two appends that expect the same exactly one wins'),
  9: everywhere(
    '50 writers (the stand-in, short: 20) who read and retry leave dense revisions, none lost, none twice',
  ),
  10: everywhere('a write of 1,000 events is there whole or not at all'),
  11: everywhere('the order of a write is its order in the stream and in the log'),
  12: everywhere(
    'an exact retry has the revision and position of the first time, and writes nothing',
  ),
  13: everywhere('an exact retry is known after many other events and in a store opened later'),
  14: everywhere('other ids with the same expectation are refused'),
  15: everywhere('the same beginning with another end is refused and nothing is written'),
  16: everywhere('a longer write that begins with what stands there is refused'),
  17: everywhere('the same id may stand in two streams'),
  18: whereWeMayBreak('a lost answer is an unknown outcome, and sending the same again heals it'),
  19: whereWeMayBreak('nobody there, no trust and a wrong login are three kinds of error'),
  20: whereWeMayBreak('a call that is never answered ends at its deadline'),
  21: everywhere('malformed writes are refused before anything is sent'),
  22: everywhere('an event of 256 KiB and a write of 1 MiB are taken, and not one byte more'),
  23: everywhere('the canonical text comes back as it was, whatever the characters'),
  24: everywhere('metadata comes back as it was, and empty metadata as empty'),
  25: everywhere('what canonical JSON cannot hold is a typed error and never a call that hangs'),
  26: everywhere('a stream is read from its start, from a revision on, and past its end'),
  27: nowhere(
    'a stream is read backwards',
    'nobody reads backwards: streams are short and a decision needs all of one',
  ),
  28: everywhere('a stream nobody wrote is StreamNotFound; past the end of one there is nothing'),
  29: everywhere(
    'a long stream is read in bounded memory, as slowly as its reader, and may be left',
  ),
  30: everywhere('the log is read in strictly increasing positions'),
  31: everywhere('reading and following begin after the position given, not at it'),
  32: everywhere('a position may be kept as text and compared, also beyond 2^53'),
  33: everywhere('a follower goes from history to live without gap and without repeating'),
  34: everywhere('a follower sees every event of 8 writers at once, also across its checkpoints'),
  35: everywhere('inside the order of the log every stream keeps its own'),
  36: {
    sentence: 'a long transaction of somebody else delays no delivery',
    notRun: {
      memory: 'nothing else shares its storage',
      standIn: 'a node has no transactions of others',
      node: 'a node has no transactions of others',
    },
  },
  37: everywhere('a refused write leaves nothing that a follower would wait for'),
  38: everywhere('a follower that stops between an event and its checkpoint is given it again'),
  39: whereWeMayBreak(
    'a follower goes on after lost connections, with pauses and without skipping',
  ),
  40: everywhere('followers are independent, and 150 of them work in one process'),
  41: nowhere(
    'following may be filtered by stream and type',
    'views need every event to move their checkpoint, and choose by type themselves',
  ),
  42: nowhere(
    'a follower is told once that it has caught up',
    'readAll ends where history ends, which is how the projector knows',
  ),
  43: everywhere('a reader that fails is given nothing more, and begins again with the same event'),
  44: everywhere('a slow reader loses nothing and gets nothing out of order'),
  45: everywhere('following ends when told to, and a closed store holds no process'),
  46: whereWeMayBreak('a restart of the server under writers and followers loses nothing'),
  47: everywhere('nothing shows that the domain did not write'),
  48: everywhere('the instant of recording is the one that was sealed, and never decides an order'),
  49: everywhere('positions of another store are refused'),
  50: everywhere('a copy of the log keeps ids, revisions, texts and the order'),
  51: everywhere('a store says whether it is up, up without leading, or down'),
  52: everywhere(
    '5,000 events of 1,000 streams load and read back complete (50,000 of 10,000 long)',
  ),
};

export const CASE_NUMBERS: readonly number[] = Object.keys(CASES).map(Number);
