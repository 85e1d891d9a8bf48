import { ruleVersions } from '@ledger/views';
import { notesInEnglish } from '../../apps/web/src/finding/note-in-english';

describe('the note of a finding in English', () => {
  it('is there for every rule', () => {
    const rules = [...new Set(ruleVersions.map(({ code }) => String(code)))];
    expect(Object.keys(notesInEnglish).sort()).toEqual(rules.sort());
  });

  it('says a day once, or between which days, and money in groups of three', () => {
    const died = { diedEarliest: '2021-06-22', diedLatest: '2021-06-22', creditedOn: '2021-07-07' };
    expect(notesInEnglish['R01']!(died)).toBe('Died 2021-06-22, credited 2021-07-07');
    expect(notesInEnglish['R01']!({ ...died, diedLatest: '2021-06-30' })).toBe(
      'Died between 2021-06-22 and 2021-06-30, credited 2021-07-07',
    );
    expect(notesInEnglish['R33']!({ batchYuan: '1300474.00', availableYuan: '17383.00' })).toBe(
      'The batch is 1,300,474.00 yuan, available are 17,383.00 yuan',
    );
  });

  it('leaves no word of the ledger’s Chinese in it', () => {
    for (const note of Object.values(notesInEnglish)) {
      expect(note({})).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
