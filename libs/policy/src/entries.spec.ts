import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { yearMonth } from '@ledger/kernel';
import { noticesFrom, policiesFrom, policyEntries, policyQuestions } from './index';

const folder = resolve(__dirname, '..', 'data');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
);
const jsonOf = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

describe('the shipped notices', () => {
  it.each(files)('%s is a notice as an office would have to send it', (file) => {
    expect(noticesFrom(jsonOf(file))).toEqual({ entries: [jsonOf(file)], closings: [] });
  });

  it('set no question twice for one division and month', () => {
    expect(noticesFrom(files.map(jsonOf))).not.toHaveProperty('problems');
  });

  it('are all of them loaded', () => {
    const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect([...policyEntries].sort(byText)).toEqual(files.map(jsonOf).sort(byText));
  });

  it('name a document number, or say that there is none or that it was not seen', () => {
    const numbered = /〔\d{4}〕\d+号/;
    const unnumbered = policyEntries.filter(({ document }) => !numbered.test(document));
    for (const { document, unverifiedBecause = [] } of unnumbered) {
      const excuses = unverifiedBecause.filter((doubt) =>
        ['no-document', 'number-not-seen'].includes(doubt),
      );
      expect([document, excuses.length]).toEqual([document, 1]);
    }
  });

  it('are announced, where the day is known, not after a year of governing', () => {
    for (const { announcedOn, from } of policyEntries) {
      if (announcedOn)
        expect(announcedOn.slice(0, 4) <= String(Number(from.slice(0, 4)) + 1)).toBe(true);
    }
  });

  it('follow each other: of one division and question a later notice has a later month', () => {
    for (const question of Object.keys(policyQuestions)) {
      const months = policyEntries
        .filter(({ values, division }) => question in values && division === '50')
        .map(({ from }) => from);
      expect(months).toEqual([...new Set(months)].sort());
    }
  });

  it('answer every question but the standard everywhere and always', () => {
    const policies = policiesFrom(policyEntries);
    for (const question of Object.keys(policyQuestions) as (keyof typeof policyQuestions)[]) {
      const anywhere = policies.value(question, '990118', yearMonth('2000-01'));
      expect([question, anywhere === undefined]).toEqual([question, question === 'standardFen']);
    }
  });
});
