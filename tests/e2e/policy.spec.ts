import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoliciesAnswer, WhatIfAnswer } from '@ledger/application';
import { ApiClient } from './api-client';
import { cliHere } from './cli-here';
import { endAll, newFolder, newHome, type RunningApp, startApp } from './running-app';
import { smallOffice } from './small-office';

const home = newHome();
const folder = newFolder();
const PASSWORD = '系统管理员的密码 2026';
const SECOND_FIRST = 'second first password';
const SECOND = { userName: 'admin2', password: '第二管理员的密码 2026' };

let app: RunningApp;
const as = {} as Record<'admin' | 'street', ApiClient>;

/** The standard falls below what was paid in April: an amount over it, and money too much. */
const lower = {
  division: '50',
  from: '2021-03',
  announcedOn: null,
  document: '渝民〔2021〕98号',
  verified: false,
  unverifiedBecause: ['text-not-seen'],
  values: { standardFen: 40_000 },
};
const end = { division: '50', from: '2021-03', until: '2021-04', document: '渝民〔2021〕97号' };
const closing = { ...end, closes: ['standardFen'] };

const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const passwords = { LEDGER_PASSWORD: PASSWORD, LEDGER_SECOND_PASSWORD: SECOND.password };
const policy = (words: readonly string[], env = passwords) =>
  cliHere(home, ['policy', ...words], env);

jest.setTimeout(300_000);

beforeAll(async () => {
  app = await startApp(home);
  const nobody = new ApiClient(app.address);
  const added = await cliHere(home, ['user', 'add', 'admin2', '--role', 'administrator'], {
    LEDGER_PASSWORD: SECOND_FIRST,
  });
  expect([added.code, added.stderr]).toEqual([0, '']);
  as.admin = await nobody.loggedIn('admin', PASSWORD, app.passwords.get('admin'));
  as.street = await nobody.loggedIn('street', '街道的新密码 2026', app.passwords.get('street'));
  await nobody.loggedIn('admin2', SECOND.password, SECOND_FIRST);
  const { body } = await as.street.send('/imports', await smallOffice());
  await as.street.progress(body['importId']);
});

afterAll(endAll);

const policiesAt = async (month: string) => {
  const { body } = await as.street.get(`/policies?at=${month}`);
  const { policies } = body as unknown as PoliciesAnswer;
  return policies.filter(({ question }) => question === 'standardFen');
};

it('lists policy with its documents, and what was not verified with the reason', async () => {
  expect(await policiesAt('2021-10')).toMatchObject([
    { value: 51_500, document: '渝民〔2021〕143号', verified: true, publishedOn: null },
  ]);
  const { code, stdout } = await policy(['list', '--division', '500118001', '--at', '2020-10']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/standardFen .*496\.00 元 .*未核实：未见文号/);
});

it('tells what would change: all of it to the street, the counts to an administrator', async () => {
  const asked = { notices: [lower] };
  const street = (await as.street.ask('POST', '/policies/check', asked)).body;
  const admin = (await as.admin.ask('POST', '/policies/check', asked)).body;
  const { differences, findings, overpaid } = street as unknown as WhatIfAnswer;
  expect(differences!.length).toBeGreaterThan(0);
  expect(findings.appear + findings.lapse + findings.change).toBe(differences!.length);
  expect(overpaid.after).toBeGreaterThan(overpaid.before);
  expect(JSON.stringify(differences)).not.toMatch(/\d{15}/);
  expect(admin).toMatchObject({ findings, overpaid, differences: null });
});

it('sends back what is no notice, with everything that is wrong', async () => {
  const wrong = { ...lower, from: '2021-13', values: { standardFen: '400' } };
  const { status, body } = await as.admin.ask('POST', '/policies/check', { notices: [wrong] });
  const fields = body['fields'] as readonly { field: string }[];
  expect([status, body['code'], fields.map(({ field }) => field)]).toEqual([
    422,
    'not-valid',
    ['notices.0.from', 'notices.0.values.standardFen'],
  ]);
  const cli = await policy(['check', fileOf('wrong.json', wrong)]);
  expect(cli.code).toBe(2);
  expect(cli.stderr).toContain('第 1 份通知，from');
  expect((await policy(['check', fileOf('no.json', '{')])).code).toBe(64);
});

it('publishes nothing for one person alone, for a street, or without a word', async () => {
  const alone = { notices: [lower], secondPerson: { userName: 'admin', password: PASSWORD } };
  expect((await as.admin.ask('POST', '/policies', alone)).body).toMatchObject({
    code: 'second-person-missing',
  });
  expect((await as.street.ask('POST', '/policies', alone)).status).toBe(403);
  const path = fileOf('lower.json', lower);
  const who = ['--as', 'admin', '--second', 'admin2'];
  const wordless = await policy(['publish', path, ...who]);
  expect([wordless.code, wordless.stderr]).toEqual([64, expect.stringContaining('--yes')]);
  const wrong = { ...passwords, LEDGER_SECOND_PASSWORD: 'not the password' };
  expect((await policy(['publish', path, ...who, '--yes'], wrong)).code).toBe(2);
  const self = ['--as', 'admin', '--second', 'admin'];
  const own = { ...passwords, LEDGER_SECOND_PASSWORD: PASSWORD };
  expect((await policy(['publish', path, ...self, '--yes'], own)).code).toBe(2);
  expect(await policiesAt('2021-04')).toMatchObject([{ value: 49_600 }]);
});

it('publishes for two, by the command line with the what-if first, and ends it over HTTP', async () => {
  const path = fileOf('lower.json', lower);
  const who = ['--as', 'admin', '--second', 'admin2', '--yes'];
  const published = await policy(['publish', path, ...who]);
  expect([published.code, published.stderr]).toEqual([0, expect.stringContaining('已发布')]);
  expect(published.stdout).toContain('试算');
  expect(await policiesAt('2021-04')).toMatchObject([
    { value: 40_000, publishedOn: expect.any(String), verified: false },
  ]);
  const again = await policy(['check', path]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('没有新的内容')]);

  const ended = await as.admin.ask('POST', '/policies', {
    notices: [closing],
    secondPerson: SECOND,
  });
  expect([ended.status, ended.body]).toMatchObject([201, { events: 1 }]);
  const twice = await as.admin.ask('POST', '/policies', {
    notices: [closing],
    secondPerson: SECOND,
  });
  expect(twice.body).toMatchObject({
    code: 'policy-already-closed',
    details: { untilMonth: '2021-04' },
  });
});
