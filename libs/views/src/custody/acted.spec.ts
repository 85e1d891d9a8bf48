import {
  type CustodyEntryNo,
  type HouseholdNo,
  localDate,
  type LocalDate,
  type Relation,
} from '@ledger/kernel';
import type { AnyLedgerEvent, CustodyActEvent } from '@ledger/ledger';
import { casesOf, office, shippedPolicy } from '../testing/case-builder';
import { custodyEntry, custodyLedger, officeHolding } from '../testing/custody-statements';
import { deathClaimed } from '../testing/people-statements';
import { evidence, nameToken, personId, STREET, VILLAGE } from '../testing/words';
import { checkKeeper, type KeeperAsked } from './check';

const [Q1, Q2, Q3] = ['2021-03-31', '2021-06-30', '2021-09-30'] as const;

const caseOf = (actNo: number, keeper = 'k', entry = 'C1', owner = 'a') => ({
  division: STREET,
  entry: entry as CustodyEntryNo,
  household: 'H1' as HouseholdNo,
  beneficiary: personId(owner),
  proxyHolder: personId(keeper),
  actNo,
  evidence,
});
const of = (keeper: string, relation: Relation = 'NEIGHBOUR') => ({
  proxyHolderNameToken: nameToken(keeper),
  proxyKind: 'PERSON' as const,
  relation,
  village: VILLAGE,
  shown: [],
});
const appointed = (on: string, keeper = 'k', entry = 'C1', owner = 'a'): CustodyActEvent => ({
  type: 'ProxyHolderAppointed',
  data: { ...caseOf(1, keeper, entry, owner), ...of(keeper), appointedOn: localDate(on) },
});
const signed = (actNo: number, on: string, until: string, keeper = 'k'): CustodyActEvent => ({
  type: 'ProxyAgreementSigned',
  data: {
    ...caseOf(actNo, keeper),
    signedOn: localDate(on),
    validFrom: localDate(on),
    validUntil: localDate(until),
  },
});
const filed = (actNo: number, level: 'STREET' | 'COUNTY', on: string): CustodyActEvent => ({
  type: 'ProxyFiled',
  data: { ...caseOf(actNo), level, filedOn: localDate(on) },
});
const changed = (actNo: number, to: string, on: string): CustodyActEvent => ({
  type: 'ProxyHolderChanged',
  data: {
    ...caseOf(actNo, to),
    ...of(to),
    previousProxyHolder: personId('k'),
    changedOn: localDate(on),
  },
});
const reviewed = (actNo: number, on: string): CustodyActEvent => ({
  type: 'ProxyReviewed',
  data: { ...caseOf(actNo), reviewedOn: localDate(on), outcome: 'IN_ORDER' },
});
const ended = (actNo: number, on: string, keeper = 'k'): CustodyActEvent => ({
  type: 'ProxyHolderEnded',
  data: { ...caseOf(actNo, keeper), endedOn: localDate(on), reasonCode: 'OTHER' },
});

const home = office().household({ a: {} });
const begun = home.told('2021-05-10', appointed('2021-05-10'));
const holdings = (told: typeof home, day = '2021-12-31') =>
  told
    .cards(day)
    .flatMap((card) =>
      card.holdings.map(({ entry, proxyHolder, status }) => [entry, proxyHolder, status]),
    );
const changes = (told: typeof home, day = '2021-12-31') =>
  told
    .cards(day)
    .flatMap((card) =>
      card.changes.map(({ kind, from, to, knownOn, by }) => [
        kind,
        from.join(),
        to.join(),
        knownOn,
        by,
      ]),
    );
const ledger = (asOf: string, ...entries: readonly AnyLedgerEvent[]) =>
  [custodyLedger(asOf), ...entries] as const;

describe('a case begun here', () => {
  it('is in the register at once, with the papers it has by then', () => {
    expect(begun.cards('2021-05-09')).toEqual([]);
    expect(begun.cards('2021-05-10')).toMatchObject([
      {
        beneficiary: 'a',
        household: 'H1',
        holdings: [
          { entry: 'C1', proxyHolder: 'k', status: 'open', hasAgreement: false, validUntil: null },
        ],
        changes: [{ kind: 'began', from: [], to: ['k'], by: 'act' }],
      },
    ]);
    // All on one day: read in the order of their numbers.
    const papers = begun.told(
      '2021-05-12',
      filed(4, 'COUNTY', '2021-05-12'),
      filed(3, 'STREET', '2021-05-12'),
      signed(2, '2021-05-12', '2022-05-11'),
    );
    expect(papers.cards('2021-05-12')[0]!.holdings).toMatchObject([
      {
        hasAgreement: true,
        hasStreetFiling: true,
        hasCountyFiling: true,
        validUntil: '2022-05-11',
        heldFrom: '2021-05-12',
      },
    ]);
  });

  it('is not absent in a ledger that was drawn up before it, and is in one drawn up after', () => {
    const before = begun.told('2021-07-05', ...ledger(Q1));
    expect(holdings(before)).toEqual([['C1', 'k', 'open']]);
    const later = before.told('2021-07-08', ...ledger(Q2));
    expect(holdings(later)).toEqual([['C1', 'k', 'not-listed']]);
    expect(changes(later).at(-1)).toEqual(['not-listed', 'k', '', '2021-07-08', 'ledgers']);
    // Entered after the ledger was drawn up, it could not stand in it, whenever it had begun.
    const late = home.told('2021-07-08', ...ledger(Q2)).told('2021-07-10', appointed('2021-06-20'));
    expect(holdings(late)).toEqual([['C1', 'k', 'open']]);
  });

  it('goes on in the next ledger, which takes away no paper that was entered here', () => {
    const row = custodyEntry(Q2, 'C1', { keeper: 'k', agreement: false, countyFiling: false });
    const told = begun
      .told('2021-05-12', signed(2, '2021-05-12', '2022-05-11'))
      .told('2021-07-08', ...ledger(Q2, row));
    expect(told.cards('2021-07-08')[0]).toMatchObject({
      holdings: [{ status: 'open', hasAgreement: true, hasCountyFiling: false }],
      changes: [{ kind: 'began' }],
    });
  });

  it('ends with the hand-over, and the ledger that says so as well finds no change', () => {
    const told = begun
      .told('2021-08-15', ended(2, '2021-08-14'))
      .told('2021-10-08', ...ledger(Q3, custodyEntry(Q3, 'C1', { ended: '2021-08-14' })));
    expect(holdings(told)).toEqual([['C1', 'k', 'ended']]);
    expect(changes(told)).toEqual([
      ['began', '', 'k', '2021-05-10', 'act'],
      ['ended', 'k', '', '2021-08-15', 'act'],
    ]);
  });

  it('shows the review that was entered, of this keeper and no other', () => {
    const seen = begun.told('2021-06-20', reviewed(2, '2021-06-18'));
    expect(seen.cards('2021-06-20')[0]!.holdings[0]).toMatchObject({ reviewedOn: '2021-06-18' });
    const next = seen.told('2021-06-25', changed(3, 'm', '2021-06-25'));
    const [first, second] = next.cards('2021-06-25')[0]!.holdings;
    expect([first, second]).toMatchObject([
      { proxyHolder: 'k', status: 'changed', reviewedOn: '2021-06-18' },
      { proxyHolder: 'm', status: 'open', reviewedOn: null },
    ]);
  });
});

describe('a case that a ledger began', () => {
  const listed = home.told('2021-04-05', ...ledger(Q1, custodyEntry(Q1, 'C1', { keeper: 'k' })));

  it('has another keeper from the day of the act, without the papers of the one before', () => {
    const next = listed.told('2021-05-10', changed(1, 'm', '2021-05-10'));
    expect(holdings(next)).toEqual([
      ['C1', 'k', 'changed'],
      ['C1', 'm', 'open'],
    ]);
    expect(next.cards('2021-05-10')[0]!.holdings[1]).toMatchObject({ hasAgreement: false });
    expect(changes(next)).toEqual([['changed', 'k', 'm', '2021-05-10', 'act']]);
    // The next ledger says the same, and finds nothing new.
    const told = next.told('2021-07-08', ...ledger(Q2, custodyEntry(Q2, 'C1', { keeper: 'm' })));
    expect(changes(told)).toEqual(changes(next));
    // One that still names the old keeper contradicts the act, and is shown to.
    const other = next.told('2021-07-08', ...ledger(Q2, custodyEntry(Q2, 'C1', { keeper: 'k' })));
    expect(changes(other).at(-1)).toEqual(['changed', 'm', 'k', '2021-07-08', 'ledgers']);
  });
});

describe('the rules on custody', () => {
  it('R12 misses the papers of an official from the day the card is theirs, until both are there', () => {
    const cadre = home.told('2021-01-10', officeHolding('k'));
    const given = cadre.told('2021-05-10', appointed('2021-05-10'));
    expect(given.findings('2021-05-10', 'R12')).toMatchObject([
      { ref: 'C1', days: { missing: 'AGREEMENT,COUNTY_FILING' } },
    ]);
    const papers = given
      .told('2021-05-11', signed(2, '2021-05-11', '2022-05-10'))
      .told('2021-05-13', filed(3, 'STREET', '2021-05-13'), filed(4, 'COUNTY', '2021-05-13'));
    expect(papers.findings('2021-05-12', 'R12')).toHaveLength(1);
    expect(papers.findings('2021-05-13', 'R12')).toEqual([]);
  });

  it('R14 finds on the day after that the agreement is over, without another word', () => {
    const short = begun.told('2021-05-12', signed(2, '2021-05-12', '2021-08-10'));
    expect(short.findings('2021-08-10', 'R14')).toEqual([]);
    expect(short.findings('2021-08-11', 'R14')).toMatchObject([
      { ref: 'C1', days: { validUntil: '2021-08-10', asOf: '2021-08-11' } },
    ]);
    const renewed = short.told('2021-08-12', signed(3, '2021-08-12', '2022-08-11'));
    expect(renewed.findings('2021-08-12', 'R14')).toEqual([]);
    expect(short.told('2021-08-12', ended(3, '2021-08-12')).findings('2021-09-01', 'R14')).toEqual(
      [],
    );
  });

  it('R14 finds a card still kept after its owner died', () => {
    const died = begun.told('2021-06-10', deathClaimed('a', '2021-06-05'));
    expect(died.findings('2021-06-10', 'R14')).toMatchObject([{ severity: 'HIGH' }]);
  });

  it('R11 counts cards given here with those in ledgers, and those that went on no more', () => {
    const three = home.told(
      '2021-04-05',
      ...ledger(
        Q1,
        ...['b', 'c', 'd'].map((owner, n) =>
          custodyEntry(Q1, `D${n}`, { keeper: 'k', beneficiary: owner }),
        ),
      ),
    );
    expect(three.findings('2021-05-09', 'R11')).toEqual([]);
    const four = three.told('2021-05-10', appointed('2021-05-10'));
    expect(four.findings('2021-05-10', 'R11')).toMatchObject([
      { person: 'k', days: { beneficiaries: '4', limit: '3' } },
    ]);
    const gone = four.told('2021-05-20', changed(2, 'm', '2021-05-20'));
    expect(gone.findings('2021-05-20', 'R11')).toEqual([]);
  });
});

describe('before a card is given to somebody', () => {
  const day: LocalDate = localDate('2021-05-10');
  const check = (told: typeof home, keeper = 'k') => {
    const cases = casesOf((told as unknown as { facts: Parameters<typeof casesOf>[0] }).facts);
    const all = (owner: string) => [...new Set([...(cases.get(owner)?.values() ?? [])].flat())];
    const facts = (told as unknown as { facts: KeeperAsked['card'] }).facts;
    const asked: KeeperAsked = {
      proposed: { ...caseOf(1, keeper, 'NEW'), ...of(keeper) },
      day,
      policies: shippedPolicy.on(day),
      card: all('custody/a'),
      cards: all(`proxy/${keeper}`),
      offices: facts,
      keeper: facts.filter(({ event }) => 'person' in event.data && event.data.person === keeper),
      owner: facts.filter(({ event }) => 'person' in event.data && event.data.person === 'a'),
    };
    return checkKeeper(asked).map(({ code, details }) => [code, details]);
  };

  it('nothing is shown of somebody of whom nothing is known', () => {
    expect(check(home)).toEqual([]);
  });

  it('it shows that the card is kept already', () => {
    const kept = home.told('2021-05-01', appointed('2021-05-01', 'm'));
    expect(check(kept)).toEqual([['CARD_KEPT_ALREADY', { entry: 'C1', since: '2021-05-01' }]]);
    expect(check(kept.told('2021-05-02', ended(2, '2021-05-02', 'm')))).toEqual([]);
  });

  it('it shows how many they would keep, the limit passed and not only reached', () => {
    const keeping = (owners: readonly string[]) =>
      home.told(
        '2021-04-05',
        ...ledger(
          Q1,
          ...owners.map((owner, n) =>
            custodyEntry(Q1, `D${n}`, { keeper: 'k', beneficiary: owner }),
          ),
        ),
      );
    expect(check(keeping(['b', 'c']))).toEqual([]);
    expect(check(keeping(['b', 'c', 'd']))).toEqual([
      ['TOO_MANY_CARDS', { beneficiaries: 4, limit: 3 }],
    ]);
  });

  it('it shows that they hold office, or that a near relative does', () => {
    const held = officeHolding('k', { from: '2021-01-01' });
    expect(check(home.told('2021-01-10', held))).toEqual([
      ['HOLDS_OFFICE', { termFrom: '2021-01-01' }],
    ]);
    const past = officeHolding('k', { from: '2018-01-01', until: '2020-12-31' });
    expect(check(home.told('2021-01-10', past))).toEqual([]);
    const named = officeHolding('m', { relatives: { k: 'SIBLING' } });
    expect(check(home.told('2021-01-10', named))).toEqual([
      ['RELATIVE_OF_OFFICIAL', { relation: 'SIBLING' }],
    ]);
    const cousin = officeHolding('m', { relatives: { k: 'OTHER_KIN' } });
    expect(check(home.told('2021-01-10', cousin))).toEqual([]);
  });

  it('it shows that one of the two is reported dead', () => {
    const both = home.told(
      '2021-05-02',
      deathClaimed('k', '2021-05-01'),
      deathClaimed('a', '2021-05-01'),
    );
    const interval = { earliest: '2021-05-01', latest: '2021-05-01' };
    expect(check(both)).toEqual([
      ['KEEPER_REPORTED_DEAD', interval],
      ['OWNER_REPORTED_DEAD', interval],
    ]);
  });
});
