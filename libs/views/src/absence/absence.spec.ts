import { type BatchNo, type DivisionCode, fen, localDate, yearMonth } from '@ledger/kernel';
import type { DeathSource } from '@ledger/ledger';
import { policiesFrom, policyEntries } from '@ledger/policy';
import type { FactOf } from '../fact';
import { absentOn } from './absence';
import type { Absent, ListCame } from './absent';

const STREET = '500118001' as DivisionCode;
const policies = policiesFrom(policyEntries);

const batch = (
  month: string,
  receivedOn: string,
  { sentOn = receivedOn, withdrawnOn = '', division = STREET as string } = {},
): FactOf<'BatchStated'> => ({
  position: `${division} ${month} ${receivedOn}`,
  statement: `${division} ${month}`,
  file: undefined,
  knownOn: localDate(receivedOn),
  receivedOn: localDate(receivedOn),
  withdrawnOn: withdrawnOn ? localDate(withdrawnOn) : undefined,
  declared: false,
  row: 0,
  event: {
    type: 'BatchStated',
    data: {
      batch: `B${division}-${month}` as BatchNo,
      division: division as DivisionCode,
      benefitMonth: yearMonth(month),
      frozenOn: localDate(`${month}-01`),
      sentToBankOn: localDate(sentOn),
      count: 1,
      sumFen: fen(1),
    },
  },
});

const list = (
  receivedOn: string,
  sources: readonly DeathSource[] = ['POLICE'],
  more: Partial<ListCame> = {},
): ListCame => ({
  kind: 'DEATH_LIST',
  division: STREET,
  receivedOn: localDate(receivedOn),
  endedOn: undefined,
  sources,
  ...more,
});

const ledger = (receivedOn: string): ListCame => list(receivedOn, [], { kind: 'CUSTODY_LEDGER' });

const short = ({ what, source, dueOn, daysLate, lastCameOn, ...row }: Absent): string => {
  const months = [...new Set([row.benefitMonth, row.untilMonth])].filter(Boolean).join('..');
  return [what, months || (source ?? ''), dueOn, daysLate, lastCameOn ?? ''].join(' ');
};

/** Given what came, when a day is asked about, then this is missing. */
const given = (...came: readonly (FactOf<'BatchStated'> | ListCame)[]) => ({
  on: (today: string, { answered = 'all' as 'all' | readonly string[] } = {}) => {
    const batches = came.filter((one): one is FactOf<'BatchStated'> => 'event' in one);
    const lists = came.filter((one): one is ListCame => 'kind' in one);
    const numbers = batches.map(({ event }) => event.data.batch as string);
    return absentOn(
      { batches, lists, answered: new Set(answered === 'all' ? numbers : answered), cards: [] },
      policies,
      localDate(today),
    ).map(short);
  },
});

describe('the roster of a month', () => {
  const april = batch('2021-04', '2021-04-05');

  it('is missed from the day after it was due, and ever longer', () => {
    expect(given(april).on('2021-05-10')).toEqual([]);
    expect(given(april).on('2021-05-11')).toEqual(['ROSTER 2021-05 2021-05-10 1 2021-04-05']);
    expect(given(april).on('2021-06-11')).toEqual([
      'ROSTER 2021-05..2021-06 2021-05-10 32 2021-04-05',
    ]);
  });

  it('is one question for months on end, and another after a month that came', () => {
    const later = batch('2021-08', '2021-08-04');
    expect(given(april, later).on('2021-10-31')).toEqual([
      'ROSTER 2021-05..2021-07 2021-05-10 174 2021-08-04',
      'ROSTER 2021-09..2021-10 2021-09-10 51 2021-08-04',
    ]);
  });

  it('is not expected of a place that never sent one, nor of the months before its first', () => {
    expect(given().on('2021-06-30')).toEqual([]);
    expect(given(april).on('2021-04-30')).toEqual([]);
  });

  it('is there when it was advanced before a holiday, and when only a later one came first', () => {
    const advanced = [batch('2021-01', '2021-01-04'), batch('2021-02', '2021-01-28')];
    expect(given(...advanced).on('2021-03-10')).toEqual([]);
    expect(given(april, batch('2021-06', '2021-05-28')).on('2021-06-30')).toEqual([
      'ROSTER 2021-05 2021-05-10 51 2021-05-28',
    ]);
  });

  it('is missed again once its file is withdrawn, until it is sent anew', () => {
    const wrong = batch('2021-05', '2021-05-04', { withdrawnOn: '2021-05-20' });
    expect(given(april, wrong).on('2021-05-19')).toEqual([]);
    expect(given(april, wrong).on('2021-05-20')).toEqual([
      'ROSTER 2021-05 2021-05-10 10 2021-04-05',
    ]);
    expect(given(april, wrong, batch('2021-05', '2021-05-22')).on('2021-05-22')).toEqual([]);
  });

  it('is owed by each street for itself', () => {
    const other = batch('2021-05', '2021-05-04', { division: '500118002' });
    expect(given(april, other).on('2021-05-11')).toEqual([
      'ROSTER 2021-05 2021-05-10 1 2021-04-05',
    ]);
  });

  it('is unknown of before it came: the past is asked as the past', () => {
    const late = batch('2021-05', '2021-06-02');
    expect(given(april, late).on('2021-05-31')).toHaveLength(1);
    expect(given(april, late).on('2021-06-02')).toEqual([]);
  });
});

describe('the result file of a batch', () => {
  it('is missed when the bank has said nothing fifteen days after the batch was sent', () => {
    const sent = batch('2021-06', '2021-06-04');
    expect(given(sent).on('2021-06-19', { answered: [] })).toEqual([]);
    expect(given(sent).on('2021-06-20', { answered: [] })).toEqual([
      'RESULT 2021-06 2021-06-19 1 ',
    ]);
    expect(given(sent).on('2021-07-10')).toEqual([]);
  });

  it('is owed from the day of sending, also of a batch that was advanced', () => {
    const advanced = batch('2021-10', '2021-09-27');
    expect(given(advanced).on('2021-10-13', { answered: [] })).toEqual([
      'RESULT 2021-10 2021-10-12 1 ',
    ]);
  });

  it('is not owed of a batch whose roster was withdrawn', () => {
    const wrong = batch('2021-06', '2021-06-04', { withdrawnOn: '2021-06-10' });
    expect(given(wrong).on('2021-07-10', { answered: [] })).toEqual([]);
  });
});

describe('the death list of a source', () => {
  const monthly = [list('2021-03-10'), list('2021-04-10')];

  it('is missed five days after a whole month without one', () => {
    expect(given(...monthly).on('2021-06-05')).toEqual([]);
    expect(given(...monthly).on('2021-06-06')).toEqual([
      'DEATH_LIST POLICE 2021-06-05 1 2021-04-10',
    ]);
  });

  it('is missed no longer once the source sends again', () => {
    expect(given(...monthly, list('2021-08-10')).on('2021-08-10')).toEqual([]);
  });

  it('is expected of no source that came once, or never in two months on end', () => {
    expect(given(list('2021-03-10')).on('2021-12-31')).toEqual([]);
    expect(given(list('2021-03-10'), list('2021-03-20')).on('2021-12-31')).toEqual([]);
    expect(given(list('2021-03-10'), list('2021-06-10')).on('2021-12-31')).toEqual([]);
  });

  it('is another’s when another sends: each source is silent for itself', () => {
    const health = ['2021-03-08', '2021-04-08', '2021-05-08'].map((day) => list(day, ['HEALTH']));
    expect(given(...monthly, ...health).on('2021-06-06')).toEqual([
      'DEATH_LIST POLICE 2021-06-05 1 2021-04-10',
    ]);
  });

  it('may have come when a list of no named source came: then nobody is accused', () => {
    expect(given(...monthly, list('2021-05-10', [])).on('2021-06-06')).toEqual([]);
  });

  it('does not count once it was withdrawn', () => {
    const wrong = list('2021-05-10', ['POLICE'], { endedOn: localDate('2021-06-20') });
    expect(given(...monthly, wrong).on('2021-06-19')).toEqual([]);
    expect(given(...monthly, wrong).on('2021-06-20')).toEqual([
      'DEATH_LIST POLICE 2021-06-05 15 2021-04-10',
    ]);
  });

  it('serves the streets of the district that took it in', () => {
    const district = list('2021-05-10', ['POLICE'], { division: '500118' });
    expect(given(...monthly, district).on('2021-06-30')).toEqual([]);
    expect(given(...monthly, district).on('2021-07-06')).toEqual([
      'DEATH_LIST POLICE 2021-07-05 1 2021-05-10',
    ]);
  });
});

describe('the custody ledger of a quarter', () => {
  it('is missed fifteen days after the quarter that follows the last one', () => {
    expect(given(ledger('2021-03-26')).on('2021-07-15')).toEqual([]);
    expect(given(ledger('2021-03-26')).on('2021-07-16')).toEqual([
      'CUSTODY_LEDGER  2021-07-15 1 2021-03-26',
    ]);
  });

  it('is not expected where no card was ever in custody', () => {
    expect(given(batch('2021-01', '2021-01-04')).on('2021-02-10')).toEqual([]);
  });
});
