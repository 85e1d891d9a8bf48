import {
  type DivisionCode,
  fen,
  type HouseholdNo,
  localDate,
  type PaymentRef,
  type PersonId,
  yearMonth,
} from '@ledger/kernel';
import { policiesFrom, policyEntries } from '@ledger/policy';
import type { DueLine } from '@ledger/views';
import { approversFor, edited, paidFen } from './draft';
import { rosterLines } from './take-roster';

const division = '500118001' as DivisionCode;
const benefitMonth = yearMonth('2021-06');

const due = (household: string, dueFen = 49_600): DueLine => ({
  household: household as HouseholdNo,
  benefitMonth,
  kind: 'REGULAR',
  dueFen,
  division,
  village: '500118001201',
  head: 'p' as PersonId,
  beneficiary: 'p' as PersonId,
  payee: {
    accountToken: undefined,
    accountHolderToken: undefined,
    archive: 'd',
    change: undefined,
  },
  arithmetic: {
    standardFen: 49_600,
    householdSize: 1,
    coveredCount: 1,
    incomeFen: 0,
    roundingUnitFen: 100,
    notCounted: [],
  },
});

const edit = (household: string, baseFen: number, supplementFen = 0) => ({
  batch: 'PC-1' as never,
  household: household as HouseholdNo,
  benefitMonth,
  kind: 'REGULAR' as const,
  baseAmountFen: fen(baseFen),
  supplementFen: fen(supplementFen),
  otherFen: fen(0),
  dueFen: fen(49_600),
  reasonCode: 'OTHER' as const,
  reason: { document: 'd', commitment: '00' },
  editedBy: 'li',
});

const row = (
  household: string,
  fenPaid: number,
  rows: readonly number[],
  kind: Kind = 'REGULAR',
) => ({
  household: household as HouseholdNo,
  benefitMonth,
  kind,
  paid: { baseAmountFen: fenPaid, supplementFen: 0, otherFen: 0 },
  rows,
});
type Kind = 'REGULAR' | 'BACKPAY' | 'REISSUE';

describe('a draft from a roster', () => {
  it('pays what the roster says and nothing that is not on it, and an edit is the last word', () => {
    const roster = [row('H1', 40_000, [3]), row('H2', 49_600, [4, 5])];
    const { lines } = edited([due('H1'), due('H2'), due('H3')], [edit('H2', 1)], roster);
    expect(lines.map(({ paid, rosterRows }) => [paidFen(paid), rosterRows])).toEqual([
      [40_000, [3]],
      [1, [4, 5]],
      [0, []],
    ]);
  });

  it('sends again the item that came back, all of them where the sums agree, else none', () => {
    const back = (no: string, dueFen: number): DueLine => ({
      ...due('H1', dueFen),
      kind: 'REISSUE',
      reissueOf: no as PaymentRef,
    });
    const pay = (paid: number) => [row('H1', paid, [7], 'REISSUE')];
    expect(rosterLines(pay(300), [back('R1', 400)])).toMatchObject([
      { reissueOf: 'R1', paid: { baseAmountFen: 300 }, rows: [7] },
    ]);
    expect(rosterLines(pay(900), [back('R1', 400), back('R2', 500)])).toMatchObject([
      { reissueOf: 'R1', paid: { baseAmountFen: 400 } },
      { reissueOf: 'R2', paid: { baseAmountFen: 500 } },
    ]);
    for (const returned of [[], [back('R1', 400), back('R2', 600)]]) {
      expect(rosterLines(pay(900), returned)).toEqual({
        refused: 'roster-reissues-unclear',
        details: { count: 1, rows: '7' },
      });
    }
  });
});

describe('a draft', () => {
  it('pays what is due, and where it was edited what the last edit says', () => {
    const edits = [edit('H2', 1), edit('H2', 49_600, 9_900)];
    const { lines } = edited([due('H1'), due('H2')], edits);
    expect(lines.map(({ paid }) => paidFen(paid))).toEqual([49_600, 59_500]);
    expect(lines[0]!.edit).toBeUndefined();
    expect(lines[1]!.edit).toEqual(edits[1]);
  });

  it('follows what is due, and names the edits that have no line any more', () => {
    const { lines, withoutLine } = edited([due('H1', 50_000)], [edit('H2', 0)]);
    expect(lines.map(({ paid }) => paidFen(paid))).toEqual([50_000]);
    expect(withoutLine).toEqual([edit('H2', 0)]);
  });
});

describe('how many approve a batch', () => {
  const shipped = policiesFrom(policyEntries);
  const inMonth = { division, benefitMonth };

  it('hangs on its sum, by policy', () => {
    expect(approversFor(shipped, inMonth, 49_999_999)).toBe(1);
    expect(approversFor(shipped, inMonth, 50_000_000)).toBe(2);
  });

  it('is set by the notices of its division and month', () => {
    const district = policiesFrom([
      ...policyEntries,
      {
        division: '500118',
        from: benefitMonth,
        announcedOn: localDate('2021-05-01'),
        document: '永财〔2021〕1号',
        verified: true,
        values: { batchApprovers: 2, batchApproversMoreFromFen: fen(100_000) },
      },
    ]);
    expect(approversFor(district, inMonth, 99_999)).toBe(2);
    expect(approversFor(district, inMonth, 100_000)).toBe(3);
    const before = { division, benefitMonth: yearMonth('2021-05') };
    expect(approversFor(district, before, 100_000)).toBe(1);
  });

  it('is never nobody', () => {
    const nobody = policiesFrom([
      ...policyEntries,
      {
        division: '500118',
        from: benefitMonth,
        announcedOn: null,
        document: 'd',
        verified: false,
        values: { batchApprovers: 0 },
      },
    ]);
    expect(approversFor(nobody, inMonth, 1)).toBe(1);
  });
});
