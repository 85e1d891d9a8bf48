import { office } from '../../testing/case-builder';

const YEAR_END = '2021-12-31';

describe('R21 finds', () => {
  it.each(['FORMAT', 'DATE', 'CHECK'] as const)('a member whose number fails in %s', (idDefect) => {
    const told = office().household({ a: { idDefect }, b: {} });
    expect(told.findings('2020-12-19')).toEqual([]);
    expect(told.findings('2020-12-20')).toMatchObject([
      {
        rule: 'R21',
        household: 'H1',
        person: 'a',
        benefitMonth: null,
        batch: null,
        village: '500118001201',
        certainFen: 0,
        exposureFen: 0,
        knownAtPayment: 'known-here',
        days: { idDefect },
      },
    ]);
  });

  it('each household that states the number', () => {
    const told = office()
      .household({ a: { idDefect: 'CHECK' } })
      .household({ a: { idDefect: 'CHECK' } }, 'H2');
    expect(told.findings(YEAR_END).map(({ household }) => household)).toEqual(['H1', 'H2']);
  });

  it('a member who is not covered as well', () => {
    const told = office().household({ a: { idDefect: 'DATE', covered: false } });
    expect(told.rules(YEAR_END)).toEqual(['R21']);
  });
});

it('R21 is silent about a valid number', () => {
  expect(office().household({ a: {}, b: {} }).rules(YEAR_END)).toEqual([]);
});
