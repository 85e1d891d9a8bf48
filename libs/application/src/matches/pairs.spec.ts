import type { PersonId } from '@ledger/kernel';
import type { Identity } from '@ledger/people';
import { pairIdOf, pairsAlike } from './pairs';

const someone = (id: string, idNumber: string, name?: string) =>
  [id as PersonId, { idNumber, ...(name && { name }) }] as readonly [PersonId, Identity];

// Of a region that does not exist; the third has lost a digit's worth of truth.
const WANG = someone('wang', '990118195001011236', '王试');
const LI = someone('li', '99011819620315227X', '李试');

it('compares a listed person with members of the same name or number, and with no others', () => {
  const slip = someone('slip', '990118195001011246', '王试');
  const old = someone('old', '990118500101123', '汪试');
  const stranger = someone('stranger', '990118197507071230', '赵试');
  const pairs = pairsAlike([slip, old, stranger], [WANG, LI]);
  expect(
    pairs.map(({ listed, member, likeness }) => [listed, member, likeness.difference]),
  ).toEqual([
    ['slip', 'wang', 'ONE_CHARACTER'],
    ['old', 'wang', 'OLD_FORM'],
  ]);
});

it('gives a pair one id for ever, and another to the same two the other way round', () => {
  const [a, b] = ['a' as PersonId, 'b' as PersonId];
  expect(pairIdOf(a, b)).toBe(pairIdOf(a, b));
  expect(pairIdOf(a, b)).not.toBe(pairIdOf(b, a));
});
