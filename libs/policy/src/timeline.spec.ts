import { type Fen, localDate, yearMonth } from '@ledger/kernel';
import {
  heardPolicies,
  policiesFrom,
  type PolicySetting,
  type PolicyTold,
  policyEntries,
  policyTimeline,
} from './index';

const raise: PolicySetting = {
  division: '50',
  question: 'standardFen',
  from: yearMonth('2021-03'),
  announcedOn: null,
  document: '渝民〔2021〕9号',
  value: 50000 as Fen,
  verified: true,
  publishedOn: localDate('2021-06-10'),
};
const told = (setting: PolicySetting): PolicyTold => ({
  kind: 'published',
  setting,
  knownOn: setting.publishedOn!,
});
const closed: PolicyTold = {
  kind: 'closed',
  closing: {
    division: '50',
    question: 'standardFen',
    from: raise.from,
    until: yearMonth('2021-05'),
    document: 'x',
  },
  knownOn: localDate('2021-07-01'),
};

const standardOn = (all: readonly PolicyTold[], day: string, month: string) =>
  policyTimeline(policyEntries, all)
    .on(localDate(day))
    .value('standardFen', '500118001', yearMonth(month));

describe('policy as it was known', () => {
  it('changes on the day of publication, also for months that are past', () => {
    expect(standardOn([told(raise)], '2021-06-09', '2021-04')).toBe(49600);
    expect(standardOn([told(raise)], '2021-06-10', '2021-04')).toBe(50000);
    expect(standardOn([told(raise)], '2021-06-10', '2021-02')).toBe(49600);
    expect(standardOn([told(raise)], '2021-06-10', '2021-09')).toBe(51500);
  });

  it('takes the later word on the same first month, also over what came with the program', () => {
    const better = { ...raise, value: 50500 as Fen, publishedOn: localDate('2021-06-20') };
    const both = [told(raise), told(better)];
    expect(standardOn(both, '2021-06-19', '2021-04')).toBe(50000);
    expect(standardOn(both, '2021-06-20', '2021-04')).toBe(50500);
    const shipped = { ...raise, from: yearMonth('2021-09'), value: 52000 as Fen };
    expect(standardOn([told(shipped)], '2021-06-09', '2021-10')).toBe(51500);
    expect(standardOn([told(shipped)], '2021-06-10', '2021-10')).toBe(52000);
  });

  it('of two words of one day takes the one that stands later in the log', () => {
    const better = { ...raise, value: 50500 as Fen };
    expect(standardOn([told(raise), told(better)], '2021-06-10', '2021-04')).toBe(50500);
    expect(standardOn([told(better), told(raise)], '2021-06-10', '2021-04')).toBe(50000);
  });

  it('lets an entry end from the day it was closed', () => {
    const all = [told(raise), closed];
    expect(standardOn(all, '2021-06-30', '2021-06')).toBe(50000);
    expect(standardOn(all, '2021-07-01', '2021-06')).toBe(49600);
    expect(standardOn(all, '2021-07-01', '2021-04')).toBe(50000);
  });

  it('shows who set what and since when it was known', () => {
    const timeline = policyTimeline(policyEntries, [told(raise)]);
    const ours = (day: string) =>
      timeline.settingsOn(localDate(day)).filter(({ publishedOn }) => publishedOn !== null);
    expect(ours('2021-06-09')).toEqual([]);
    expect(ours('2021-06-10')).toEqual([raise]);
    expect(timeline.versions.map(({ knownFrom }) => knownFrom)).toEqual([
      '0001-01-01',
      '2021-06-10',
    ]);
  });

  it('answers as the shipped entries do while nothing was published', () => {
    const plain = policiesFrom(policyEntries);
    const always = policyTimeline(policyEntries).on(localDate('2026-01-01'));
    for (const month of ['2021-08', '2021-09', '2025-07']) {
      const asked = ['500118001', yearMonth(month)] as const;
      expect(always.value('standardFen', ...asked)).toBe(plain.value('standardFen', ...asked));
      expect(always.required('paymentDeadlineDay', ...asked)).toBe(10);
    }
  });
});

it('what was asked tells whether another policy would have changed anything', () => {
  const now = policyTimeline(policyEntries).on(localDate('2021-06-30'));
  const then = policyTimeline(policyEntries, [told(raise)]).on(localDate('2021-06-30'));
  const heard = heardPolicies(now);
  expect(heard.differFrom(then)).toBe(false);
  heard.policies.value('standardFen', '500118001', yearMonth('2021-02'));
  heard.policies.required('stuckStageDays', '500118001', yearMonth('2021-04'));
  heard.policies.value('standardFen', '510000', yearMonth('2021-04'));
  expect(heard.differFrom(then)).toBe(false);
  heard.policies.value('standardFen', '500118001', yearMonth('2021-04'));
  expect(heard.differFrom(then)).toBe(true);
});
