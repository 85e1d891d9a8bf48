import { office } from '../testing/case-builder';
import { custodyEntry, custodyLedger } from '../testing/custody-statements';

const [Q1, Q2, Q3] = ['2021-03-31', '2021-06-30', '2021-09-30'] as const;
const ledger = (asOf: string, ...entries: readonly ReturnType<typeof custodyEntry>[]) =>
  [custodyLedger(asOf), ...entries] as const;

const first = office()
  .household({ a: {} })
  .told('2021-04-05', ...ledger(Q1, custodyEntry(Q1, 'C1', { keeper: 'k' })));

const holdings = (told: typeof first, day = '2021-12-31') =>
  told
    .cards(day)
    .flatMap((card) =>
      card.holdings.map(({ entry, proxyHolder, status }) => [entry, proxyHolder, status]),
    );
const changes = (told: typeof first, day = '2021-12-31') =>
  told
    .cards(day)
    .flatMap((card) =>
      card.changes.map(({ kind, from, to, knownOn }) => [kind, from.join(), to.join(), knownOn]),
    );

describe('the custody register', () => {
  it('says who keeps a card, since when and on what paper; the first ledger is no change', () => {
    expect(first.cards('2021-04-04')).toEqual([]);
    expect(first.cards('2021-04-05')).toMatchObject([
      {
        beneficiary: 'a',
        household: 'H1',
        holdings: [
          {
            entry: 'C1',
            proxyHolder: 'k',
            status: 'open',
            heldFrom: '2021-01-01',
            hasAgreement: true,
            knownSince: '2021-04-05',
          },
        ],
        changes: [],
      },
    ]);
  });

  it('finds another keeper between two ledgers, known from the day the second came', () => {
    const next = first.told('2021-07-08', ...ledger(Q2, custodyEntry(Q2, 'C1', { keeper: 'm' })));
    expect(changes(next, '2021-07-07')).toEqual([]);
    expect(changes(next)).toEqual([['changed', 'k', 'm', '2021-07-08']]);
    expect(holdings(next)).toEqual([
      ['C1', 'k', 'changed'],
      ['C1', 'm', 'open'],
    ]);
  });

  it('finds the change on the same day when the older ledger comes late', () => {
    const late = office()
      .household({ a: {} })
      .told('2021-07-08', ...ledger(Q2, custodyEntry(Q2, 'C1', { keeper: 'm' })))
      .told('2021-08-01', ...ledger(Q1, custodyEntry(Q1, 'C1', { keeper: 'k' })));
    expect(changes(late, '2021-07-31')).toEqual([]);
    expect(changes(late)).toEqual([['changed', 'k', 'm', '2021-08-01']]);
    expect(holdings(late).at(-1)).toEqual(['C1', 'm', 'open']);
  });

  it('takes an entry the newest ledger does not name for ended, and says that it is not listed', () => {
    const gone = first.told('2021-07-08', ...ledger(Q2));
    expect(holdings(gone)).toEqual([['C1', 'k', 'not-listed']]);
    expect(changes(gone)).toEqual([['not-listed', 'k', '', '2021-07-08']]);
  });

  it('does not take a row that was sent back for one that is absent', () => {
    const unread = first.told('2021-07-08', custodyLedger(Q2, { unread: ['C1'] }));
    expect(holdings(unread)).toEqual([['C1', 'k', 'open']]);
    expect(changes(unread)).toEqual([]);
  });

  it('knows an end that the ledger states from an absence', () => {
    const ended = first.told(
      '2021-10-08',
      ...ledger(Q3, custodyEntry(Q3, 'C1', { ended: '2021-08-15' })),
    );
    expect(holdings(ended)).toEqual([['C1', 'k', 'ended']]);
    expect(changes(ended)).toEqual([['ended', 'k', '', '2021-10-08']]);
  });
});
