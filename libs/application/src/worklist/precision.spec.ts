import { precisionFrom } from './precision';

it('a rule is as precise as its matches were true, of those that could be told', () => {
  expect(precisionFrom(['TRUE', 'FALSE', 'TRUE', 'UNDETERMINED'])).toEqual({
    verified: 4,
    true: 2,
    false: 1,
    undetermined: 1,
    perThousand: 667,
  });
});

it('of matches of which nothing could be told, nothing is said', () => {
  expect(precisionFrom(['UNDETERMINED']).perThousand).toBeNull();
  expect(precisionFrom([])).toMatchObject({ verified: 0, perThousand: null });
});
