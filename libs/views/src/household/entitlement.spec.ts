import type { PersonId } from '@ledger/kernel';
import { entitlementFen, type MemberMeans } from './entitlement';

const YUAN = 100;
const member = (income: number, covered = true): MemberMeans => ({
  person: `p${income}` as PersonId,
  covered,
  monthlyIncomeFen: income * YUAN,
});
const yuanOf = (members: readonly MemberMeans[], standard = 515, unit = YUAN) =>
  entitlementFen(members, standard * YUAN, unit) / YUAN;

describe('what a household is due in a month', () => {
  it.each([
    ['three persons with 600 yuan', 515, [600, 0, 0], 945],
    ['the same after a member without income died', 515, [600, 0], 430],
    ['the same after the only earner died: it rises', 515, [0, 0], 1030],
    ['the same after the standard rose to 581', 581, [600, 0, 0], 1143],
    ['one person without income', 496, [0], 496],
    ['income at the standard', 515, [515], 0],
    ['income over the standard', 515, [900], 0],
    ['nobody', 515, [], 0],
  ])('%s, at a standard of %i: %j gives %i', (_, standard, incomes, due) => {
    expect(
      yuanOf(
        incomes.map((income) => member(income)),
        standard,
      ),
    ).toBe(due);
  });

  it('covers one person alone (单人保) by the share of the whole family', () => {
    expect(yuanOf([member(0), member(600, false), member(300, false)])).toBe(215);
    expect(yuanOf([member(100, false)])).toBe(0);
  });

  it('is rounded once, on the total, half up, to whole yuan', () => {
    // 3 × (515 − 100/3) = 1445 exactly, which rounding per head (482 × 3) would make 1446.
    expect(yuanOf([member(100), member(0), member(0)])).toBe(1445);
    expect(yuanOf([{ ...member(0), monthlyIncomeFen: 50 }])).toBe(515);
    expect(yuanOf([{ ...member(0), monthlyIncomeFen: 51 }])).toBe(514);
    // 2 of 3 covered: 2 × (515 − 100.25/3) = 963.1666…
    expect(yuanOf([{ ...member(0), monthlyIncomeFen: 10025 }, member(0), member(0, false)])).toBe(
      963,
    );
  });

  it('is not rounded where the policy sets a unit of one fen', () => {
    expect(yuanOf([{ ...member(0), monthlyIncomeFen: 51 }], 515, 1)).toBe(514.49);
  });
});
