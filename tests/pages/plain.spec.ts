import { plain } from '../../apps/web/src/committee/access/plain';

describe('what was asked, as the access log tells it', () => {
  it('is what was chosen, without the marks of the program', () => {
    expect(plain('{"paper":"custody","village":"","knownOn":"2021-12-31","after":null}')).toBe(
      'custody 2021-12-31',
    );
    expect(plain('{"search":{"found":2,"households":["H1","H2"]}}')).toBe('2 H1 H2');
    expect(plain('a look at a batch')).toBe('a look at a batch');
  });

  it('names a period by its months', () => {
    const period = {
      name: { zh: '2021 年', en: 'the year 2021' },
      from: '2021-01-01',
      until: '2021-12-31',
      firstMonth: '2021-01',
      lastMonth: '2021-12',
    };
    expect(plain(JSON.stringify({ paper: 'year-end', period, form: 'pdf' }))).toBe(
      'year-end 2021-01 – 2021-12 pdf',
    );
  });
});
