import { beside } from '../../apps/web/src/batches/beside';

type Item = Parameters<typeof beside>[0][number];
type Finding = NonNullable<Parameters<typeof beside>[1]>[number];

const item = (n: number, benefitMonth = '2026-12') =>
  ({ ref: `PC-1-000${n}`, householdNo: `H-${n}`, benefitMonth }) as Item;

const finding = (more: Partial<Finding>) =>
  ({ ref: null, householdNo: null, benefitMonth: null, blocking: false, ...more }) as Finding;

describe('the screen beside each line', () => {
  it('puts what blocks first, then what is to be checked, then the rest', () => {
    const warning = finding({ householdNo: 'H-2', benefitMonth: '2026-12' });
    const blocking = finding({ ref: 'PC-1-0003', blocking: true });
    const { items } = beside([item(1), item(2), item(3)], [warning, blocking]);
    expect(items.map(({ ref, weight }) => [ref, weight])).toEqual([
      ['PC-1-0003', 'blocking'],
      ['PC-1-0002', 'warning'],
      ['PC-1-0001', 'none'],
    ]);
  });

  it('does not say of a line nobody has screened that nothing was found', () => {
    expect(beside([item(1)], undefined).items.map(({ weight }) => weight)).toEqual(['unscreened']);
    expect(beside([item(1)], []).items.map(({ weight }) => weight)).toEqual(['none']);
  });

  it('puts a finding of another month of the household beside no line', () => {
    const other = finding({ householdNo: 'H-1', benefitMonth: '2026-11' });
    const { items, aside } = beside([item(1)], [other]);
    expect(items[0]?.findings).toEqual([]);
    expect(aside).toEqual([other]);
  });

  it('loses no finding: of the batch itself it stands aside', () => {
    const ofBatch = finding({ ref: 'PC-1' });
    const ofHousehold = finding({ householdNo: 'H-1' });
    const { items, aside } = beside([item(1)], [ofBatch, ofHousehold]);
    expect(items[0]?.findings).toEqual([ofHousehold]);
    expect(aside).toEqual([ofBatch]);
  });
});
