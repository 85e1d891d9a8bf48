import { type Decider, decideWith, fold, type Message } from '@ledger/kernel';

/** Given events, when a command, then events or a refusal; or the state the events leave. */
export const spec =
  <State, Command extends Message, Event extends Message, Reason extends string>(
    decider: Decider<State, Command, Event, Reason>,
  ) =>
  (...events: readonly Event[]) => {
    const state = fold(decider.evolve, decider.initialState, events);
    return {
      when: (command: Command) => {
        const outcome = decideWith(decider, command, state);
        return {
          // Read as a sentence and never awaited.
          // oxlint-disable-next-line unicorn/no-thenable
          then: (...expected: readonly Event[]) => expect(outcome).toEqual(expected),
          thenRefused: (refused: Reason, details: Readonly<Record<string, string | number>> = {}) =>
            expect(outcome).toEqual({ refused, details }),
        };
      },
      thenState: (expected: State) => expect(state).toEqual(expected),
    };
  };
