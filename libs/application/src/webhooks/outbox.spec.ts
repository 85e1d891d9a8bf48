import type { DivisionCode } from '@ledger/kernel';
import type { PlacedNews } from '../exchange/news-pages';
import { isWanted, type Wanted } from './outbox';

const subscription: Wanted = {
  id: 's',
  division: '500118001' as DivisionCode,
  types: ['batch.approved'],
  made_at: new Date('2021-06-10T08:00:00Z'),
};

const told = (more: Partial<PlacedNews['news']> = {}): PlacedNews =>
  ({
    news: {
      type: 'batch.approved',
      at: '2021-06-10T08:00:00.000Z',
      division: '500118001201',
      about: {},
      ...more,
    },
  }) as unknown as PlacedNews;

describe('a receiver is told', () => {
  it('what happens in its division, of the kinds it asked for, from the moment it asked', () => {
    expect(isWanted(subscription, told())).toBe(true);
  });

  it.each([
    ['of another street', { division: '500118002201' }],
    ['of the district above it', { division: '500118' }],
    ['of another kind', { type: 'import.finished' }],
    ['that was there before it asked', { at: '2021-06-10T07:59:59.999Z' }],
  ])('nothing %s', (_, more) => {
    expect(isWanted(subscription, told(more as Partial<PlacedNews['news']>))).toBe(false);
  });
});
