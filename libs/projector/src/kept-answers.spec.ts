import { localDate } from '@ledger/kernel';
import { type CellAnswers, type Finding, NO_MONEY } from '@ledger/views';
import { findingId, intervalsOf } from './intervals';

describe('what is kept of an answer', () => {
  const empty = { village: null, division: null, benefitMonth: null, household: null };
  const moneyOn = (day: string, paid: number): CellAnswers['answers'][number] => ({
    knownFrom: localDate(day),
    result: { findings: [], money: { ...empty, sums: { ...NO_MONEY, paid } } },
  });

  it('is no row for money of nothing, and one row while nothing changes', () => {
    const rows = intervalsOf({
      cell: 'c',
      dueOn: undefined,
      answers: [
        moneyOn('2021-06-01', 0),
        moneyOn('2021-06-04', 100),
        moneyOn('2021-06-06', 100),
        moneyOn('2021-06-12', 0),
      ],
    });
    expect(rows.map(({ key, knownFrom, knownUntil }) => [key, knownFrom, knownUntil])).toEqual([
      ['money', '2021-06-04', '2021-06-12'],
    ]);
  });

  it('is a finding under an id that is the same for ever, whatever its amount', () => {
    const subject = { rule: 'R23', household: 'JT001', person: null, benefitMonth: '2021-06' };
    const finding = { ...subject, ref: null, exposureFen: 1 } as unknown as Finding;
    expect(findingId(finding)).toBe(findingId({ ...finding, exposureFen: 2, batch: 'B' }));
    expect(findingId(finding)).not.toBe(findingId({ ...finding, ref: 'x' }));
    expect(findingId(finding)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  });
});
