import { randomUUID } from 'node:crypto';
import { type CommandId, dayInShanghai, decideWith, type StreamName } from '@ledger/kernel';
import { type EventStore, type Expected, StoreUnavailable } from '@ledger/event-store';
import { access, type AccessCommand, streamOf, type Viewer } from '@ledger/ledger';
import type { Role } from '../accounts/roles';
import type { Clock } from '../clock';
import { eventId } from '../identity';
import { type CommitteeKeys, keyedToken } from './keys';
import { sealRecord } from './records';

/** Who asks. `machine` is whoever may run the command line of this machine. */
export interface Asker {
  readonly actor: string;
  readonly role: Role | 'machine';
}

type Described<C extends AccessCommand> = C extends AccessCommand
  ? { readonly type: C['type']; readonly data: Omit<C['data'], keyof Viewer> }
  : never;
/** What was looked at; by whom is added. */
export type Looked = Described<AccessCommand>;

export interface AccessLog {
  /**
   * Writes down who looks at what. Resolves once it is durable, so that the answer may leave.
   * @throws StoreUnavailable when it could not be written: then nothing may be shown.
   */
  record(asker: Asker, ...looked: readonly Looked[]): Promise<void>;
}

interface Needs {
  readonly store: EventStore;
  readonly keys: CommitteeKeys;
  readonly clock: Clock;
}

const TRIES = 50;
const REMEMBERED_MAX = 1_000;

/** Remembers where the streams of today end, so that writing down reads nothing. */
class Ends {
  private readonly ends = new Map<StreamName, Expected>();

  of(stream: StreamName): Expected {
    return this.ends.get(stream) ?? 'noStream';
  }

  set(stream: StreamName, end: Expected): void {
    // A wrong guess costs one more attempt, so forgetting is cheap.
    if (this.ends.size >= REMEMBERED_MAX) this.ends.clear();
    this.ends.set(stream, end);
  }
}

export const openAccessLog = ({ store, keys, clock }: Needs): AccessLog => {
  const ends = new Ends();

  const write = async ({ actor, role }: Asker, looked: readonly Looked[]): Promise<void> => {
    const stream = streamOf.access(
      keyedToken(keys.accessNames, actor, dayInShanghai(clock.now())).slice(0, 32),
    );
    const command = randomUUID() as string as CommandId;
    const events = looked
      .map(({ type, data }) => ({ type, data: { user: actor, role, ...data } }) as AccessCommand)
      .flatMap((order) => decided(order))
      .map((event, index) =>
        sealRecord(keys.sealer, clock, { stream, id: eventId(command, index) }, event, { actor }),
      );
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const expected = ends.of(stream);
      const [result] = await store.append([{ stream, expected, events }]);
      if (result?.outcome === 'appended' || result?.outcome === 'already-there') {
        ends.set(stream, result.revision);
        return;
      }
      // Of an unknown outcome nothing is learned: the same once more tells.
      if (result?.outcome === 'conflict') ends.set(stream, result.actual);
    }
    throw new Error(`${stream} keeps changing`);
  };

  return {
    record: async (asker, ...looked) => {
      try {
        await write(asker, looked);
      } catch (error) {
        throw notRecorded(error);
      }
    },
  };
};

const decided = (order: AccessCommand) => {
  const outcome = decideWith(access, order, access.initialState);
  // Reports are never refused; the compiler cannot see it through the general type.
  return 'refused' in outcome ? [] : outcome;
};

/** Whatever the reason, the one who asks learns no more than that it does not work now. */
export const notRecorded = (cause: unknown): StoreUnavailable => {
  const refusal = new StoreUnavailable('unreachable', 'what was asked could not be recorded');
  refusal.cause = cause;
  return refusal;
};
