import type { Instant, LocalDate } from '@ledger/kernel';
import type { Clock, OpenSession } from '@ledger/application';
import type { Answer, ApiClient } from '../e2e/api-client';
import { PASSWORD_END, type ServedLedger, serveNewLedger } from './served-ledger';

jest.setTimeout(120_000);

const STREET = '500118001';
const MINUTE = 60_000;

let at = Date.parse('2021-06-10T01:00:00Z');
const clock: Clock = {
  now: () => new Date(at).toISOString() as Instant,
  today: () => '2021-06-10' as LocalDate,
};

let served: ServedLedger;
let admin: ApiClient;

beforeAll(async () => {
  served = await serveNewLedger(clock);
  admin = await served.account('guan.li', 'administrator', STREET);
});

afterAll(() => served.close());

const idOf = async (userName: string): Promise<string> =>
  (await served.ledger.accounts.named(userName))!.id;
const codeOf = ({ body }: Answer): unknown => body['code'];
const sessionsOf = ({ body }: Answer) => body['sessions'] as readonly OpenSession[];
const passwordOf = (userName: string): string => `${userName}${PASSWORD_END}`;
const logIn = (userName: string, password = passwordOf(userName)): Promise<Answer> =>
  served.nobody.ask('POST', '/session', { userName, password });

it('an administrator makes accounts of every role in the own division and beneath, and no wider', async () => {
  const make = (userName: string, role: string, scope: string) =>
    admin.ask('POST', '/accounts', {
      userName,
      displayName: '新人',
      role,
      scope,
      password: 'the first password',
    });
  const made = await make('fu.he', 'finance-approver', STREET);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    userName: 'fu.he',
    role: 'finance-approver',
    scope: STREET,
    mustChangePassword: true,
    disabledAt: null,
    lockedUntil: null,
  });
  expect(codeOf(await make('fu.he', 'auditor', STREET))).toBe('user-name-taken');
  expect(codeOf(await make('cun', 'village-reporter', STREET))).toBe('scope-not-a-village');
  expect((await make('cun', 'village-reporter', `${STREET}201`)).status).toBe(201);
  expect(codeOf(await make('qu', 'auditor', '500118'))).toBe('outside-scope');
  expect(codeOf(await make('x', 'auditor', STREET))).toBe('not-a-user-name');
  expect(codeOf(await make('king', 'king', STREET))).toBe('not-valid');
  const first = await logIn('cun', 'the first password');
  expect(first.body).toMatchObject({
    account: { role: 'village-reporter', scope: `${STREET}201` },
  });
  const { body } = await admin.get('/accounts');
  const names = (body['accounts'] as readonly { userName: string }[]).map((one) => one.userName);
  expect(names).toEqual(expect.arrayContaining(['cun', 'fu.he', 'guan.li']));
});

it('everybody sees their own logins and ends one of them', async () => {
  const here = await served.account('li.si', 'finance-officer', STREET);
  const there = await served.logIn('li.si');
  const listed = sessionsOf(await here.get('/sessions'));
  expect(listed).toHaveLength(2);
  expect(listed[0]).toMatchObject({ address: expect.stringContaining('127.0.0.1') });
  const other = listed.find(({ isCurrent }) => !isCurrent)!;
  expect((await admin.ask('DELETE', `/sessions/${other.id}`)).status).toBe(404);
  expect((await here.ask('DELETE', `/sessions/${other.id}`)).status).toBe(204);
  expect((await there.get('/session')).status).toBe(401);
  expect((await here.get('/session')).status).toBe(200);
  expect((await here.ask('DELETE', '/sessions/none')).status).toBe(404);
});

it('an administrator ends every login of an account at once', async () => {
  const wang = await served.account('wang.wu', 'street-officer', STREET);
  const path = `/accounts/${await idOf('wang.wu')}/sessions`;
  expect(sessionsOf(await admin.get(path))).toHaveLength(1);
  expect((await wang.get('/rules')).status).toBe(200);
  expect((await admin.ask('DELETE', path)).status).toBe(204);
  expect((await wang.get('/rules')).status).toBe(401);
  expect(sessionsOf(await admin.get(path))).toEqual([]);
});

it('a disabled account is out at once and stays out until it is enabled', async () => {
  const zhao = await served.account('zhao.liu', 'auditor', STREET);
  const path = `/accounts/${await idOf('zhao.liu')}`;
  expect((await admin.ask('POST', `${path}/disabling`)).body).toMatchObject({
    disabledAt: clock.now(),
  });
  expect((await zhao.get('/session')).status).toBe(401);
  expect(codeOf(await logIn('zhao.liu'))).toBe('disabled');
  expect((await admin.ask('POST', `${path}/enabling`)).body).toMatchObject({ disabledAt: null });
  expect((await logIn('zhao.liu')).status).toBe(200);
  const own = `/accounts/${await idOf('guan.li')}/disabling`;
  expect(codeOf(await admin.ask('POST', own))).toBe('own-account');
});

it('five wrong passwords lock for fifteen minutes, or until an administrator unlocks', async () => {
  await served.account('sun.qi', 'finance-officer', STREET);
  const guess = async (times: number) => {
    for (let time = 0; time < times; time += 1) await logIn('sun.qi', 'a wrong password');
  };
  await guess(5);
  const locked = await logIn('sun.qi');
  expect([locked.status, codeOf(locked)]).toEqual([401, 'locked']);
  const path = `/accounts/${await idOf('sun.qi')}`;
  const listed = async () =>
    ((await admin.get('/accounts')).body['accounts'] as readonly Record<string, unknown>[]).find(
      ({ userName }) => userName === 'sun.qi',
    );
  expect(await listed()).toMatchObject({
    lockedUntil: new Date(at + 15 * MINUTE).toISOString(),
  });
  expect((await admin.ask('POST', `${path}/unlocking`)).body).toMatchObject({ lockedUntil: null });
  expect((await logIn('sun.qi')).status).toBe(200);
  await guess(5);
  at += 15 * MINUTE - 1;
  expect(codeOf(await logIn('sun.qi'))).toBe('locked');
  at += 1;
  expect(await listed()).toMatchObject({ lockedUntil: null });
  expect((await logIn('sun.qi')).status).toBe(200);
});

it('a forgotten password is set anew with a code handed over in person, once', async () => {
  const zhou = await served.account('zhou.ba', 'finance-officer', STREET);
  const path = `/accounts/${await idOf('zhou.ba')}`;
  const made = await admin.ask('POST', `${path}/reset-code`);
  expect(made.body).toEqual({
    code: expect.stringMatching(/^\S{19}$/),
    expiresAt: new Date(at + 24 * 60 * MINUTE).toISOString(),
  });
  const reset = (code: unknown, newPassword: string) =>
    served.nobody.ask('POST', '/session/reset', { userName: 'zhou.ba', code, newPassword });
  expect(codeOf(await reset('abcd-efgh-jkmn-pqrt', 'another password'))).toBe('wrong-code');
  expect(codeOf(await reset(made.body['code'], 'short'))).toBe('password-too-weak');
  expect((await reset(made.body['code'], 'another password')).status).toBe(204);
  expect((await zhou.get('/session')).status).toBe(401);
  expect((await logIn('zhou.ba', 'another password')).status).toBe(200);
  expect(codeOf(await reset(made.body['code'], 'a third password'))).toBe('wrong-code');
  const acts = (await admin.get(`${path}/acts`)).body['acts'];
  expect(acts).toMatchObject([
    { what: 'password-reset', by: 'zhou.ba' },
    { what: 'reset-code-made', by: 'guan.li' },
    { what: 'created', by: 'test' },
  ]);
});

it('the auditor and the committee read who did what to accounts, and change none', async () => {
  const auditor = await served.account('shen.ji', 'auditor', STREET);
  const path = `/accounts/${await idOf('zhou.ba')}`;
  expect((await auditor.get(`${path}/acts`)).status).toBe(200);
  expect((await auditor.get('/accounts')).status).toBe(200);
  for (const act of ['disabling', 'enabling', 'unlocking', 'reset-code']) {
    expect(codeOf(await auditor.ask('POST', `${path}/${act}`))).toBe('not-permitted');
  }
  expect(codeOf(await auditor.get(`${path}/sessions`))).toBe('not-permitted');
});
