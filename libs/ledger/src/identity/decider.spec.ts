import type { HouseholdNo, PairId } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, household, person } from '../testing/words';
import { identityMatch, type IdentityMatchCommand } from './decider';
import type { IdentityMatchEvent } from './events';

const given = spec(identityMatch);
const pair = { pair: 'pair' as PairId, listed: person('listed'), member: person('member') };
const byTwo = { askedBy: 'li', confirmedBy: 'wang', decidedOn: day('2021-07-01') };
const likeness = { grade: 'STRONG', difference: 'ONE_CHARACTER', sameName: true } as const;

const confirmed = (turn: number, ...households: readonly HouseholdNo[]): IdentityMatchEvent => ({
  type: 'IdentityMatchConfirmed',
  data: { ...pair, ...likeness, ...byTwo, households, cards: [], turn },
});
const refused = (turn = 1): IdentityMatchEvent => ({
  type: 'IdentityMatchRefused',
  data: { ...pair, ...likeness, ...byTwo, reasonCode: 'NAMESAKE', turn },
});
const undone = (turn = 2): IdentityMatchEvent => ({
  type: 'IdentityMatchUndone',
  data: { ...pair, ...byTwo, reasonCode: 'DECIDED_IN_ERROR', turn },
});

const orderOf = {
  IdentityMatchConfirmed: 'ConfirmIdentityMatch',
  IdentityMatchRefused: 'RefuseIdentityMatch',
  IdentityMatchUndone: 'UndoIdentityMatch',
} as const;

/** The act that leads to an event. */
const order = (event: IdentityMatchEvent, more: object = {}): IdentityMatchCommand => {
  const { turn: _, ...data } = event.data;
  return { type: orderOf[event.type], data: { ...data, ...more } } as IdentityMatchCommand;
};

const here = confirmed(1, household);

it('two people confirm or refuse that two entries are one person', () => {
  given().when(order(here)).then(here);
  given().when(order(refused())).then(refused());
});

it.each([here, refused()])('one person alone decides nothing: $type', (event) => {
  given()
    .when(order(event, { confirmedBy: 'li' }))
    .thenRefused('second-person-missing');
});

it('what was refused stays refused', () => {
  given(refused()).when(order(here)).thenRefused('match-refused');
  given(refused()).when(order(refused())).thenRefused('match-refused');
});

it('what was confirmed stays confirmed', () => {
  given(here).when(order(refused())).thenRefused('match-confirmed');
  given(here).when(order(here)).thenRefused('match-confirmed');
});

it('is confirmed again for a household the member has come to since', () => {
  const further = confirmed(2, household, 'JT002' as HouseholdNo);
  given(here).when(order(further)).then(further);
  given(here, further).when(order(here)).thenRefused('match-confirmed');
  const cards = [person('whose card it is')];
  const keeper = { ...confirmed(2, household).data, cards } as typeof here.data;
  given(here)
    .when(order(here, { cards }))
    .then({ ...here, data: { ...keeper, turn: 2 } } as typeof here);
});

it('is undone by two people, and then open again', () => {
  given().when(order(undone())).thenRefused('match-not-decided');
  given(refused())
    .when(order(undone(), { confirmedBy: 'li' }))
    .thenRefused('second-person-missing');
  given(refused()).when(order(undone())).then(undone());
  given(refused(), undone()).when(order(here)).then(confirmed(3, household));
  given(here, undone()).when(order(refused())).then(refused(3));
});

it('reaches everything it was ever confirmed for', () => {
  const elsewhere = 'JT002' as HouseholdNo;
  const cards = [person('card')];
  const more = { ...confirmed(2, elsewhere).data, cards } as object;
  const further = { type: 'IdentityMatchConfirmed', data: more } as IdentityMatchEvent;
  given(here, further).thenState({
    status: 'confirmed',
    households: [household, elsewhere],
    cards,
    turns: 2,
  });
  const alone = confirmed(4, household);
  given(here, further, undone(3)).when(order(alone)).then(alone);
  given(here, further, undone(3), alone).thenState({
    status: 'confirmed',
    households: [household],
    cards: [],
    turns: 4,
  });
});
