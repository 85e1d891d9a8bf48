import { parseMoment } from './restore';

it.each([
  ['2021-06-30', '2021-06-30T15:59:59.999Z'],
  ['2021-06-30T08:00:00Z', '2021-06-30T08:00:00.000Z'],
  ['2021-06-30T08:00+08:00', '2021-06-30T00:00:00.000Z'],
  ['2021-06-31', undefined],
  ['2021-06-30T08:00:00', undefined],
  ['yesterday', undefined],
])('%s is the moment %s: a day is meant to its end in Shanghai', (text, moment) => {
  expect(parseMoment(text)).toBe(moment);
});
