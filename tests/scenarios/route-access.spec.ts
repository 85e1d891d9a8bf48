import { may, type Permission, permissions, type Role, ROLES } from '@ledger/application';
import type { DivisionCode } from '@ledger/kernel';
import type { ApiClient } from '../e2e/api-client';
import { textOf } from './answer-text';
import { isLong } from './chance';
import { householdNo } from './office-files';
import {
  alwaysAsked,
  describedRoutes,
  nameOf,
  type Route,
  routeTable,
  servedRoutes,
} from './routes';
import { PASSWORD_END, type ServedLedger, serveNewLedger } from './served-ledger';
import {
  archiveOf,
  FIRST,
  identifiersOfSecond,
  type Known,
  knownTo,
  reportOf,
  SECOND,
  send,
} from './two-villages';

jest.setTimeout(300_000);

let served: ServedLedger;
let routes: readonly Route[];
/** Of every role an account of the first village. */
const ofFirst = {} as Record<Role, ApiClient>;
let secondStreet: ApiClient;
let second: Known;
/** An account of the second village and a login of it. */
let other: { readonly accountId: string; readonly sessionId: string };
/** Who is told news of the second village, and what they were told. */
let told: { readonly webhookId: string; readonly deliveryId: string };
let identifiers: readonly string[];

const accountsOf = async (division: string): Promise<void> => {
  for (const role of ROLES) {
    ofFirst[role] = await served.account(`jia.${role}`, role, division);
  }
};

beforeAll(async () => {
  served = await serveNewLedger();
  await accountsOf(FIRST.division);
  secondStreet = await served.account('yi.street', 'street-officer', SECOND.division);
  const importId = await send(secondStreet, SECOND);
  await send(ofFirst['street-officer'], FIRST);
  second = await knownTo(secondStreet, importId);
  const theirs = await served.account('yi.made', 'finance-officer', SECOND.division.slice(0, 9));
  await theirs.ask('POST', '/batches', { batch: OF_THEIR_STREET, benefitMonth: '2021-06' });
  routes = await describedRoutes(served.http, await served.http.getUrl());
  // A second login of theirs, so that ending it does not end the walk of its own office.
  await served.logIn('yi.street');
  const account = await served.ledger.accounts.named('yi.street');
  const [session] = await served.ledger.accounts.sessions(account!.id);
  other = { accountId: account!.id, sessionId: session!.id };
  const ours = ['yi.street', OF_THEIR_STREET];
  told = await toldOfSecond();
  const all = [...Object.values(other), ...Object.values(told), ...ours];
  identifiers = [...identifiersOfSecond(second), RECEIVER, ...all];
});

/** Nobody is there to receive it. */
const RECEIVER = 'http://127.0.0.1:9/yi';

const toldOfSecond = async () => {
  const { webhooks, parts } = served.ledger;
  const division = SECOND.division as DivisionCode;
  const made = await webhooks.subscribe(
    { url: RECEIVER, division, types: ['file.imported'] },
    division,
    'yi.admin',
  );
  if (!('subscription' in made)) throw new Error(made.refused);
  const { id } = made.subscription;
  const deliveryId = '8f14e45f-ceea-467f-a0e6-4d6f2f6c8b11';
  await parts.pool.query(
    `insert into exchange.delivery (id, subscription_id, type, body, made_at, status, due_at)
     values ($1, $2, 'file.imported', '{}', now(), 'dead', now())`,
    [deliveryId, id],
  );
  return { webhookId: id, deliveryId };
};

afterAll(() => served.close());

it('there is a second village to be told by many words, and the two have something in common', () => {
  expect(second.findings.length).toBeGreaterThan(5);
  expect(second.files).toHaveLength(6);
  expect(second.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['R01', 'R10', 'R46']),
  );
});

describe('the routes', () => {
  it('that are served are those that are described, and no more', () => {
    expect(routes.map(nameOf).toSorted()).toEqual([...servedRoutes(served.http)].toSorted());
  });

  it('each say who may call them and what they can be about', () => {
    process.stdout.write(`\n${routeTable(routes)}\n`);
    const words = ['anyone', 'own-session', 'logged-in', 'committee', ...Object.keys(permissions)];
    expect(routes.filter(({ permission }) => !words.includes(permission ?? ''))).toEqual([]);
    const scopes = ['division', 'ledger', 'own', 'public'];
    expect(routes.filter(({ scope }) => !scopes.includes(scope ?? ''))).toEqual([]);
    const open = routes.filter(({ permission }) => permission === 'anyone').map(nameOf);
    expect(open.toSorted()).toEqual([
      'GET /health',
      'GET /session/oidc',
      'GET /session/oidc/return',
      'GET /session/ways',
      'POST /session',
      'POST /session/reset',
    ]);
  });

  it('give every permission something to open', () => {
    const used = new Set(routes.map(({ permission }) => permission));
    const asked = [
      'reveal-personal-data',
      'confirm-withdrawals',
      'confirm-reversals',
      'confirm-decisions',
      'approve-write-offs',
      'confirm-month-closes',
      'confirm-judgements',
    ];
    const idle = Object.keys(permissions).filter((name) => !used.has(name));
    expect(idle.toSorted()).toEqual(asked.toSorted());
  });
});

type Ids = Readonly<Record<string, readonly string[]>>;

const oneOfEachRule = (): Known['findings'] =>
  second.findings.filter(
    ({ rule }, at, all) => all.findIndex((finding) => finding.rule === rule) === at,
  );

/** What may stand in the place of a parameter, so that it means something of the second village. */
const idsOfSecond = (): Ids => ({
  importId: [second.importId],
  fileId: second.files.map(({ fileId }) => fileId),
  findingId: oneOfEachRule().map(({ findingId }) => findingId),
  no: SECOND.households.map(householdNo),
  batch: [OF_THEIR_STREET],
  overpayment: SECOND.households.map((n) => `${householdNo(n)}-2021-04`),
  accountId: [other.accountId],
  sessionId: [other.sessionId],
  webhookId: [told.webhookId],
  deliveryId: [told.deliveryId],
  month: ['2021-04'],
  entry: ['JIA-1'],
  clue: ['1'],
  form: ['excel'],
  matchId: [A_PAIR],
  size: ['1'],
});

/** A batch that is being made in the street of the second village. */
const OF_THEIR_STREET = 'PC-2021-06-YI';

/** No two entries of the second village are alike: a pair that is nowhere. */
const A_PAIR = '0a0a0a0a-0a0a-5a0a-8a0a-0a0a0a0a0a0a';
/** What somebody was shown of a finding, whatever it was. */
const SEEN = 'a'.repeat(64);

const FILE = Buffer.from(
  '姓名,身份证号,死亡日期,数据来源\n试某,99011819520209565X,2021-02-10,村上报\n',
);

const formOf = (field: string, words: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(words)) form.append(name, value);
  form.append(field, new Blob([FILE]), '另一份.csv');
  return form;
};

const confirmed = () => ({
  userName: 'jia.finance-approver',
  password: `jia.finance-approver${PASSWORD_END}`,
});

const voucher = { voucher: 'ZH-1' };

const notices = [
  {
    division: SECOND.division,
    from: '2021-03',
    announcedOn: null,
    document: '试〔2021〕1号',
    verified: true,
    values: { standardFen: 40_000 },
  },
];

/** About nobody anybody knows, so that the office's own walk changes nothing of its own. */
const decision = {
  change: 'STOP',
  idNumber: '990118190001010000',
  ground: 'OTHER',
  learnedOn: '2021-05-01',
  decidedOn: '2021-05-02',
  effectiveMonth: '2021-06',
};
const entitlement = {
  fromMonth: '2021-06',
  members: [{ idNumber: decision.idNumber, covered: true, monthlyIncomeFen: 10_000 }],
  learnedOn: '2021-05-01',
  decidedOn: '2021-05-02',
};
const custody = {
  idNumber: decision.idNumber,
  keeper: { idNumber: decision.idNumber, name: '试', kind: 'PERSON', relation: 'NEIGHBOUR' },
};
const relative = { idNumber: decision.idNumber, officialIdNumber: decision.idNumber };

/** Whole orders for the second village, so that nothing but its place refuses them. */
const bodies: Readonly<Record<string, () => object>> = {
  'POST /imports/files/{fileId}/withdraw': () => ({
    reasonCode: 'WRONG_FILE',
    secondPerson: confirmed(),
  }),
  'POST /imports/files/{fileId}/comparison': () => formOf('file', {}),
  'POST /imports/files/{fileId}/replace': () =>
    formOf('file', {
      reasonCode: 'WRONG_FILE',
      secondUserName: confirmed().userName,
      secondPassword: confirmed().password,
    }),
  'POST /batches': () => ({ batch: 'PC-2021-07-JIA', benefitMonth: '2021-07' }),
  'POST /batches/{batch}/edits': () => ({
    householdNo: householdNo(SECOND.households[0]!),
    benefitMonth: '2021-06',
    kind: 'REGULAR',
    baseAmountFen: 49_600,
    supplementFen: 0,
    otherFen: 0,
    reasonCode: 'OTHER',
    reason: '试',
  }),
  'POST /batches/{batch}/rejection': () => ({ reasonCode: 'OTHER' }),
  'POST /batches/{batch}/comparison': () => formOf('file', {}),
  'POST /batches/{batch}/roster': () => formOf('file', {}),
  'POST /supplements/preview': () => ({
    benefitMonth: '2021-06',
    kind: 'ONE_OFF',
    document: '试〔2021〕2号',
    per: 'HOUSEHOLD',
    amountFen: 1,
  }),
  'POST /households/{no}/entitlements': () => entitlement,
  'POST /households/{no}/entitlements/preview': () => entitlement,
  'POST /households/{no}/decisions': () => decision,
  'POST /households/{no}/decisions/preview': () => decision,
  'POST /households/{no}/account-changes': () => ({
    changedOn: '2021-05-01',
    account: '6299011800000000',
    accountHolder: '试',
    bank: '试',
    secondPerson: confirmed(),
  }),
  'POST /households/{no}/relative-filings': () => ({
    ...relative,
    officialName: '试',
    relation: 'PARENT',
    filedOn: '2021-05-01',
  }),
  'POST /households/{no}/relative-visits': () => ({
    ...relative,
    visitedOn: '2021-05-02',
    visitedBy: '试',
  }),
  'POST /households/{no}/custody/check': () => ({ ...custody, entry: 'JIA-1' }),
  'POST /households/{no}/custody': () => ({
    ...custody,
    entry: 'JIA-1',
    appointedOn: '2021-05-01',
  }),
  'POST /households/{no}/custody/{entry}/keeper': () => ({
    keeper: custody.keeper,
    changedOn: '2021-05-01',
    receiptNo: 'J1',
  }),
  'POST /households/{no}/custody/{entry}/agreement': () => ({
    agreementNo: 'X1',
    signedOn: '2021-05-01',
    validFrom: '2021-05-01',
    validUntil: '2022-04-30',
  }),
  'POST /households/{no}/custody/{entry}/filing': () => ({
    level: 'STREET',
    filingNo: 'B1',
    filedOn: '2021-05-01',
  }),
  'POST /households/{no}/custody/{entry}/review': () => ({
    reviewedOn: '2021-05-01',
    reviewedBy: '试',
    outcome: 'IN_ORDER',
  }),
  'POST /households/{no}/custody/{entry}/end': () => ({
    endedOn: '2021-05-01',
    reasonCode: 'OTHER',
    receiptNo: 'J2',
  }),
  'POST /months/{month}/closing': () => ({ secondPerson: confirmed() }),
  'POST /overpayments/{overpayment}/demand': () => ({
    instalments: [{ dueOn: '2999-01-01', amountFen: 1 }],
  }),
  'POST /overpayments/{overpayment}/receipts': () => ({
    ...voucher,
    amountFen: 1,
    receivedOn: '2021-06-10',
    way: 'CASH',
  }),
  'POST /overpayments/{overpayment}/offsets': () => ({
    ...voucher,
    amountFen: 1,
    againstMonth: '2021-07',
  }),
  'POST /overpayments/{overpayment}/write-offs': () => ({
    ...voucher,
    amountFen: 1,
    reasonCode: 'OTHER',
    approver: confirmed(),
  }),
  'POST /overpayments/{overpayment}/reversals': () => ({
    ...voucher,
    reasonCode: 'OTHER',
    secondPerson: confirmed(),
  }),
  'POST /findings/{findingId}/assignment': () => ({ assignedTo: 'jia.street-officer' }),
  'POST /findings/{findingId}/verification': () => ({
    verdict: 'FALSE',
    reasonCode: 'WRONG_PERSON',
    seen: SEEN,
  }),
  'POST /findings/{findingId}/passing-on': () => ({ reasonCode: 'LARGE_SUM', seen: SEEN }),
  'POST /findings/{findingId}/closing': () => ({ reasonCode: 'CORRECTED', seen: SEEN }),
  'POST /findings/{findingId}/reopening': () => ({ reasonCode: 'NEW_EVIDENCE' }),
  'POST /findings/{findingId}/suppression': () => ({
    reasonCode: 'AWAITING_REPLY',
    seen: SEEN,
    until: '2999-01-01',
    secondPerson: confirmed(),
  }),
  'POST /matches/{matchId}/confirmation': () => ({ secondPerson: confirmed() }),
  'POST /matches/{matchId}/refusal': () => ({
    reasonCode: 'OTHER_PERSON',
    secondPerson: confirmed(),
  }),
  'POST /matches/{matchId}/undoing': () => ({
    reasonCode: 'NEW_EVIDENCE',
    secondPerson: confirmed(),
  }),
  'POST /policies': () => ({ notices, secondPerson: confirmed() }),
  'POST /policies/check': () => ({ notices }),
  'POST /backfill': () => ({ open: true }),
  'POST /accounts': () => ({
    userName: 'yi.new',
    displayName: '新',
    role: 'auditor',
    scope: SECOND.division,
    password: 'quite long enough',
  }),
  'POST /webhooks': () => ({
    url: 'http://127.0.0.1:9/jia',
    division: SECOND.division,
    types: ['file.imported'],
  }),
  'POST /session/reset': () => ({
    userName: 'yi.street',
    code: 'abcd-efgh-jkmn-pqrt',
    newPassword: 'quite long enough',
  }),
};

const call = async (client: ApiClient, route: Route, path: string) => {
  const given = route.method === 'GET' ? undefined : (bodies[nameOf(route)]?.() ?? {});
  const body = given instanceof FormData ? given : given && JSON.stringify(given);
  const response = await client.fetch(path, {
    method: route.method,
    ...(body !== undefined && { body }),
    ...(typeof body === 'string' && { headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, text: await textOf(response) };
};

/**
 * The addresses of a route with every value of its parameters. An order is refused for whose it is,
 * whichever of theirs it names, and each of them costs a password: one of them will do.
 */
const addresses = (
  { path, method }: Pick<Route, 'path' | 'method'>,
  ids: Ids,
): readonly string[] => {
  const parameter = /\{(\w+)\}/.exec(path)?.[1];
  if (!parameter) return [path];
  const values = ids[parameter]!;
  return (method === 'GET' ? values : values.slice(0, 1)).flatMap((id) =>
    addresses({ path: path.replace(`{${parameter}}`, encodeURIComponent(id)), method }, ids),
  );
};

/** Plainly, by the other village's name and code, unmasked, and in the other division itself. */
const questions = ({ asks, path }: Route): readonly string[] => [
  '',
  // A PDF is written from what its workbook is written from, and that is asked in every way.
  ...(path.endsWith('.pdf') ? [] : inEveryWay(asks)),
  `?division=${SECOND.division}`,
];

const inEveryWay = (asks: Route['asks']): readonly string[] => [
  ...(asks.includes('village')
    ? [`?village=${SECOND.village}`, `?village=${SECOND.division}`]
    : []),
  ...(asks.includes('reveal') ? ['?reveal=核对本人'] : []),
];

/** The address with its question, and with what its route must be asked for. */
const asking = (address: string, question: string, route: Route): string => {
  const always = new URLSearchParams(alwaysAsked(route)).toString();
  if (!always) return `${address}${question}`;
  return question ? `${address}${question}&${always}` : `${address}?${always}`;
};

/** Logging out ends the walk. */
const walked = () => routes.filter((route) => nameOf(route) !== 'DELETE /session');

interface Answered {
  readonly route: Route;
  readonly question: string;
  readonly status: number;
  readonly text: string;
}

interface Asked {
  readonly address: string;
  readonly question: string;
}

/**
 * Every id of the second village, in every way of asking; in the short form the first id in every
 * way and the others plainly.
 */
const everyWay = (route: Route): readonly Asked[] =>
  addresses(route, idsOfSecond()).flatMap((address, at) =>
    (isLong || at === 0 ? questions(route) : ['']).map((question) => ({ address, question })),
  );

const isPermission = (word: string | undefined): word is Permission =>
  Object.hasOwn(permissions, word ?? '');

/**
 * What is not for a role is refused to it before anybody looks at the id or the question, so one
 * way of asking shows it; `misjudged` sees where it was not refused.
 */
const waysOf = (role: Role, route: Route): readonly Asked[] => {
  const { permission } = route;
  const isRefused = isPermission(permission) && !may(role, permission);
  return isRefused ? everyWay(route).slice(0, 1) : everyWay(route);
};

/** Tries every route. */
const walk = async (
  client: ApiClient,
  ways: (route: Route) => readonly Asked[],
): Promise<readonly Answered[]> => {
  const answers: Answered[] = [];
  for (const route of walked()) {
    for (const { address, question } of ways(route)) {
      const answer = await call(client, route, asking(address, question, route));
      answers.push({ route, question, ...answer });
    }
  }
  return answers;
};

/** Which of the answers hold a word of the second village, and which words. */
const seenIn = (answers: readonly Answered[]): readonly string[] =>
  answers.flatMap(({ route, question, text }) => {
    const words = identifiers.filter((word) => text.includes(word));
    return words.length > 0 ? [`${nameOf(route)}${question}: ${words.join(' ')}`] : [];
  });

const A_STRANGER =
  /\{(?:batch|overpayment|importId|fileId|findingId|matchId|no|accountId|sessionId|webhookId)\}/;

/** Answers that are neither a refusal nor «not there», though the id is that of a stranger. */
const takenIn = (answers: readonly Answered[]): readonly string[] =>
  answers
    .filter(({ route, question }) => A_STRANGER.test(route.path) && question === '')
    .filter(({ status }) => status !== 403 && status !== 404)
    .map(({ route, status }) => `${nameOf(route)} ${status}`);

/** Answers that a role is given without the permission, or refused in spite of it. */
const misjudged = (role: Role, answers: readonly Answered[]): readonly string[] =>
  answers.flatMap(({ route, question, text }) => {
    if (!isPermission(route.permission) || question !== '') return [];
    const isRefused = text.includes('"code":"not-permitted"');
    return isRefused === may(role, route.permission) ? [nameOf(route)] : [];
  });

describe('whoever belongs to one village', () => {
  it.each(ROLES)('sees nothing of another on any route, as %s', async (role) => {
    const answers = await walk(ofFirst[role], (route) => waysOf(role, route));
    expect(new Set(answers.map(({ route }) => nameOf(route))).size).toBe(walked().length);
    expect(seenIn(answers)).toEqual([]);
    expect(takenIn(answers)).toEqual([]);
    expect(misjudged(role, answers)).toEqual([]);
  });

  it('learns nothing of a file of another by sending the same one', async () => {
    const twin = { name: '同样的.csv', bytes: reportOf(SECOND) };
    const { body } = await ofFirst['village-reporter'].send('/imports', [twin]);
    const steps = await ofFirst['village-reporter'].progress(body['importId']);
    expect(steps.at(-1)?.report?.files).toMatchObject([{ outcome: 'duplicate', fileId: null }]);
    const said = JSON.stringify(steps);
    expect(
      second.files.filter(
        ({ fileId, fileName }) => said.includes(fileId) || said.includes(fileName ?? fileId),
      ),
    ).toEqual([]);
  });

  it('states nothing for another: a file with rows of theirs is refused whole', async () => {
    const rows = { ...FIRST, households: [...FIRST.households, ...SECOND.households] };
    const file = await archiveOf(rows, '01-两村.xlsx');
    const { body } = await ofFirst['village-reporter'].send('/imports', [file]);
    const steps = await ofFirst['village-reporter'].progress(body['importId']);
    expect(steps.at(-1)?.report?.files).toMatchObject([
      { outcome: 'refused', fileId: null, problem: { code: 'OUTSIDE_SCOPE' } },
    ]);
  });

  it('has changed nothing of the other', async () => {
    const now = await knownTo(secondStreet, second.importId);
    expect(now.files).toEqual(second.files);
    expect(now.findings).toEqual(second.findings);
    const account = await served.ledger.accounts.named('yi.street');
    expect(account).not.toHaveProperty('disabledAt');
    expect(await served.ledger.accounts.named('yi.new')).toBeUndefined();
    expect((await secondStreet.get('/backfill')).body).toMatchObject({ open: false });
    const { webhooks } = served.ledger;
    expect(await webhooks.list(SECOND.division as DivisionCode)).toMatchObject([{ dead: 1 }]);
  });
});

it('the same walk shows the other village to its own office, so that it would have been seen', async () => {
  const seen = new Set(
    seenIn(await walk(secondStreet, everyWay)).map((line) => line.split(/[?:]/, 1)[0]),
  );
  for (const route of [
    'GET /findings',
    'GET /worklist',
    'GET /findings.xlsx',
    'GET /findings.pdf',
    'GET /custody.xlsx',
    'GET /custody.pdf',
    'GET /arrears.xlsx',
    'GET /overpayments.xlsx',
    'GET /overpayments.pdf',
    'GET /public-notice.xlsx',
    'GET /public-notice.pdf',
    'GET /work-ledger.xlsx',
    'GET /work-ledger.pdf',
    'GET /year-end.xlsx',
    'GET /findings/{findingId}',
    'GET /findings/{findingId}/knowledge',
    'GET /findings/{findingId}/knowledge.html',
    'GET /households/{no}/replay',
    'GET /households/{no}/entitlements',
    'GET /divisions',
    'GET /custody',
    'GET /relations',
    'GET /deaths',
    'GET /arrears',
    'GET /overpayments',
    'GET /absence/reviews',
    'GET /overview',
    'GET /imports',
    'GET /imports/{importId}',
    'GET /imports/{importId}/progress',
    'GET /imports/files/{fileId}/rejected',
    'GET /imports/files/{fileId}/rejected.xlsx',
    'GET /sessions',
    'GET /session',
    'GET /events',
  ])
    expect(seen).toContain(route);
});

it('a finding on an account of both villages says how many households, and names only its own', async () => {
  const { body } = await ofFirst['street-officer'].get('/findings?rule=R10');
  const [shared] = body['findings'] as Known['findings'];
  expect(shared).toMatchObject({ householdNo: householdNo(101), days: { households: '2' } });
  expect(shared?.days).not.toHaveProperty('sharedWith');
  expect(shared?.note).toContain('辖区外的户');
  const street = await served.account('both', 'street-officer', FIRST.division.slice(0, 9));
  const whole = await street.get(`/findings?rule=R10&village=${FIRST.division}`);
  expect(whole.body['findings']).toMatchObject([{ days: { sharedWith: householdNo(601) } }]);
});
