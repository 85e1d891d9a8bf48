/** What a command or an event is made of: a type and its data. */
export interface Message {
  readonly type: string;
  readonly data: object;
}

/** Why a command was refused: a reason from a closed list and what it rests on. */
export interface Refusal<Reason extends string = string> {
  readonly refused: Reason;
  readonly details: Readonly<Record<string, string | number>>;
}

export const refuse = <Reason extends string>(
  refused: Reason,
  details: Readonly<Record<string, string | number>> = {},
): Refusal<Reason> => ({ refused, details });

export const isRefusal = (outcome: readonly Message[] | Refusal): outcome is Refusal =>
  'refused' in outcome;

type DataOf<M extends Message, T extends M['type']> = Extract<M, { readonly type: T }>['data'];

/** One row a command: its data and the state give events or a refusal. */
export type Decide<State, Command extends Message, Event extends Message, Reason extends string> = {
  readonly [T in Command['type']]: (
    data: DataOf<Command, T>,
    state: State,
  ) => readonly Event[] | Refusal<Reason>;
};

/** One row an event. It never judges: what is recorded has happened. */
export type Evolve<State, Event extends Message> = {
  readonly [T in Event['type']]: (state: State, data: DataOf<Event, T>) => State;
};

/** The rules of one stream: pure, no clock, no I/O. */
export interface Decider<
  State,
  Command extends Message,
  Event extends Message,
  Reason extends string,
> {
  readonly initialState: State;
  readonly decide: Decide<State, Command, Event, Reason>;
  readonly evolve: Evolve<State, Event>;
}

export const fold = <State, Event extends Message>(
  evolve: Evolve<State, Event>,
  state: State,
  events: Iterable<Event>,
): State => {
  let current = state;
  for (const event of events) {
    const step = evolve[event.type as Event['type']] as (s: State, data: Event['data']) => State;
    current = step(current, event.data);
  }
  return current;
};

/** Looks up the row of a command and asks it. */
export const decideWith = <State, Command extends Message, Event extends Message, R extends string>(
  decider: Decider<State, Command, Event, R>,
  command: Command,
  state: State,
): readonly Event[] | Refusal<R> => {
  const row = decider.decide[command.type as Command['type']] as (
    data: Command['data'],
    state: State,
  ) => readonly Event[] | Refusal<R>;
  return row(command.data, state);
};
