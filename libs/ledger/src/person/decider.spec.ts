import type { FactDate } from '@ledger/kernel';
import type { DeathSource } from '../vocabulary';
import { spec } from '../testing/spec';
import { day, division, evidence, month, person as personOf, yuan } from '../testing/words';
import { person, type PersonCommand } from './decider';
import type { PersonEvent } from './events';

const given = spec(person);
const wang = personOf('wang');
const on = (text: string): FactDate => ({ precision: 'DAY', on: day(text) });

const claimed = (source: DeathSource, death: FactDate): PersonEvent => ({
  type: 'DeathClaimed',
  data: { person: wang, source, death, evidence },
});
const revised = (source: DeathSource, death: FactDate): PersonEvent => ({
  type: 'DeathClaimRevised',
  data: { person: wang, source, death, correctedOn: day('2021-07-01'), evidence },
});
const takenBack = (source: DeathSource): PersonEvent => ({
  type: 'DeathClaimWithdrawn',
  data: { person: wang, source, correctedOn: day('2021-07-01'), evidence },
});
const hardship = (startMonth: string, endedOn?: string): PersonEvent => ({
  type: 'SpecialHardshipStated',
  data: {
    person: wang,
    startMonth: month(startMonth),
    ...(endedOn && { endedOn: day(endedOn) }),
    basicAmountFen: yuan(645),
    careAmountFen: yuan(0),
    mode: 'DISPERSED',
    statedOn: day('2021-06-30'),
    evidence,
  },
});
const office = (termUntil?: string): PersonEvent => ({
  type: 'OfficeHoldingStated',
  data: {
    person: wang,
    division,
    termFrom: day('2018-12-20'),
    ...(termUntil && { termUntil: day(termUntil) }),
    handles: true,
    relatives: [{ person: personOf('li'), relation: 'PARENT' }],
    statedOn: day('2021-01-10'),
    evidence,
  },
});
const health = claimed('HEALTH', on('2021-05-20'));
const police = claimed('POLICE', on('2021-05-22'));

describe('what is claimed of a person is recorded', () => {
  it.each([
    ['ClaimDeath', health],
    ['ReviseDeathClaim', revised('HEALTH', on('2021-05-21'))],
    ['WithdrawDeathClaim', takenBack('HEALTH')],
    ['StateSpecialHardship', hardship('2021-06')],
    ['StateOfficeHolding', office()],
  ] as const)('%s, also when it contradicts what stood before', (type, event) => {
    const command = { type, data: event.data } as PersonCommand;
    for (const history of [[], [health, police], [health, takenBack('HEALTH')]]) {
      given(...history)
        .when(command)
        .then(event);
    }
  });
});

describe('a person', () => {
  it('of whom nothing was said is not claimed dead', () => {
    given().thenState({ claims: [] });
  });

  it('can be claimed dead by two sources that name two days', () => {
    given(health, police).thenState({
      claims: [
        { source: 'HEALTH', death: on('2021-05-20') },
        { source: 'POLICE', death: on('2021-05-22') },
      ],
    });
  });

  it('has the date of one source moved and the other left', () => {
    given(health, police, revised('POLICE', on('2021-05-20'))).thenState({
      claims: [
        { source: 'HEALTH', death: on('2021-05-20') },
        { source: 'POLICE', death: on('2021-05-20') },
      ],
    });
  });

  it('is claimed dead by one source after the other has taken back its word', () => {
    given(health, police, takenBack('HEALTH')).thenState({
      claims: [{ source: 'POLICE', death: on('2021-05-22') }],
    });
  });

  it('is claimed dead again by a source that had taken back its word', () => {
    given(health, takenBack('HEALTH'), health).thenState({
      claims: [{ source: 'HEALTH', death: on('2021-05-20') }],
    });
  });

  it('is not touched by a correction of what nobody claimed', () => {
    given(takenBack('HEALTH'), revised('POLICE', on('2021-05-20'))).thenState({ claims: [] });
  });

  it('is in office as the newest list says, from its beginning to its end', () => {
    given(office()).thenState({ claims: [], office: { termFrom: day('2018-12-20') } });
    given(office(), office('2021-03-31')).thenState({
      claims: [],
      office: { termFrom: day('2018-12-20'), termUntil: day('2021-03-31') },
    });
  });

  it('is on special hardship as the newest roster says, from its beginning to its end', () => {
    given(hardship('2021-06')).thenState({
      claims: [],
      specialHardship: { startMonth: month('2021-06') },
    });
    given(hardship('2021-06'), hardship('2021-06', '2021-09-12')).thenState({
      claims: [],
      specialHardship: { startMonth: month('2021-06'), endedOn: day('2021-09-12') },
    });
    given(hardship('2021-06', '2021-09-12'), hardship('2021-11')).thenState({
      claims: [],
      specialHardship: { startMonth: month('2021-11') },
    });
  });
});
