import { fen, localDate, yearMonth } from '@ledger/kernel';
import type { BatchHeader, PaymentInstructed } from '@ledger/ledger';
import { type CaseBuilder, office, poorOffice, shippedPolicy } from '../testing/case-builder';
import {
  batchOpened,
  fundsArrived,
  fundsMoved,
  paymentInstructed,
} from '../testing/money-statements';
import { deathClaimed } from '../testing/people-statements';
import { accountToken, STREET } from '../testing/words';
import { findingsOf } from './screening';

const DAY = localDate('2021-06-04');
const header: BatchHeader = {
  batch: 'B2021-06' as BatchHeader['batch'],
  division: STREET,
  benefitMonth: yearMonth('2021-06'),
  frozenOn: localDate('2021-06-02'),
  sentToBankOn: DAY,
  count: 1,
  sumFen: fen(49600),
};

const item = (yuan: number, words = {}) =>
  paymentInstructed('B2021-06-0001', '2021-06', yuan, words).data as PaymentInstructed['data'];

/** What the rules would say in a case of a batch that pays a household so much. */
const shownIn = (owner: string, told: CaseBuilder, items: readonly PaymentInstructed['data'][]) =>
  findingsOf(owner, told.case(owner), shippedPolicy.on(DAY), { header, items, day: DAY });

const shown = (told: CaseBuilder, ...items: readonly PaymentInstructed['data'][]) =>
  shownIn('household/H1', told, items).map(({ finding, blocking }) => [finding.rule, blocking]);

const alone = office().household({ a: {} });

describe('a screening shows what the rules would find if the batch went out today', () => {
  it('nothing where everybody gets what is due', () => {
    expect(shown(alone, item(496))).toEqual([]);
  });

  it('a payment after a death, which blocks', () => {
    const dead = alone.told('2021-05-12', deathClaimed('a', '2021-05-02'));
    expect(shown(dead, item(496))).toContainEqual(['R01', true]);
  });

  it('a payment after a possible death, which warns', () => {
    const perhaps = alone.told('2021-06-02', deathClaimed('a', undefined));
    const rules = shown(perhaps, item(496));
    expect(rules).toContainEqual(['R01', false]);
    expect(rules.filter(([, blocks]) => blocks)).toEqual([]);
  });

  it('more than is due blocks, less than is due warns', () => {
    expect(shown(alone, item(500))).toContainEqual(['R18', true]);
    expect(shown(alone, item(400))).toEqual([['R18', false]]);
  });

  it('a month that is paid twice, by what was credited before', () => {
    const paid = alone.paid('2021-06', 496, { ref: 'A-0001', batchMonth: '2021-05' });
    expect(shown(paid, item(496))).toContainEqual(['R06', true]);
  });

  it('the rest of a month that was paid short, which warns, and a fen more than that blocks', () => {
    const short = alone.paid('2021-05', 400, { ref: 'A-0001' });
    const rest = (yuan: number) => {
      const of = { kind: 'BACKPAY' as const };
      const [data] = [paymentInstructed('B2021-06-0001', '2021-05', yuan, of).data];
      return shown(short, data as PaymentInstructed['data']);
    };
    expect(rest(96)).toContainEqual(['R06', false]);
    expect(rest(96.01)).toContainEqual(['R06', true]);
  });

  it('an account that another household is paid to as well', () => {
    const account = `account/${accountToken('card')}`;
    const own = item(496, { account: 'card' });
    const other = { household: 'H2', account: 'card', ref: 'B2021-05-0002' };
    const alike = alone.household({ b: {} }, 'H2').paid('2021-05', 496, other);
    const households = shownIn(account, alike, [own]).map(({ finding }) => [
      finding.rule,
      finding.household,
    ]);
    expect(households).toEqual([
      ['R10', 'H1'],
      ['R10', 'H2'],
    ]);
    const shared = alike.paid('2021-05', 496, { account: 'card', ref: 'B2021-05-0001' });
    expect(shownIn(account, shared, [own])).toEqual([]);
  });

  it('more than the street’s account holds, also where nothing was ever sent from it', () => {
    const account = `clearing/${STREET}`;
    const opened = poorOffice()
      .told('2021-06-01', batchOpened('B2021-06'))
      .told('2021-06-02', fundsMoved('FundsAppropriated', 'ZF', 400, '2021-06-01'))
      .told('2021-06-02', fundsArrived('ZF', '2021-06-02', STREET));
    expect(shownIn(account, opened, [item(496)])).toMatchObject([
      { finding: { rule: 'R33', batch: 'B2021-06', exposureFen: 9_600 }, blocking: false },
    ]);
    const more = opened
      .told('2021-06-03', fundsMoved('FundsAppropriated', 'ZF2', 96, '2021-06-03'))
      .told('2021-06-03', fundsArrived('ZF2', '2021-06-03', STREET));
    expect(shownIn(account, more, [item(496)])).toEqual([]);
  });

  it('nothing of other months, and nothing that was found before anybody thought of it', () => {
    const dead = alone
      .told('2021-03-12', deathClaimed('a', '2021-03-02'))
      .paid('2021-05', 496, { ref: 'B2021-05-0001' });
    expect(dead.rules('2021-06-04')).toContain('R01');
    const found = findingsOf('household/H1', dead.case(), shippedPolicy.on(DAY), {
      header,
      items: [item(496)],
      day: DAY,
    });
    expect(new Set(found.map(({ finding }) => finding.benefitMonth))).toEqual(new Set(['2021-06']));
  });

  it('the same whether the frozen items have come into the views or not', () => {
    const dead = alone.told('2021-05-12', deathClaimed('a', '2021-05-02'));
    for (const [told, yuan] of [
      [dead, 500],
      // What a frozen item sets off by itself, before any word of the bank, is of the batch too.
      [alone, 400],
    ] as const) {
      const line = paymentInstructed('B2021-06-0001', '2021-06', yuan);
      expect(shown(told.told('2021-06-02', line), item(yuan))).toEqual(shown(told, item(yuan)));
    }
  });
});
