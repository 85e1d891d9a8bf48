import * as fc from 'fast-check';
import { type CustodyEntryNo, decideWith, fold, isRefusal } from '@ledger/kernel';
import { spec } from '../testing/spec';
import { day, division, evidence, household, person, token } from '../testing/words';
import type { CustodyWarning } from './act-events';
import type { CustodyAct } from './commands';
import { custody } from './decider';
import type { CustodyEvent } from './events';

const given = spec(custody);
const [owner, li, zhang] = [person('wang'), person('li'), person('zhang')];
const named = { division, entry: 'DG0001' as CustodyEntryNo };
const card = { ...named, household, beneficiary: owner, proxyHolder: li };
const keeper = {
  proxyHolderNameToken: token('li'),
  proxyKind: 'PERSON',
  relation: 'NEIGHBOUR',
} as const;
const NOTHING: readonly CustodyWarning[] = [];
const giving = {
  ...card,
  ...keeper,
  village: '青杠嘴村',
  appointedOn: day('2021-05-10'),
  shown: NOTHING,
  evidence,
};
const appoint = (
  more: Partial<typeof giving> & { acknowledged?: readonly CustodyWarning[] } = {},
) => ({ type: 'AppointProxyHolder', data: { acknowledged: NOTHING, ...giving, ...more } }) as const;
const appointed: CustodyEvent = { type: 'ProxyHolderAppointed', data: { ...giving, actNo: 1 } };
const validity = {
  signedOn: day('2021-05-11'),
  validFrom: day('2021-05-11'),
  validUntil: day('2022-05-10'),
};
const sign: CustodyAct = { type: 'SignProxyAgreement', data: { ...named, ...validity, evidence } };
const signed: CustodyEvent = {
  type: 'ProxyAgreementSigned',
  data: { ...card, ...validity, evidence, actNo: 2 },
};
const file = (level: 'STREET' | 'COUNTY', filedOn = '2021-05-12'): CustodyAct => ({
  type: 'FileProxy',
  data: { ...named, level, filedOn: day(filedOn), evidence },
});
const filed = (level: 'STREET' | 'COUNTY', actNo: number): CustodyEvent => ({
  type: 'ProxyFiled',
  data: { ...card, level, filedOn: day('2021-05-12'), evidence, actNo },
});
const change: CustodyAct = {
  type: 'ChangeProxyHolder',
  data: {
    ...named,
    ...keeper,
    proxyHolder: zhang,
    changedOn: day('2021-06-01'),
    shown: NOTHING,
    acknowledged: NOTHING,
    evidence,
  },
};
const changed: CustodyEvent = {
  type: 'ProxyHolderChanged',
  data: {
    ...card,
    ...keeper,
    proxyHolder: zhang,
    previousProxyHolder: li,
    village: giving.village,
    changedOn: day('2021-06-01'),
    shown: NOTHING,
    evidence,
    actNo: 2,
  },
};
const end = (endedOn = '2021-07-01'): CustodyAct => ({
  type: 'EndProxyHolder',
  data: { ...named, endedOn: day(endedOn), reasonCode: 'OWNER_ABLE', evidence },
});
const ended: CustodyEvent = {
  type: 'ProxyHolderEnded',
  data: { ...card, endedOn: day('2021-07-01'), reasonCode: 'OWNER_ABLE', evidence, actNo: 2 },
};
const statedData = {
  ...card,
  village: giving.village,
  proxyKind: 'PERSON',
  relation: 'NEIGHBOUR',
  hasAgreement: true,
  hasStreetFiling: false,
  hasCountyFiling: false,
  validUntil: day('2021-12-31'),
  asOf: day('2021-03-31'),
  statedOn: day('2021-04-05'),
  evidence,
} as const;
const stated: CustodyEvent = { type: 'CustodyEntryStated', data: statedData };

describe('a card is given to a keeper', () => {
  it('under a number of its own, and once', () => {
    given().when(appoint()).then(appointed);
    given(appointed)
      .when(appoint({ proxyHolder: zhang }))
      .thenRefused('entry-number-taken', { since: '2021-05-10' });
    given(appointed, ended)
      .when(appoint())
      .thenRefused('entry-number-taken', { endedOn: '2021-07-01' });
    given(stated).when(appoint()).thenRefused('entry-number-taken', { since: '2021-03-31' });
  });

  it('not to whom it belongs', () => {
    given()
      .when(appoint({ proxyHolder: owner }))
      .thenRefused('own-keeper');
  });

  it('with what was shown of the keeper, taken on by name', () => {
    const shown = ['HOLDS_OFFICE', 'TOO_MANY_CARDS'] as const;
    given()
      .when(appoint({ shown, acknowledged: ['HOLDS_OFFICE'] }))
      .thenRefused('warnings-not-acknowledged', { open: 'TOO_MANY_CARDS' });
    given()
      .when(appoint({ shown, acknowledged: shown }))
      .then({ type: 'ProxyHolderAppointed', data: { ...giving, shown, actNo: 1 } });
  });
});

describe('its papers', () => {
  it('come in their order: agreement, street, county', () => {
    given(appointed).when(file('STREET')).thenRefused('agreement-missing');
    given(appointed).when(sign).then(signed);
    given(appointed, signed).when(file('COUNTY')).thenRefused('street-filing-missing');
    given(appointed, signed).when(file('STREET')).then(filed('STREET', 3));
    given(appointed, signed, filed('STREET', 3)).when(file('COUNTY')).then(filed('COUNTY', 4));
    given(appointed, signed, filed('STREET', 3))
      .when(file('STREET'))
      .thenRefused('already-filed', { level: 'STREET' });
  });

  it('go on from what a ledger says', () => {
    given(stated).when(file('STREET')).then(filed('STREET', 1));
  });

  it('are not filed once the agreement is over, and end no earlier than they begin', () => {
    given(appointed, signed)
      .when(file('STREET', '2022-05-11'))
      .thenRefused('agreement-over', { validUntil: '2022-05-10', filedOn: '2022-05-11' });
    given(appointed)
      .when({
        ...sign,
        data: { ...named, ...validity, validUntil: day('2021-05-10'), evidence },
      } as CustodyAct)
      .thenRefused('validity-ends-before-it-begins', {
        validFrom: '2021-05-11',
        validUntil: '2021-05-10',
      });
  });

  it('may be of one day: valid for it, and filed on the last of it', () => {
    const oneDay = { ...validity, validUntil: validity.validFrom };
    given(appointed)
      .when({ ...sign, data: { ...named, ...oneDay, evidence } } as CustodyAct)
      .then({ ...signed, data: { ...card, ...oneDay, evidence, actNo: 2 } } as CustodyEvent);
    const last = filed('STREET', 3);
    given(appointed, signed)
      .when(file('STREET', '2022-05-10'))
      .then({ ...last, data: { ...last.data, filedOn: validity.validUntil } } as CustodyEvent);
  });

  it('are those of one keeper: the next has none yet', () => {
    const second = { ...changed, data: { ...changed.data, actNo: 4 } } as CustodyEvent;
    given(appointed, signed, filed('STREET', 3), second)
      .when(file('COUNTY'))
      .thenRefused('agreement-missing');
  });

  it('stay when a ledger leaves them blank, and go with its keeper', () => {
    const ledger = (more: object): CustodyEvent => ({
      ...stated,
      data: { ...statedData, asOf: day('2021-06-30'), ...more },
    });
    given(appointed, signed, ledger({ hasAgreement: false }))
      .when(file('STREET', '2021-07-05'))
      .then({
        type: 'ProxyFiled',
        data: { ...card, level: 'STREET', filedOn: day('2021-07-05'), evidence, actNo: 3 },
      });
    given(appointed, signed, ledger({ hasAgreement: false, validUntil: undefined }))
      .when(file('STREET', '2022-05-11'))
      .thenRefused('agreement-over', { validUntil: '2022-05-10', filedOn: '2022-05-11' });
    given(appointed, signed, ledger({ hasAgreement: false, proxyHolder: zhang }))
      .when(file('STREET', '2021-07-05'))
      .thenRefused('agreement-missing');
  });
});

describe('a card that is kept', () => {
  it('goes to another keeper, not to the same', () => {
    given(appointed).when(change).then(changed);
    given(appointed, changed).when(change).thenRefused('same-keeper');
  });

  it('is reviewed', () => {
    const review: CustodyAct = {
      type: 'ReviewProxy',
      data: { ...named, reviewedOn: day('2021-06-20'), outcome: 'IN_ORDER', evidence },
    };
    given(appointed)
      .when(review)
      .then({
        type: 'ProxyReviewed',
        data: { ...card, reviewedOn: day('2021-06-20'), outcome: 'IN_ORDER', evidence, actNo: 2 },
      });
    given(appointed, ended).when(review).thenRefused('card-not-held', { endedOn: '2021-07-01' });
  });

  it('comes back once, and not before it was given', () => {
    given(appointed).when(end()).then(ended);
    given(appointed, ended).when(end()).thenRefused('card-not-held', { endedOn: '2021-07-01' });
    given(appointed)
      .when(end('2021-05-09'))
      .thenRefused('before-it-was-held', { since: '2021-05-10', on: '2021-05-09' });
    given().when(end()).thenRefused('card-not-held');
    const atOnce = { ...ended.data, endedOn: giving.appointedOn };
    given(appointed)
      .when(end(giving.appointedOn))
      .then({ ...ended, data: atOnce } as CustodyEvent);
  });
});

it('whatever is ordered, acts are numbered without a gap and no paper outlives its keeper', () => {
  const orders = fc.array(
    fc.constantFrom('appoint', 'sign', 'street', 'county', 'to-li', 'to-zhang', 'end'),
    { maxLength: 30 },
  );
  const to = (proxyHolder: typeof li): CustodyAct =>
    ({ ...change, data: { ...change.data, proxyHolder } }) as CustodyAct;
  const acts = {
    appoint: appoint(),
    sign,
    street: file('STREET', '2021-06-02'),
    county: file('COUNTY', '2021-06-02'),
    'to-li': to(li),
    'to-zhang': to(zhang),
    end: end(),
  } as const satisfies Record<string, CustodyAct>;
  fc.assert(
    fc.property(orders, (all) => {
      const events: CustodyEvent[] = [];
      for (const name of all) {
        const state = fold(custody.evolve, custody.initialState, events);
        const outcome = decideWith(custody, acts[name as keyof typeof acts], state);
        if (!isRefusal(outcome)) events.push(...outcome);
      }
      expect(events.map(({ data }) => (data as { actNo: number }).actNo)).toEqual(
        events.map((_, n) => n + 1),
      );
      const county = events.findLastIndex(
        ({ type, data }) => type === 'ProxyFiled' && (data as { level: string }).level === 'COUNTY',
      );
      if (county < 0) return;
      const holder = (events[county]!.data as typeof card).proxyHolder;
      const earlier = events.slice(0, county) as readonly CustodyEvent[];
      const since = earlier.findLastIndex(({ type }) =>
        ['ProxyHolderAppointed', 'ProxyHolderChanged'].includes(type),
      );
      const papers = earlier.slice(since).map(({ type }) => type);
      expect((earlier[since]!.data as typeof card).proxyHolder).toBe(holder);
      expect(papers).toEqual(expect.arrayContaining(['ProxyAgreementSigned', 'ProxyFiled']));
    }),
  );
});
