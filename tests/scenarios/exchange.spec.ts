import { systemClock } from '@ledger/application';
import type { Instant } from '@ledger/kernel';
import { ledgerClient } from '../../apps/client/src/client';
import type { Answer, ApiClient } from '../e2e/api-client';
import { headOf, householdNo } from './office-files';
import { newPlace, type Place, STREET } from './open-ledger';
import { PASSWORD_END, serve, type ServedLedger } from './served-ledger';
import { FIRST, SECOND, send } from './two-villages';

jest.setTimeout(300_000);

/** The machine's clock, which can be put forward. */
let aheadMs = 0;
const clock = {
  today: systemClock.today,
  now: () => new Date(Date.parse(systemClock.now()) + aheadMs).toISOString() as Instant,
};

let place: Place;
let served: ServedLedger;
let finance: ApiClient;
let approver: ApiClient;
let reporter: ApiClient;

beforeAll(async () => {
  place = await newPlace();
  served = await serve({ ...place, remove: () => Promise.resolve() }, clock);
  finance = await served.account('cai', 'finance-officer', STREET);
  approver = await served.account('fu', 'finance-approver', STREET);
  reporter = await served.account('jia', 'auditor', FIRST.division);
  await send(finance, FIRST);
  await send(finance, SECOND);
});

afterAll(async () => {
  await served.close();
  await place.remove();
});

type Headers = Readonly<Record<string, string>>;

const ask = async (
  client: ApiClient,
  method: string,
  path: string,
  { body, headers }: { readonly body?: object; readonly headers?: Headers } = {},
): Promise<Answer> => {
  const response = await client.fetch(path, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
};

const post = (client: ApiClient, path: string, body: object, headers: Headers = {}) =>
  ask(client, 'POST', path, { body, headers });

const opened = (batch: string, benefitMonth = '2021-06') => ({ batch, benefitMonth });
const key = (text: string) => ({ 'Idempotency-Key': text });
const eventsOfBatch = async (batch: string): Promise<number> =>
  (await served.ledger.ledger.history(`batch-${batch}` as never)).length;

describe('a problem', () => {
  it('speaks the language of who reads it, Chinese unless they prefer another', async () => {
    const asked = (language: string) =>
      ask(finance, 'GET', '/batches/PC-NONE', { headers: { 'Accept-Language': language } });
    const english = await asked('en-GB,en;q=0.9,zh;q=0.5');
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.body['title']).toBe(english.body['en']);
    for (const language of ['zh-CN', '*', 'fr']) {
      const { body, headers } = await asked(language);
      expect(headers.get('content-language')).toBe('zh-CN');
      expect(body).toMatchObject({ title: body['zh'], en: english.body['en'] });
    }
    expect(english.headers.get('vary')).toContain('Accept-Language');
  });
});

describe('a request under an Idempotency-Key', () => {
  it('is answered as the first time, and is done once', async () => {
    const first = await post(finance, '/batches', opened('PC-ONE'), key('"k-1"'));
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    await ask(finance, 'POST', '/batches/PC-ONE/giving-up');
    const again = await post(finance, '/batches', opened('PC-ONE'), key('k-1'));
    expect(again.status).toBe(201);
    // As it was then: without the key the number would be spent.
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await post(finance, '/batches', opened('PC-ONE'))).status).toBe(409);
    expect(await eventsOfBatch('PC-ONE')).toBe(2);
  });

  it('is no other request, and no request of somebody else', async () => {
    const other = await post(finance, '/batches', opened('PC-OTHER'), key('k-1'));
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
    expect(await eventsOfBatch('PC-OTHER')).toBe(0);
    const second = await served.account('cai2', 'finance-officer', STREET);
    const theirs = await post(second, '/batches', opened('PC-OTHER'), key('k-1'));
    expect(theirs.status).toBe(201);
  });

  it('is remembered only when something was done: a refusal may be tried again', async () => {
    const refused = await post(approver, '/batches/PC-ONE/approval', {}, key('k-2'));
    expect(refused.status).toBe(409);
    const again = await post(approver, '/batches/PC-ONE/approval', {}, key('k-2'));
    expect(again.status).toBe(409);
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    // Nor is it bound to what was refused.
    const invalid = await post(finance, '/batches', { batch: 'PC-TWO' }, key('k-3'));
    expect(invalid.status).toBe(422);
    expect((await post(finance, '/batches', opened('PC-TWO'), key('k-3'))).status).toBe(201);
  });

  it('waits while the same is under way elsewhere, until whoever did it has been gone for long', async () => {
    const body = opened('PC-THREE');
    const { id } = (await served.ledger.accounts.named('cai'))!;
    const { keptAnswers, tokens } = served.ledger.parts;
    const fingerprint = tokens.contentToken(JSON.stringify(['POST', '/api/v1/batches', body]));
    // As a process that dies while it carries the request out.
    await keptAnswers.claim({ account: id, key: 'k-4', fingerprint });
    const busy = await post(finance, '/batches', body, key('k-4'));
    expect([busy.status, busy.body['code']]).toEqual([409, 'request-under-way']);
    expect(busy.headers.get('retry-after')).toBe('2');
    aheadMs += 31_000;
    expect((await post(finance, '/batches', body, key('k-4'))).status).toBe(201);
  });

  it('has a key that can be read', async () => {
    const bad = await post(finance, '/batches', opened('PC-FOUR'), key('a b'));
    expect([bad.status, bad.body['code']]).toEqual([400, 'idempotency-key-not-valid']);
  });

  it('may be an upload: the same files have the first answer, other files are another request', async () => {
    const uploaded = async (name: string, text: string, headers: Headers = key('k-5')) => {
      const form = new FormData();
      form.append('files', new Blob([text]), name);
      const answer = await finance.fetch('/imports', { method: 'POST', body: form, headers });
      const body = (await answer.json()) as Record<string, unknown>;
      return {
        ...body,
        status: answer.status,
        replayed: answer.headers.get('idempotency-replayed'),
      };
    };
    const first = await uploaded('甲.csv', '姓名\n');
    expect(first).toMatchObject({ status: 202, replayed: null, importId: expect.any(String) });
    expect(await uploaded('甲.csv', '姓名\n')).toEqual({ ...first, replayed: 'true' });
    for (const [name, text] of [
      ['甲.csv', '姓名\n1'],
      ['乙.csv', '姓名\n'],
    ] as const) {
      const other = await uploaded(name, text);
      expect([other.status, other]).toMatchObject([422, { code: 'idempotency-key-reused' }]);
    }
    // Without the key it is taken in anew, and known by its content there.
    const again = await uploaded('甲.csv', '姓名\n', {});
    expect(again).toMatchObject({ status: 202, replayed: null });
    expect(again).not.toMatchObject({ importId: (first as { importId?: unknown }).importId });
  });

  it('keeps no answer in plain text', async () => {
    const { rows } = await served.ledger.parts.pool.query<{ answer: Buffer }>(
      'select answer from exchange.kept_answer where answer is not null',
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ answer }) => answer.includes('PC-'))).toEqual([]);
  });
});

describe('a batch, which is one stream', () => {
  const tagOf = async (client: ApiClient, path: string) =>
    (await client.fetch(path)).headers.get('etag') ?? '';

  it('is not sent again to who has it as it is', async () => {
    const tag = await tagOf(finance, '/batches/PC-TWO');
    expect(tag).toMatch(/^"r0\.[0-9a-f]{16}"$/);
    const headers = { 'If-None-Match': tag };
    expect((await finance.fetch('/batches/PC-TWO', { headers })).status).toBe(304);
    const draft = await finance.fetch('/batches/PC-TWO/draft', { headers });
    expect(draft.status).toBe(200);
  });

  it('is not acted on by who saw it before somebody else did something', async () => {
    const seen = await tagOf(finance, '/batches/PC-TWO');
    const stale = { 'If-Match': seen.replace('r0', 'r7') };
    const refused = await post(finance, '/batches/PC-TWO/giving-up', {}, stale);
    expect([refused.status, refused.body['code']]).toEqual([412, 'changed-meanwhile']);
    expect(await eventsOfBatch('PC-TWO')).toBe(1);
    const done = await post(finance, '/batches/PC-TWO/giving-up', {}, { 'If-Match': seen });
    expect(done.status).toBe(200);
    expect(done.headers.get('etag')).toMatch(/^"r1\./);
    expect(done.headers.get('etag')).toBe(await tagOf(finance, '/batches/PC-TWO'));
    const late = await post(finance, '/batches/PC-TWO/freeze', {}, { 'If-Match': seen });
    expect(late.status).toBe(412);
  });

  it('tells a stranger nothing, whatever they claim to have seen', async () => {
    const stranger = await served.account('wai', 'finance-officer', '500118002');
    const statuses = await Promise.all(
      ['"r1.00"', '"r5.00"', '*'].map(async (tag) => {
        const answer = await post(stranger, '/batches/PC-TWO/freeze', {}, { 'If-Match': tag });
        return [answer.status, answer.body['code']];
      }),
    );
    expect(statuses).toEqual(statuses.map(() => [404, 'batch-not-opened']));
  });
});

describe('an overpayment, a finding, a household and a card in custody, each one stream', () => {
  const tagOf = async (client: ApiClient, path: string) => {
    const answer = await client.fetch(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.headers.get('etag') ?? '';
  };

  /** Two look; one acts; what the other saw is not there any more. */
  const tried = async (
    [client, stranger]: readonly [ApiClient, ApiClient],
    path: string,
    [act, body, seenAt]: readonly [act: string, body: object, seenAt: string],
  ) => {
    const seen = await tagOf(client, seenAt);
    const done = await post(client, `${path}/${act}`, body, { 'If-Match': seen });
    expect([done.status < 300, done.body['code']]).toEqual([true, undefined]);
    const now = await tagOf(client, seenAt);
    expect(now.split('.')[0]).not.toBe(seen.split('.')[0]);
    expect(done.headers.get('etag')!.split('.')[0]).toBe(now.split('.')[0]);
    const late = await post(client, `${path}/${act}`, body, { 'If-Match': seen });
    expect([late.status, late.body['code']]).toEqual([412, 'changed-meanwhile']);
    const elsewhere = await post(stranger, `${path}/${act}`, body, { 'If-Match': seen });
    expect(elsewhere.status).toBe(404);
  };

  it('is not acted on by who saw it before somebody else did something', async () => {
    const stranger = await served.account('wai2', 'finance-officer', '500118002');
    const { body } = await ask(finance, 'GET', '/overpayments');
    const [first] = body['overpayments'] as readonly { readonly overpayment: string }[];
    const path = `/overpayments/${first!.overpayment}`;
    await tried([finance, stranger], path, ['establishment', {}, path]);

    const household = `/households/${householdNo(FIRST.households[0]!)}`;
    const stop = {
      change: 'STOP',
      idNumber: headOf(FIRST.households[0]!).id,
      ground: 'OTHER',
      learnedOn: '2021-06-20',
      decidedOn: '2021-06-21',
      effectiveMonth: '2021-07',
    };
    const decided = ['decisions', stop, `${household}/entitlements`] as const;
    await tried([finance, stranger], household, decided);

    const officer = await served.account('jie', 'street-officer', STREET);
    const outside = await served.account('wai3', 'street-officer', '500118002');
    const found = await ask(officer, 'GET', '/worklist?limit=1');
    const [item] = found.body['items'] as readonly { readonly findingId: string }[];
    const finding = `/findings/${item!.findingId}`;
    const assigned = ['assignment', { assignedTo: 'jie' }, `${finding}/work`] as const;
    await tried([officer, outside], finding, assigned);

    const card = `${household}/custody/DG-${FIRST.households[0]!}`;
    const review = { reviewedOn: '2021-06-20', reviewedBy: '王某', outcome: 'IN_ORDER' };
    await tried([officer, outside], card, ['review', review, card]);
    expect((await outside.fetch(`${finding}/work`)).status).toBe(404);
    const inCapitals = `/findings/${item!.findingId.toUpperCase()}/work`;
    expect((await ask(officer, 'GET', inCapitals)).body).toMatchObject({
      state: 'assigned',
      assignedTo: 'jie',
    });
  });
});

describe('a list', () => {
  const namesOf = ({ body }: Answer, list: string, name: string) =>
    (body[list] as readonly Record<string, unknown>[]).map((item) => String(item[name]));

  const nextOf = ({ headers }: Answer): string | undefined =>
    /^<\/api\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];

  /** All pages, with something done after each of them. */
  const walk = async (
    path: string,
    [list, name]: readonly [string, string],
    between: () => Promise<unknown> = () => Promise.resolve(),
  ) => {
    const pages: (readonly string[])[] = [];
    for (let next: string | undefined = path; next;) {
      const answer: Answer = await ask(finance, 'GET', next);
      expect(answer.status).toBe(200);
      pages.push(namesOf(answer, list, name));
      next = nextOf(answer);
      await between();
    }
    return pages;
  };

  it('comes in pages that hold everything once', async () => {
    for (const [path, list, name] of [
      ['/findings', 'findings', 'findingId'],
      ['/imports', 'files', 'fileId'],
      ['/batches', 'batches', 'batch'],
    ] as const) {
      const whole = namesOf(await ask(finance, 'GET', path), list, name);
      const pages = await walk(`${path}?limit=3`, [list, name]);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.every((page) => page.length <= 3)).toBe(true);
      expect(pages.flat().toSorted()).toEqual(whole.toSorted());
    }
  });

  it('shows nothing twice and misses nothing when things are added before the page', async () => {
    let made = 0;
    const before = namesOf(await ask(finance, 'GET', '/batches'), 'batches', 'batch');
    const pages = await walk('/batches?limit=1', ['batches', 'batch'], () =>
      made < 2
        ? post(finance, '/batches', opened(`PA-NEW${(made += 1)}`, '2022-01'))
        : ask(finance, 'GET', '/batches'),
    );
    const seen = pages.flat();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before));
  });

  it('goes on only with its own cursor, within its limits', async () => {
    const next = nextOf(await ask(finance, 'GET', '/findings?limit=1'))!;
    expect(next).toContain('knownOn=');
    const cursor = /cursor=([^&]+)/.exec(next)![1]!;
    const elsewhere = await ask(finance, 'GET', `/batches?limit=1&cursor=${cursor}`);
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([422, 'cursor-not-of-this-list']);
    const otherwise = await ask(finance, 'GET', `${next}&rule=R01`);
    expect(otherwise.status).toBe(422);
    for (const limit of ['0', '1001', 'x', '-1']) {
      expect((await ask(finance, 'GET', `/findings?limit=${limit}`)).status).toBe(422);
    }
  });

  it('of a street, begun by who sees it, goes no further for who sees one village', async () => {
    const next = nextOf(await ask(finance, 'GET', '/findings?limit=1'))!;
    const { status, body } = await ask(reporter, 'GET', next);
    expect(status).toBe(200);
    const divisions = (body['findings'] as readonly { division: string | null }[]).map(
      ({ division }) => division,
    );
    expect(divisions).not.toContain(SECOND.division);
  });
});

describe('a program that uses the client generated from the description', () => {
  it('logs in, acts and reads with types for everything, and acts under a key of its own', async () => {
    const address = await served.http.getUrl();
    const userName = 'cai';
    const login = { userName, password: `${userName}${PASSWORD_END}` };
    const session = await ledgerClient(address).POST('/api/v1/session', { body: login });
    const client = ledgerClient(address, session.data!.token);
    const made = await client.POST('/api/v1/batches', { body: opened('PC-TYPED') });
    expect(made.data?.status).toBe('open');
    const batch = await client.GET('/api/v1/batches/{batch}', {
      params: { path: { batch: 'PC-TYPED' } },
    });
    expect(batch.data).toEqual(made.data);
    const page = await client.GET('/api/v1/findings', { params: { query: { limit: 1 } } });
    const findings: readonly { readonly rule: string }[] = page.data?.findings ?? [];
    expect(findings).toHaveLength(1);
    const none = await client.GET('/api/v1/batches/{batch}', {
      params: { path: { batch: 'PC-NEVER' } },
    });
    expect(none.error?.code).toBe('not-found');
    const { rows } = await served.ledger.parts.pool.query(
      `select from exchange.kept_answer where key ~ '^[0-9a-f]{8}-'`,
    );
    expect(rows).toHaveLength(1);
  });
});

it('answers as the first time also after it was started anew', async () => {
  const body = opened('PC-LAST');
  const first = await post(finance, '/batches', body, key('k-9'));
  expect(first.status).toBe(201);
  await served.close();
  served = await serve({ ...place, remove: () => Promise.resolve() }, clock);
  const again = await post(await served.logIn('cai'), '/batches', body, key('k-9'));
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.body).toEqual(first.body);
});
