import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BACK_OFF_MS, signatureOf, systemClock } from '@ledger/application';
import type { Instant } from '@ledger/kernel';
import type { ApiClient } from '../e2e/api-client';
import { archive } from './office-files';
import { newPlace, STREET } from './open-ledger';
import { serve, type ServedLedger } from './served-ledger';
import { FIRST, SECOND, send } from './two-villages';

jest.setTimeout(300_000);

let aheadMs = 0;
const clock = {
  today: systemClock.today,
  now: () => new Date(Date.parse(systemClock.now()) + aheadMs).toISOString() as Instant,
};

let served: ServedLedger;
let finance: ApiClient;
let village: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  served = await serve(await newPlace(), clock);
  finance = await served.account('cai', 'finance-officer', STREET);
  village = await served.account('jia', 'auditor', FIRST.division);
  admin = await served.account('guan', 'administrator', STREET);
});

afterAll(() => served.close());

const until = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  const end = performance.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('it did not come in time');
    await new Promise((tick) => setTimeout(tick, 50));
  }
};

interface Heard {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Record<string, unknown>;
}

/** Listens as a browser does. */
const listen = async (client: ApiClient, lastId?: string) => {
  const gone = new AbortController();
  const response = await client.fetch('/events', {
    signal: gone.signal,
    ...(lastId !== undefined && { headers: { 'Last-Event-ID': lastId } }),
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const heard: Heard[] = [];
  let isOver = false;
  const read = async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n');
        const valueOf = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        text = text.slice(end + 2);
        const event = valueOf('event');
        if (event) {
          heard.push({ event, id: valueOf('id'), data: JSON.parse(valueOf('data') ?? '{}') });
        }
      }
    }
  };
  const reading = read()
    .catch(() => undefined)
    .finally(() => (isOver = true));
  return {
    heard,
    isOver: () => isOver,
    of: (event: string, type?: string) =>
      until(() => heard.find((one) => one.event === event && (!type || one.data['type'] === type))),
    leave: async () => {
      gone.abort();
      await reading;
    },
  };
};

const openBatch = (batch: string) =>
  finance.ask('POST', '/batches', { batch, benefitMonth: '2021-06' });

describe('whoever listens', () => {
  it('is told what is new once the answers show it, and how many findings opened where', async () => {
    const listener = await listen(finance);
    expect((await listener.of('begin')).data).toEqual({ resumed: false, findings: [] });
    await openBatch('PC-NEWS');
    expect((await listener.of('news', 'batch.opened')).data).toMatchObject({
      division: STREET,
      about: { batch: 'PC-NEWS', benefitMonth: '2021-06' },
    });
    await send(finance, FIRST);
    await listener.of('news', 'file.imported');
    // Of the street itself as well: its batch had no money.
    const opened = await until(() =>
      listener.heard.find(
        ({ event, data }) => event === 'findings' && data['division'] === FIRST.division,
      ),
    );
    expect(opened.data).toMatchObject({ lapsed: 0 });
    expect(Number(opened.data['opened'])).toBeGreaterThan(0);
    const over = await until(() =>
      listener.heard.find(({ event, data }) => event === 'import' && data['phase'] === 'finished'),
    );
    expect(over.data).not.toHaveProperty('report');
    await listener.leave();
  });

  it('goes on where they were: everything after the last they heard, once', async () => {
    const first = await listen(finance);
    await first.of('begin');
    await openBatch('PC-A');
    const { id } = await first.of('news', 'batch.opened');
    await first.leave();
    await openBatch('PC-B');
    await openBatch('PC-C');
    await served.ledger.caughtUp();
    const second = await listen(finance, id);
    await openBatch('PC-D');
    await until(() => second.heard.filter(({ event }) => event === 'news')[2]);
    expect(second.heard[0]).toMatchObject({ event: 'begin', data: { resumed: true } });
    const batches = second.heard.flatMap(({ event, data }) =>
      event === 'news' ? [(data['about'] as { batch: string }).batch] : [],
    );
    expect(batches).toEqual(['PC-B', 'PC-C', 'PC-D']);
    await second.leave();
  });

  it('begins anew with a place that is none in this log', async () => {
    const listener = await listen(finance, 'no such place');
    expect((await listener.of('begin')).data).toMatchObject({ resumed: false });
    await listener.leave();
  });

  it('hears nothing of what lies outside their scope, nor what they may not read', async () => {
    const [inVillage, inOffice] = [await listen(village), await listen(admin)];
    await inVillage.of('begin');
    await send(finance, SECOND);
    await openBatch('PC-STREET');
    const all = await listen(finance);
    await all.of('begin');
    await finance.send('/imports', [await archive('另.xlsx', [102, 103])]);
    await until(() => inOffice.heard.find(({ data }) => data['type'] === 'file.imported'));
    await served.ledger.caughtUp();
    expect(JSON.stringify(inVillage.heard)).not.toContain(SECOND.division);
    // An account of both villages is a finding (疑点) of theirs as well, and that they are told.
    const theirs = inVillage.heard.filter(({ event }) => event !== 'begin');
    expect(theirs.filter(({ data }) => data['division'] !== FIRST.division)).toEqual([]);
    expect(theirs.filter(({ event }) => event !== 'findings')).toEqual([]);
    const kinds = inOffice.heard.map(({ event, data }) => String(data['type'] ?? event));
    expect(kinds.filter((kind) => /^batch|^findings/.test(kind))).toEqual([]);
    for (const one of [inVillage, inOffice, all]) await one.leave();
  });

  it('is told so and let go when their login is ended elsewhere', async () => {
    const listener = await listen(await served.logIn('jia'));
    await listener.of('begin');
    const account = (await served.ledger.accounts.named('jia'))!;
    await served.ledger.accounts.endSessions(account.id, 'guan');
    expect((await listener.of('end')).data).toEqual({ code: 'not-logged-in' });
    await until(() => listener.isOver() || undefined);
  });
});

describe('a receiver', () => {
  interface Received {
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }
  const received: Received[] = [];
  let answers = 200;
  let receiver: Server;
  let url: string;
  let secret: string;
  let webhook: string;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answers, answers === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    await new Promise<void>((settle) => receiver.listen(0, '127.0.0.1', settle));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });

  afterAll(() => new Promise((settle) => receiver.close(settle)));

  const deliveries = async (status: string) => {
    const { body } = await admin.get(`/webhooks/${webhook}/deliveries`);
    const all = body['deliveries'] as readonly Record<string, unknown>[];
    return all.filter((delivery) => delivery['status'] === status);
  };
  const ofBatch = (batch: string) => received.filter(({ body }) => body.includes(`"${batch}"`));

  it('is made by an administrator, for their own division; the secret is shown once', async () => {
    const wanted = { url, division: STREET, types: ['batch.opened', 'batch.rejected'] };
    expect((await finance.ask('POST', '/webhooks', wanted)).status).toBe(403);
    const outside = await admin.ask('POST', '/webhooks', { ...wanted, division: '500118002' });
    expect(outside.body['code']).toBe('outside-scope');
    const wrong = await admin.ask('POST', '/webhooks', { ...wanted, url: 'ftp://office.example' });
    expect(wrong.body['code']).toBe('not-an-address');
    const made = await admin.ask('POST', '/webhooks', wanted);
    expect(made.status).toBe(201);
    secret = String(made.body['secret']);
    webhook = (made.body['webhook'] as { id: string }).id;
    const listed = await admin.get('/webhooks');
    expect(listed.body['webhooks']).toMatchObject([{ id: webhook, url, waiting: 0, dead: 0 }]);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    const { rows } = await served.ledger.parts.pool.query<{ secret: Buffer }>(
      'select secret from exchange.subscription',
    );
    expect(rows[0]?.secret.toString('latin1')).not.toContain(secret.slice(6, 20));
  });

  it('is sent what happened, signed so that it can tell it is from here', async () => {
    await openBatch('PC-HOOK');
    const [sent] = await until(() =>
      ofBatch('PC-HOOK').length > 0 ? ofBatch('PC-HOOK') : undefined,
    );
    const { headers, body } = sent!;
    const signed = {
      id: String(headers['webhook-id']),
      timestamp: Number(headers['webhook-timestamp']),
      body,
    };
    expect(headers['webhook-signature']).toBe(signatureOf(secret, signed));
    expect(Math.abs(signed.timestamp - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.parse(body)).toMatchObject({
      type: 'batch.opened',
      data: { division: STREET, batch: 'PC-HOOK', benefitMonth: '2021-06' },
    });
    await until(async () => ((await deliveries('delivered')).length > 0 ? true : undefined));
    // Only what was asked for.
    expect(received.map(({ body: text }) => (JSON.parse(text) as { type: string }).type)).toEqual([
      'batch.opened',
    ]);
  });

  it('that does not take it is tried again after longer and longer, and then given up', async () => {
    answers = 500;
    await openBatch('PC-DOWN');
    for (const [tried, wait] of BACK_OFF_MS.entries()) {
      await until(async () =>
        (await deliveries('waiting')).find(
          ({ attempts, problem }) => attempts === tried + 1 && problem !== null,
        ),
      );
      const before = ofBatch('PC-DOWN').length;
      expect(before).toBe(tried + 1);
      aheadMs += wait + 1_000;
      await served.ledger.parts.pool.query(
        'update accounts.session set last_seen_at = $1, expires_at = $2',
        [clock.now(), new Date(Date.parse(clock.now()) + 3_600_000 * 12).toISOString()],
      );
    }
    const [dead] = await until(async () => {
      const found = await deliveries('dead');
      return found.length > 0 ? found : undefined;
    });
    expect(dead).toMatchObject({
      attempts: BACK_OFF_MS.length + 1,
      answerStatus: 500,
      problem: 'not-accepted',
      dueAt: null,
    });
    expect((await admin.get('/webhooks')).body['webhooks']).toMatchObject([{ dead: 1 }]);
    expect(new Set(ofBatch('PC-DOWN').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('is sent again by hand what it did not take', async () => {
    answers = 204;
    const [dead] = await deliveries('dead');
    const path = `/webhooks/${webhook}/deliveries/${String(dead?.['id'])}/redelivery`;
    expect((await admin.ask('POST', path)).body).toMatchObject({ status: 'waiting', attempts: 0 });
    await until(async () => ((await deliveries('dead')).length === 0 ? true : undefined));
    await until(async () => (await deliveries('delivered')).find(({ id }) => id === dead?.['id']));
    const none = await admin.ask('POST', path.replace(/[0-9a-f]{8}-/, '00000000-'));
    expect(none.status).toBe(404);
  });

  it('is not followed to somewhere else', async () => {
    answers = 302;
    await openBatch('PC-MOVED');
    const [waiting] = await until(async () => {
      const found = (await deliveries('waiting')).filter(({ problem }) => problem !== null);
      return found.length > 0 ? found : undefined;
    });
    expect(waiting).toMatchObject({ answerStatus: 302, problem: 'not-accepted' });
    expect(ofBatch('PC-MOVED')).toHaveLength(1);
    answers = 200;
  });

  it('hears nothing any more once it is taken off, and nobody finds it', async () => {
    const before = received.length;
    expect((await admin.ask('DELETE', `/webhooks/${webhook}`)).status).toBe(204);
    await openBatch('PC-AFTER');
    await served.ledger.caughtUp();
    await new Promise((tick) => setTimeout(tick, 2_500));
    expect(received).toHaveLength(before);
    expect((await admin.get('/webhooks')).body['webhooks']).toEqual([]);
    expect((await admin.get(`/webhooks/${webhook}/deliveries`)).status).toBe(404);
  });
});
