import { division, document, month } from '../testing/words';
import { spec } from '../testing/spec';
import { policy, type PolicyCommand } from './decider';
import type { PolicyClosed, PolicyPublished } from './events';

const given = spec(policy);

type Entry = PolicyCommand['data']['entries'][number];
type Closing = PolicyCommand['data']['closings'][number];

const standard = (from: string, yuan: number, until?: string): Entry => ({
  division,
  question: 'standardFen',
  fromMonth: month(from),
  ...(until && { untilMonth: month(until) }),
  document: document(`渝民〔${from.slice(0, 4)}〕1号`),
  value: yuan * 100,
  verified: true,
});
const published = (entry: Entry): PolicyPublished => ({
  type: 'PolicyPublished',
  data: { ...entry, confirmedBy: 'second' },
});
const closing = (from: string, until: string): Closing => ({
  division,
  question: 'standardFen',
  fromMonth: month(from),
  untilMonth: month(until),
  document: document('渝民〔2022〕9号'),
});
const closed = (said: Closing): PolicyClosed => ({
  type: 'PolicyClosed',
  data: { ...said, confirmedBy: 'second' },
});
const publish = (
  entries: readonly Entry[],
  closings: readonly Closing[] = [],
  confirmedBy = 'second',
): PolicyCommand => ({
  type: 'PublishPolicy',
  data: { entries, closings, askedBy: 'first', confirmedBy },
});

const raise = standard('2021-09', 515);
const kin: Entry = { ...standard('2021-01', 0), question: 'kin', value: ['SPOUSE', 'CHILD'] };

describe('a notice is published', () => {
  it('by two people, whole', () => {
    given()
      .when(publish([raise, kin]))
      .then(published(raise), published(kin));
  });

  it('not by one person alone', () => {
    given()
      .when(publish([raise], [], 'first'))
      .thenRefused('second-person-missing');
  });

  it('again with a better value: the later word on a month is the one that counts', () => {
    const better = { ...raise, value: 51_600 };
    given(published(raise))
      .when(publish([better]))
      .then(published(better));
    given(published(raise), published(better)).thenState({ entries: [better] });
  });

  it('and taken for nothing new when it says what stands already', () => {
    given(published(raise), published(kin))
      .when(publish([raise, kin]))
      .thenRefused('policy-nothing-new');
    given(published(raise))
      .when(publish([raise, kin]))
      .then(published(kin));
  });

  it.each([
    ['another document', { ...raise, document: document('渝民〔2021〕2号') }],
    ['verified by now', { ...raise, verified: false, unverifiedBecause: ['inferred'] }],
    ['an end', { ...raise, untilMonth: month('2022-01') }],
  ])('but %s is news', (_, other) => {
    given(published(raise))
      .when(publish([other]))
      .then(published(other));
  });

  it('and a list in another order is news, because nobody knows what the order means', () => {
    const other = { ...kin, value: ['CHILD', 'SPOUSE'] };
    given(published(kin))
      .when(publish([other]))
      .then(published(other));
  });

  it('and said again after it was changed, for it changes something', () => {
    const wrong = { ...raise, value: 1 };
    given(published(raise), published(wrong))
      .when(publish([raise]))
      .then(published(raise));
  });
});

describe('an entry has an end', () => {
  const relief = standard('2022-02', 600, '2022-05');

  it('later than its beginning', () => {
    given()
      .when(publish([standard('2022-02', 600, '2022-02')]))
      .thenRefused('closes-before-it-starts', {
        question: 'standardFen',
        fromMonth: '2022-02',
        untilMonth: '2022-02',
      });
  });

  it('and may lie within another, as an exception for a time', () => {
    given(published(raise))
      .when(publish([relief]))
      .then(published(relief));
    given(published(relief))
      .when(publish([raise]))
      .then(published(raise));
  });

  it('and touches what begins when it ends', () => {
    const next = standard('2022-05', 610);
    given(published(relief))
      .when(publish([next]))
      .then(published(next));
  });

  it('and must not cross another', () => {
    const others = { otherFromMonth: '2022-02', otherUntilMonth: '2022-05' };
    const otherDocument = '渝民〔2022〕1号';
    for (const crossing of [standard('2022-04', 610), standard('2022-04', 610, '2022-08')]) {
      given(published(relief))
        .when(publish([crossing]))
        .thenRefused('policy-overlaps', {
          question: 'standardFen',
          fromMonth: '2022-04',
          ...others,
          otherDocument,
        });
    }
    given(published(relief))
      .when(publish([standard('2022-01', 610, '2022-03')]))
      .thenRefused('policy-overlaps', {
        question: 'standardFen',
        fromMonth: '2022-01',
        ...others,
        otherDocument,
      });
  });

  it('but another question is another matter', () => {
    const other = { ...standard('2022-04', 7), question: 'stuckStageDays' };
    given(published(relief))
      .when(publish([other]))
      .then(published(other));
  });
});

describe('an entry is closed', () => {
  const end = closing('2021-09', '2022-09');

  it('and another takes its place, in one file', () => {
    const next = standard('2022-09', 581);
    given(published(raise))
      .when(publish([next], [end]))
      .then(closed(end), published(next));
    given(published(raise), closed(end)).thenState({
      entries: [{ ...raise, untilMonth: month('2022-09') }],
    });
  });

  it('not when it was never published here', () => {
    const where = { question: 'standardFen', fromMonth: '2021-09' };
    given()
      .when(publish([], [end]))
      .thenRefused('policy-not-published', where);
  });

  it('not before it starts', () => {
    given(published(raise))
      .when(publish([], [closing('2021-09', '2021-09')]))
      .thenRefused('closes-before-it-starts', {
        question: 'standardFen',
        fromMonth: '2021-09',
        untilMonth: '2021-09',
      });
  });

  it('not a second time, nor later than it ended; but earlier', () => {
    for (const again of [end, closing('2021-09', '2022-12')]) {
      given(published(raise), closed(end))
        .when(publish([], [again]))
        .thenRefused('policy-already-closed', {
          question: 'standardFen',
          fromMonth: '2021-09',
          untilMonth: '2022-09',
        });
    }
    const sooner = closing('2021-09', '2022-01');
    given(published(raise), closed(end))
      .when(publish([], [sooner]))
      .then(closed(sooner));
  });

  it('not beyond the month from which another governs', () => {
    given(published(raise), published(standard('2022-01', 520)))
      .when(publish([], [end]))
      .thenRefused('policy-overlaps', {
        question: 'standardFen',
        fromMonth: '2021-09',
        otherFromMonth: '2022-01',
        otherUntilMonth: '',
        otherDocument: '渝民〔2022〕1号',
      });
  });

  it('and what is refused in a file refuses all of it', () => {
    const wrong = closing('2020-09', '2021-01');
    given(published(raise))
      .when(publish([standard('2022-09', 581)], [end, wrong]))
      .thenRefused('policy-not-published', { question: 'standardFen', fromMonth: '2020-09' });
  });
});
