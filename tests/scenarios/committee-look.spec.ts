import {
  type AccessAnswer,
  checkedBundle,
  type MomentsAnswer,
  NoteRefused,
  type ReplayAnswer,
  type SearchAnswer,
} from '@ledger/application';
import type { ApiClient } from '../e2e/api-client';
import { headOf, householdNo } from './office-files';
import { type ServedLedger, serveNewLedger } from './served-ledger';
import { FIRST, send } from './two-villages';

jest.setTimeout(120_000);

const STREET = FIRST.division.slice(0, 9);
/** Its head died in February and was paid for April. */
const HOUSEHOLD = householdNo(FIRST.households[1]!);
const DEAD = headOf(FIRST.households[1]!);
/** Stands in the archive and on no roster. */
const NEVER_PAID = FIRST.households[2]!;

let served: ServedLedger;
let street: ApiClient;
let committee: ApiClient;
let vkeys: readonly string[];
/** Everything of this office came on one day. */
let today: string;

beforeAll(async () => {
  served = await serveNewLedger();
  today = served.ledger.parts.clock.today();
  street = await served.account('jie.dao', 'street-officer', STREET);
  committee = await served.account('ji.gong', 'discipline-investigator', STREET);
  await send(street, FIRST);
  const admin = await served.account('guan.li', 'administrator', STREET);
  expect((await admin.ask('POST', '/checkpoints')).status).toBe(200);
  const { body } = await committee.get('/keys');
  vkeys = (body['keys'] as readonly { readonly vkey: string }[]).map(({ vkey }) => vkey);
});

afterAll(() => served.close());

const found = async (text: string): Promise<SearchAnswer> => {
  const { status, body } = await committee.ask('POST', '/committee/search', { text });
  expect(status).toBe(200);
  return body as unknown as SearchAnswer;
};

const accessText = async (): Promise<string> => {
  const { body } = await committee.get('/committee/access?limit=500');
  return JSON.stringify((body as unknown as AccessAnswer).entries);
};

const moments = async (query = ''): Promise<MomentsAnswer> => {
  const { status, body } = await committee.get(
    `/committee/households/${HOUSEHOLD}/moments?knownOn=${today}${query}`,
  );
  expect(status).toBe(200);
  return body as unknown as MomentsAnswer;
};

const replayed = async (query: string): Promise<ReplayAnswer> => {
  const { status, body } = await committee.get(`/households/${HOUSEHOLD}/replay?${query}`);
  expect(status).toBe(200);
  return body as unknown as ReplayAnswer;
};

describe('a search', () => {
  it.each([
    ['the number of a household', HOUSEHOLD, 'household'],
    [
      'an ID number as it is written anywhere',
      ` ${DEAD.id.slice(0, 6)} ${DEAD.id.slice(6)}`,
      'member',
    ],
    ['a whole name', DEAD.name, 'member'],
    ['an account', DEAD.account, 'account'],
  ])('by %s finds the household', async (_, text, by) => {
    const { households } = await found(text);
    expect(households).toMatchObject([{ householdNo: HOUSEHOLD, by }]);
  });

  it('by an account that was never paid to finds whose archive names it', async () => {
    const { households } = await found(headOf(NEVER_PAID).account);
    expect(households).toMatchObject([{ householdNo: householdNo(NEVER_PAID), by: 'account' }]);
  });

  it('by a village finds its households, and by a number its batch', async () => {
    const { households } = await found(FIRST.village);
    expect(households.map(({ householdNo: no }) => no)).toEqual(FIRST.households.map(householdNo));
    expect((await found(FIRST.batch.no)).documents).toMatchObject([
      { kind: 'batch', document: FIRST.batch.no },
    ]);
  });

  it.each(['no such village', DEAD.id.slice(0, 17), DEAD.name.slice(0, 2), 'SY201'])(
    'finds nothing by %s, for nothing is guessed from a part',
    async (text) => {
      const { households, officials, documents } = await found(text);
      expect([...households, ...officials, ...documents]).toEqual([]);
    },
  );

  it('is recorded with what it found, and what was typed is kept nowhere', async () => {
    await found(DEAD.name);
    await found(DEAD.account);
    const text = await accessText();
    expect(text).toMatch(HOUSEHOLD);
    expect(text).toMatch('检索');
    for (const typed of [DEAD.name, DEAD.id, DEAD.account]) expect(text).not.toContain(typed);
  });

  it('shows nobody whole', async () => {
    const answer = JSON.stringify(await found(DEAD.id));
    for (const word of [DEAD.name, DEAD.id, DEAD.account]) expect(answer).not.toContain(word);
  });
});

describe('the moments of a household', () => {
  it('are on each clock what a replay asked there tells', async () => {
    const { clocks, findings } = await moments();
    expect(clocks.asOf.length).toBeGreaterThan(3);
    expect(clocks.recordedAt.length).toBeGreaterThan(3);
    const asking = {
      knownOn: (at: string) => `knownOn=${at}`,
      asOf: (at: string) => `knownOn=${today}&asOf=${at}`,
      recordedAt: (at: string) => `knownOn=${today}&recordedAt=${at}`,
    };
    for (const clock of ['knownOn', 'asOf', 'recordedAt'] as const) {
      for (const { at, findings: places } of clocks[clock]) {
        const story = await replayed(asking[clock](at));
        const ids = places.map((place) => findings[place]!.findingId).toSorted();
        expect([clock, at, ids]).toEqual([
          clock,
          at,
          story.findings.map(({ findingId }) => findingId).toSorted(),
        ]);
      }
    }
  });

  it('show on the clock of facts what was paid after the death, once it was paid', async () => {
    const { asOf } = (await moments()).clocks;
    const overpaid = asOf.map(({ at, state }) => [at < '2021-04', state.overpaidFenCertain]);
    expect(overpaid).toContainEqual([true, 0]);
    expect(overpaid).not.toContainEqual([true, 49_600]);
    expect(asOf.at(-1)!.state).toMatchObject({
      overpaidFenCertain: 49_600,
      members: [{ status: 'dead' }],
    });
  });

  it('on the day everything came are one, with all of it', async () => {
    const { knownOn, asOf } = (await moments()).clocks;
    expect(knownOn.map(({ at }) => at)).toEqual([today]);
    expect(knownOn[0]!.state).toEqual(asOf.at(-1)!.state);
  });

  it('say where each event comes into sight on each clock', async () => {
    const { entries, clocks } = await moments();
    for (const clock of ['knownOn', 'asOf', 'recordedAt'] as const) {
      const places = new Set(clocks[clock].map(({ at }) => at));
      expect(entries.filter(({ on }) => !places.has(on[clock]))).toEqual([]);
    }
  });

  it('are one look, and are told to nobody else', async () => {
    const count = async () => (await accessText()).split('"HistoryReplayed"').length;
    const before = await count();
    await moments();
    expect(await count()).toBe(before + 1);
    const path = `/committee/households/${HOUSEHOLD}/moments`;
    expect((await street.get(path)).body).toEqual((await street.get('/no/such/address')).body);
  });
});

describe('a bundle', () => {
  const bundle = async (): Promise<string> => {
    const response = await committee.fetch(`/committee/households/${HOUSEHOLD}/bundle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ knownOn: today, beside: { knownOn: '2021-04-30' } }),
    });
    expect(response.status).toBe(200);
    return response.text();
  };

  it('proves offline every event of both moments under the key of the log', async () => {
    const checked = checkedBundle(await bundle(), vkeys);
    expect(checked).toMatchObject({ notYetSealed: 0, stories: [{ household: HOUSEHOLD }, {}] });
    expect(checked.events).toBe(checked.stories[0]!.entries);
    expect(checked.signedBy).toHaveLength(1);
  });

  it('holds no more when a step, its actor or its proof is altered', async () => {
    const text = await bundle();
    const altered = (edit: (value: Altered) => void): string => {
      const value = JSON.parse(text) as Altered;
      edit(value);
      return JSON.stringify(value);
    };
    const refusals: readonly (readonly [string, RegExp])[] = [
      [
        altered(({ stories: [story] }) => (story!.entries[1]!.actor = 'jie.dao2')),
        /told-otherwise/,
      ],
      [altered(({ stories: [story] }) => (story!.entries[1]!.data = {})), /told-otherwise/],
      [altered((value) => value.events.pop()), /not-proved/],
      [
        altered(
          ({ events: [event] }) =>
            (event!.text = event!.text.replace('"recordedAt":"2', '"recordedAt":"1')),
        ),
        /not-included/,
      ],
      [altered((value) => (value.format = 'other')), /not-a-bundle/],
      ['{', /not-a-bundle/],
    ];
    for (const [file, reason] of refusals) {
      expect(() => checkedBundle(file, vkeys)).toThrow(reason);
    }
  });

  it('is worth nothing to who has no key of the log', async () => {
    const text = await bundle();
    expect(() => checkedBundle(text, [])).toThrow(NoteRefused);
  });

  it('is recorded as an export', async () => {
    await bundle();
    expect(await accessText()).toMatch(/"DataExported".*"what":"evidence"/);
  });
});

it('the demonstration year is not mixed with files of an office', async () => {
  const before = (await street.get('/imports')).body;
  const { status, body } = await street.ask('POST', '/imports/demonstration');
  expect([status, body['code']]).toEqual([409, 'ledger-not-empty']);
  expect((await street.get('/imports')).body).toEqual(before);
});

interface Altered {
  format: string;
  stories: { entries: { actor: string; data: object }[] }[];
  events: { text: string }[];
}
