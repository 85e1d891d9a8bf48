import { type Decider, decideWith, fold, isRefusal, refuse } from './index';

type Opened = { readonly type: 'Opened'; readonly data: { readonly by: string } };
type Closed = { readonly type: 'Closed'; readonly data: object };
type Door = { readonly open: boolean; readonly by: string };
type Order = { readonly type: 'Open'; readonly data: { readonly by: string } };

const door: Decider<Door, Order, Opened | Closed, 'already-open'> = {
  initialState: { open: false, by: '' },
  decide: {
    Open: (data, state) =>
      state.open ? refuse('already-open', { by: state.by }) : [{ type: 'Opened', data }],
  },
  evolve: {
    Opened: (_, { by }) => ({ open: true, by }),
    Closed: (state) => ({ ...state, open: false }),
  },
};

const opened: Opened = { type: 'Opened', data: { by: 'a' } };
const closed: Closed = { type: 'Closed', data: {} };
const open: Order = { type: 'Open', data: { by: 'b' } };

describe('a decider', () => {
  it('evolves event by event, in their order', () => {
    expect(fold(door.evolve, door.initialState, [opened, closed])).toEqual({
      open: false,
      by: 'a',
    });
    expect(fold(door.evolve, door.initialState, [closed, opened])).toEqual({ open: true, by: 'a' });
    expect(fold(door.evolve, door.initialState, [])).toBe(door.initialState);
  });

  it('answers a command with events or with a refusal that can be told apart', () => {
    const events = decideWith(door, open, door.initialState);
    expect(events).toEqual([{ type: 'Opened', data: { by: 'b' } }]);
    expect(isRefusal(events)).toBe(false);

    const refusal = decideWith(door, open, { open: true, by: 'a' });
    expect(refusal).toEqual({ refused: 'already-open', details: { by: 'a' } });
    expect(isRefusal(refusal)).toBe(true);
  });

  it('says nothing more than the reason when there is nothing more to say', () => {
    expect(refuse('already-open')).toEqual({ refused: 'already-open', details: {} });
  });
});
