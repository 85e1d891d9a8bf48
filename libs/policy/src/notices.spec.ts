import { noticesFrom } from './index';

const notice = {
  division: '50',
  from: '2026-09',
  announcedOn: '2026-08-20',
  document: '渝民规〔2026〕1号',
  verified: true,
  values: { standardFen: 65000 },
};

const closing = {
  division: '500118',
  from: '2026-01',
  until: '2026-07',
  document: '永民〔2026〕3号',
  closes: ['returnHandlingDays'],
};

const problemsOf = (json: unknown): readonly (readonly [number, string, string])[] => {
  const read = noticesFrom(json);
  if (!('problems' in read)) return [];
  return read.problems.map(({ notice: no, field, code }) => [no, field, code]);
};

describe('a notice', () => {
  it('stands alone or in a list, sets or closes', () => {
    expect(noticesFrom(notice)).toEqual({ entries: [notice], closings: [] });
    expect(noticesFrom([notice, closing])).toEqual({
      entries: [notice],
      closings: [
        {
          division: '500118',
          question: 'returnHandlingDays',
          from: '2026-01',
          until: '2026-07',
          document: '永民〔2026〕3号',
        },
      ],
    });
  });

  it('may govern the country, and a padded code is its division', () => {
    expect(problemsOf({ ...notice, division: '' })).toEqual([]);
    const padded = noticesFrom({ ...notice, division: '500118001000' });
    expect(padded).toMatchObject({ entries: [{ division: '500118001' }] });
  });

  it.each([
    ['is no object', 'text', '', 'not-a-notice'],
    ['has a misspelt member', { ...notice, form: '2026-09' }, 'form', 'unknown-member'],
    ['names no division', { ...notice, division: '重庆' }, 'division', 'not-a-division'],
    ['names no month', { ...notice, from: '2026-13' }, 'from', 'not-a-month'],
    ['names a day for a month', { ...notice, from: '2026-09-01' }, 'from', 'not-a-month'],
    ['names no day', { ...notice, announcedOn: '2026-02-30' }, 'announcedOn', 'not-a-day'],
    [
      'closes before it starts',
      { ...notice, until: '2026-09' },
      'until',
      'closes-before-it-starts',
    ],
    ['names no document', { ...notice, document: ' ' }, 'document', 'document-missing'],
    [
      'is neither verified nor not',
      { ...notice, verified: 'yes' },
      'verified',
      'not-true-or-false',
    ],
    ['does not say why', { ...notice, verified: false }, 'unverifiedBecause', 'doubt-missing'],
    [
      'is verified and doubted',
      { ...notice, unverifiedBecause: ['inferred'] },
      'unverifiedBecause',
      'doubt-missing',
    ],
    [
      'doubts in its own words',
      { ...notice, verified: false, unverifiedBecause: ['rumour'] },
      'unverifiedBecause',
      'unknown-doubt',
    ],
    ['says nothing', { ...notice, values: undefined }, 'values', 'says-nothing'],
    ['sets nothing', { ...notice, values: {} }, 'values', 'says-nothing'],
    ['asks what nobody asks', { ...notice, values: { tax: 1 } }, 'values.tax', 'unknown-question'],
    [
      'counts yuan with a point',
      { ...notice, values: { standardFen: 650.5 } },
      'values.standardFen',
      'wrong-value',
    ],
    [
      'counts in text',
      { ...notice, values: { standardFen: '65000' } },
      'values.standardFen',
      'wrong-value',
    ],
    [
      'names a relation there is no word for',
      { ...notice, values: { nearRelativeRelations: ['SPOUSE', 'UNCLE'] } },
      'values.nearRelativeRelations',
      'wrong-value',
    ],
    [
      'pays on a day no month has',
      { ...notice, values: { paymentDeadlineDay: 32 } },
      'values.paymentDeadlineDay',
      'wrong-value',
    ],
    [
      'waits less than no day',
      { ...notice, values: { stuckStageDays: -1 } },
      'values.stuckStageDays',
      'wrong-value',
    ],
    ['closes without an end', { ...closing, until: undefined }, 'until', 'end-missing'],
    ['closes nothing', { ...closing, closes: [] }, 'closes', 'says-nothing'],
    ['closes what is none', { ...closing, closes: ['tax'] }, 'closes.tax', 'unknown-question'],
    ['sets and closes', { ...closing, values: notice.values }, 'values', 'says-nothing'],
  ])('is sent back when it %s', (_, json, field, code) => {
    expect(problemsOf(json)).toEqual([[1, field, code]]);
  });

  it('tells everything that is wrong, and in which notice', () => {
    const wrong = { ...notice, from: 'soon', values: { standardFen: 0 } };
    expect(problemsOf([closing, wrong])).toEqual([
      [2, 'from', 'not-a-month'],
      [2, 'values.standardFen', 'wrong-value'],
    ]);
  });

  it('does not set one thing twice in a file', () => {
    const other = { ...notice, values: { standardFen: 66000 } };
    expect(problemsOf([notice, other])).toEqual([[2, 'from', 'twice']]);
    expect(problemsOf([notice, { ...other, from: '2026-10' }])).toEqual([]);
    expect(problemsOf([])).toEqual([[1, '', 'says-nothing']]);
  });
});
