import type { AccessAnswer } from '@ledger/application';
import type { ApiClient } from '../e2e/api-client';
import { textOf } from './answer-text';
import { householdNo } from './office-files';
import { alwaysAsked, describedRoutes, nameOf, type Route } from './routes';
import { type ServedLedger, serveNewLedger } from './served-ledger';
import { FIRST, type Known, knownTo, peopleOf, send } from './two-villages';

jest.setTimeout(300_000);

let served: ServedLedger;
let routes: readonly Route[];
let street: ApiClient;
let committee: ApiClient;
let known: Known;

const STREET = FIRST.division.slice(0, 9);
const CLUE = '试线2021-1';
const EVIDENCE = 'POST /committee/clues/{clue}/evidence';
/** Gives rows back as they were sent, so that they can be corrected: no reason is asked for. */
const ROWS_BACK = 'GET /imports/files/{fileId}/rejected.xlsx';

beforeAll(async () => {
  served = await serveNewLedger();
  street = await served.account('jie.dao', 'street-officer', STREET);
  committee = await served.account('ji.gong', 'discipline-investigator', STREET);
  known = await knownTo(street, await send(street, FIRST));
  routes = await describedRoutes(served.http, await served.http.getUrl());
  const clue = { clue: CLUE, source: 'OWN_WORK', purpose: '试验' };
  expect((await committee.ask('POST', '/committee/clues', clue)).status).toBe(200);
});

afterAll(() => served.close());

const personal = peopleOf(FIRST);
const wholeWordsIn = (text: string): readonly string[] =>
  personal.filter((word) => text.includes(word));

const ids = (): Readonly<Record<string, string>> => ({
  importId: known.importId,
  fileId: known.files.find(({ rejected }) => rejected > 0)!.fileId,
  findingId: known.findings.find(({ rule }) => rule === 'R01')!.findingId,
  no: householdNo(FIRST.households[0]!),
  clue: encodeURIComponent(CLUE),
});

const addressOf = ({ path }: Route): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids()[name] ?? '1');

const views = async (): Promise<AccessAnswer['entries']> => {
  const { body } = await committee.get('/committee/access?kind=PersonalDataViewed&limit=500');
  return (body as unknown as AccessAnswer).entries;
};

const ask = async (client: ApiClient, route: Route, reason?: string) => {
  const household = ids()['no'];
  const body = { household, ...(reason && { reveal: reason }) };
  const asked = new URLSearchParams(route.method === 'GET' ? alwaysAsked(route) : {});
  if (reason && route.method === 'GET') asked.set('reveal', reason);
  const query = asked.size > 0 ? `?${asked.toString()}` : '';
  const response = await client.fetch(`${addressOf(route)}${query}`, {
    method: route.method,
    ...(route.method !== 'GET' && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  return { status: response.status, text: await textOf(response) };
};

/** These are asked of a day on which nothing was missing, decided or alike. */
const MAY_HAVE_NOBODY: ReadonlySet<string> = new Set([
  'GET /absence/reviews',
  'GET /custody/due',
  'GET /decisions',
  'GET /matches',
]);

const revealing = (): readonly Route[] =>
  routes.filter((route) => route.asks.includes('reveal') || nameOf(route) === EVIDENCE);

it('the routes that unmask for a reason are known', () => {
  expect(revealing().map(nameOf).toSorted()).toEqual([
    'GET /absence/reviews',
    'GET /custody',
    'GET /custody/due',
    'GET /deaths',
    'GET /decisions',
    'GET /findings',
    'GET /findings.pdf',
    'GET /findings.xlsx',
    'GET /findings/{findingId}/knowledge',
    'GET /findings/{findingId}/knowledge.html',
    'GET /households/{no}/replay',
    'GET /matches',
    'GET /public-notice.pdf',
    'GET /public-notice.xlsx',
    'GET /worklist',
    EVIDENCE,
  ]);
});

it('without a reason no route that is read shows a whole word of anybody', async () => {
  const reads = routes.filter(
    (route) =>
      (route.method === 'GET' || nameOf(route) === EVIDENCE) && nameOf(route) !== ROWS_BACK,
  );
  const before = await views();
  const shown: string[] = [];
  for (const route of reads) {
    for (const client of [street, committee]) {
      const { status, text } = await ask(client, route);
      if (wholeWordsIn(text).length > 0) shown.push(`${nameOf(route)} ${status}`);
    }
  }
  expect(shown).toEqual([]);
  expect(await views()).toEqual(before);
});

it('with a reason each shows them, and has recorded who, why and what before it answers', async () => {
  for (const route of revealing()) {
    const reason = `核对 ${nameOf(route)}`;
    const { status, text } = await ask(committee, route, reason);
    expect([nameOf(route), status]).toEqual([nameOf(route), 200]);
    const [newest] = await views();
    expect(newest).toMatchObject({
      user: 'ji.gong',
      role: 'discipline-investigator',
      details: { purpose: reason },
    });
    if (!MAY_HAVE_NOBODY.has(nameOf(route))) {
      expect([nameOf(route), wholeWordsIn(text).length > 0]).toEqual([nameOf(route), true]);
    }
  }
});

it('rows that are given back whole, to be corrected, are recorded as well', async () => {
  const route = routes.find((one) => nameOf(one) === ROWS_BACK)!;
  const before = (await views()).length;
  const { status, text } = await ask(street, route);
  expect(status).toBe(200);
  expect(wholeWordsIn(text)).not.toEqual([]);
  const after = await views();
  expect(after).toHaveLength(before + 1);
  expect(after[0]).toMatchObject({
    user: 'jie.dao',
    details: {
      purpose: expect.stringContaining('改正退回的行'),
      question: expect.stringContaining(ids()['fileId']!),
    },
  });
});

it('while it cannot be recorded nothing whole leaves', async () => {
  const { pool } = served.ledger.parts;
  await pool.query('alter table committee_log.events rename to events_away');
  const left: string[] = [];
  try {
    for (const route of [...revealing(), routes.find((one) => nameOf(one) === ROWS_BACK)!]) {
      const client = nameOf(route) === ROWS_BACK ? street : committee;
      const reason = nameOf(route) === ROWS_BACK ? undefined : '无法留痕之时';
      const { status, text } = await ask(client, route, reason);
      if (status < 500 || wholeWordsIn(text).length > 0) left.push(`${nameOf(route)} ${status}`);
    }
  } finally {
    await pool.query('alter table committee_log.events_away rename to events');
  }
  expect(left).toEqual([]);
});
