import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Account,
  AbsenceAnswer,
  BalanceAnswer,
  DelayAnswer,
  DelayRegisterAnswer,
  FindingsAnswer,
  ImportedFile,
  ImportReport,
  MissingReviewsAnswer,
  ReplayAnswer,
  SlowestWaitsAnswer,
  TotalsAnswer,
  VerifyAnswer,
} from '@ledger/application';
import { custodyLedger, householdNo, person } from '../scenarios/office-files';
import { cliHere } from './cli-here';
import {
  type Ended,
  endAll,
  newFolder,
  newHome,
  runCli,
  type RunningApp,
  startApp,
} from './running-app';
import { DEAD, type OfficeFile, smallOffice } from './small-office';

const home = newHome();
/** A process of its own, for what a process says and how it ends; everything else in this one. */
const alone = (...words: readonly string[]) => runCli(home, words);
const ledger = (...words: readonly string[]) => cliHere(home, words);

/** Whatever a command says besides, stdout is the JSON and nothing else. */
const jsonOf = <T>({ code, stdout, stderr }: Ended): T => {
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
};
const asJson = async <T>(...words: readonly string[]): Promise<T> =>
  jsonOf(await ledger(...words, '--json'));

const folderOf = (files: readonly OfficeFile[]): string => {
  const folder = newFolder();
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  return folder;
};

let office: string;
let app: RunningApp;

beforeAll(async () => {
  const files = await smallOffice();
  const manifest = {
    files: files.map(({ name }) => ({
      name,
      receivedOn: name.startsWith('05') ? '2021-05-10' : '2021-03-15',
    })),
  };
  office = folderOf([
    ...files,
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
    { name: '说明.docx', bytes: Buffer.from('not for the ledger') },
    { name: '~$01-低保家庭档案.xlsx', bytes: Buffer.from('left behind by Excel') },
  ]);
});

afterAll(endAll);

it.each([
  [['nonsense'], '没有命令 nonsense'],
  [['findings', '--known-on', '2021-02-30'], '--known-on 2021-02-30 写法有误'],
  [['import', 'no-such-folder'], '找不到 no-such-folder'],
  [['user', 'add', 'x', '--role', 'street-officer'], 'LEDGER_PASSWORD'],
])('%j is a wrong command line: 64, and nothing on stdout', async (words, said) => {
  const { code, stdout, stderr } = await ledger(...words);
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).toContain(said);
});

it('ends as a process with the same number, and with nothing on stdout', async () => {
  const { code, stdout, stderr } = await alone('nonsense');
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).toContain('没有命令 nonsense');
});

it('prints every command in both languages when asked for help', async () => {
  const { code, stdout } = await alone('help');
  expect(code).toBe(0);
  for (const verb of [
    'import',
    'findings',
    'delays',
    'absence',
    'balances',
    'totals',
    'replay',
    'rebuild',
    'custody',
    'deaths',
    'arrears',
    'explain',
    'policy',
    'verify',
  ]) {
    expect(stdout).toContain(`  ${verb} `);
  }
  expect(stdout).toContain('疑点清单');
});

it('imports a folder with its declared days; a rejected row makes it 2, the report is printed', async () => {
  const { code, stdout, stderr } = await alone('import', office, '--json');
  expect(code).toBe(2);
  const report = JSON.parse(stdout) as ImportReport;
  expect(report).toMatchObject({ accepted: 7, rejected: 1 });
  expect(report.files.map(({ fileName, outcome }) => [fileName.slice(0, 2), outcome])).toEqual([
    ['01', 'imported'],
    ['03', 'imported'],
    ['04', 'imported'],
    ['05', 'imported'],
  ]);
  // The first command on a new home tells the accounts and the advice, and progress goes there too.
  expect(stderr).toMatch(/ {2}admin +\w{4}-/);
  expect(stderr).toContain('master.key');
  expect(stderr).toMatch(/完成 Finished {2}4\/4/);
  const files = await asJson<readonly ImportedFile[]>('imports');
  expect(files.map(({ receivedOn, declared }) => [receivedOn, declared])).toEqual([
    ['2021-05-10', true],
    ['2021-03-15', true],
    ['2021-03-15', true],
    ['2021-03-15', true],
  ]);
});

it('answers beside an app that runs: from here on it joins its database', async () => {
  app = await startApp(home);
  expect(jsonOf<readonly ImportedFile[]>(await alone('imports', '--json'))).toHaveLength(4);
});

it('gives the rows that were sent back, as a workbook to correct', async () => {
  const files = await asJson<readonly ImportedFile[]>('imports');
  const bad = files.find(({ rejected }) => rejected > 0)!;
  const workbook = join(office, 'rejected.xlsx');
  const { code, stdout } = await ledger('rejected', bad.fileId, '--xlsx', workbook);
  expect(code).toBe(0);
  expect(stdout).toMatch(/[A-Z]+_[A-Z]+/);
  expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK');
  rmSync(workbook);
});

it('takes only what is named and says 0 when everything went in or was there already', async () => {
  const { code, stdout } = await ledger('import', join(office, '05-死亡名单-公安.xlsx'));
  expect(code).toBe(0);
  expect(stdout).toContain('已有，未重复入账');
});

it.each(['custody', 'deaths', 'arrears'])('%s answers as known on a day', async (register) => {
  const answer = await asJson<{ knowledgeDate: string }>(register, '--known-on', '2021-06-30');
  expect(answer.knowledgeDate).toBe('2021-06-30');
  const { code, stdout } = await ledger(register, '--known-on', '2021-06-30');
  expect(code).toBe(0);
  expect(stdout).toContain('以 2021-06-30 已知');
});

it('rebuild builds the views anew from the log, and the answers are the same', async () => {
  const asked = ['findings', '--known-on', '2021-06-30'] as const;
  const before = await asJson<FindingsAnswer>(...asked);
  expect(before.findings.length).toBeGreaterThan(0);
  const { code, stdout } = await ledger('rebuild');
  expect(code).toBe(0);
  expect(stdout).toContain('重建完成');
  expect(await asJson<FindingsAnswer>(...asked)).toEqual(before);
});

it('answers in the shapes of the samples, as known on a day', async () => {
  const late = await asJson<FindingsAnswer>(
    'findings',
    '--known-on',
    '2021-06-30',
    '--rule',
    'R01',
  );
  expect(late.knowledgeDate).toBe('2021-06-30');
  expect(late.findings).toMatchObject([
    {
      rule: 'R01',
      householdNo: 'CS-0001',
      benefitMonth: '2021-04',
      batchNo: 'CSL20210401',
      amountFenCertain: 49600,
      knownAtPayment: 'unknown',
      restsOnDeclaredDay: true,
    },
  ]);
  const early = await asJson<FindingsAnswer>('findings', '--known-on', '2021-04-30');
  expect(early.findings.filter(({ rule }) => rule === 'R01')).toEqual([]);
  expect(await asJson<readonly DelayAnswer[]>('delays')).toMatchObject([
    { batchNo: 'CSL20210401' },
  ]);
  expect(
    await asJson<readonly AbsenceAnswer[]>('absence', '--known-on', '2021-05-31'),
  ).toMatchObject([{ what: 'ROSTER', benefitMonth: '2021-05', untilMonth: '2021-05' }]);
  const hops = await asJson<DelayRegisterAnswer>('delays', '--hops', '--by', 'village');
  expect(hops.rows).toContainEqual(
    expect.objectContaining({ hop: 'bank-to-credit', group: '测试村', done: 2, open: 0 }),
  );
  const slowest = await asJson<SlowestWaitsAnswer>(
    'delays',
    '--slowest',
    '--hop',
    'approval-to-bank',
  );
  expect(slowest.waits).toMatchObject([{ state: 'done', days: 11, workingDays: 6 }]);
  expect(Array.isArray(await asJson<readonly BalanceAnswer[]>('balances'))).toBe(true);
  expect(await asJson<TotalsAnswer>('totals')).toMatchObject({ paid: 99200, overpaid: 49600 });
  expect(await asJson<VerifyAnswer>('verify')).toMatchObject({ ok: true, firstWrong: null });
});

it('masks people unless a reason is given', async () => {
  const masked = await asJson<FindingsAnswer>('findings', '--rule', 'R01');
  expect(JSON.stringify(masked)).not.toContain(DEAD.id);
  const revealed = await asJson<FindingsAnswer>(
    'findings',
    '--rule',
    'R01',
    '--reveal',
    '核对本人',
  );
  expect(revealed.findings[0]?.personId).toBe(DEAD.id);
});

it('writes the list as a workbook, for its owner only', async () => {
  const path = join(newFolder(), '疑点清单.xlsx');
  const { code, stdout, stderr } = await ledger('findings', '--xlsx', path);
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toContain(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
});

it('replays a household, and says 2 of one nobody ever named', async () => {
  const story = await asJson<ReplayAnswer>(
    'replay',
    'household',
    'CS-0001',
    '--known-on',
    '2021-12-31',
  );
  expect(story.entries.map(({ event }) => event)).toContain('DeathClaimed');
  const unknown = await ledger('replay', 'household', 'CS-9999', '--json');
  expect([unknown.code, unknown.stdout]).toEqual([2, '']);
});

it('keeps accounts: a reset code, a disabling, and what was done by whom', async () => {
  const password = { LEDGER_PASSWORD: 'first of the auditor' };
  const user = (...words: readonly string[]) => cliHere(home, ['user', ...words], password);
  expect((await user('add', 'auditor', '--role', 'auditor')).code).toBe(0);
  const wide = await user('add', 'reporter', '--role', 'village-reporter');
  expect([wide.code, wide.stderr]).toEqual([2, expect.stringContaining('--scope 500118001201')]);
  const made = await user('reset-code', 'auditor');
  expect([made.code, made.stdout.trim()]).toEqual([0, expect.stringMatching(/^\S{19}$/)]);
  expect(made.stderr).toContain('请当面交给本人');
  expect((await user('disable', 'Auditor')).stdout).toContain('已停用 Disabled: auditor');
  const acts = await asJson<readonly { what: string; by: string }[]>('user', 'acts', 'auditor');
  expect(acts.map(({ what, by }) => `${what} ${by}`)).toEqual([
    expect.stringMatching(/^disabled cli:/),
    expect.stringMatching(/^reset-code-made cli:/),
    expect.stringMatching(/^created cli:/),
  ]);
});

it('takes a file back with two people', async () => {
  const password = {
    LEDGER_PASSWORD: 'first of the two',
    LEDGER_SECOND_PASSWORD: 'second of the two',
  };
  const add = (name: string, text: string) =>
    cliHere(home, ['user', 'add', name, '--role', 'street-officer'], { LEDGER_PASSWORD: text });
  expect((await add('first', password.LEDGER_PASSWORD)).code).toBe(0);
  expect((await add('first', password.LEDGER_PASSWORD)).code).toBe(2);
  expect((await add('second', password.LEDGER_SECOND_PASSWORD)).code).toBe(0);
  const accounts = await asJson<readonly Account[]>('user', 'list');
  expect(accounts.map(({ userName }) => userName)).toContain('second');

  const [deaths] = await asJson<readonly ImportedFile[]>('imports', '--limit', '1');
  const withdraw = () =>
    cliHere(
      home,
      [
        'withdraw',
        deaths?.fileId ?? '',
        '--reason',
        'WRONG_FILE',
        '--by',
        'first',
        '--second',
        'second',
      ],
      password,
    );
  // Their first passwords were given to them: whoever gave them could sign for both.
  expect((await withdraw()).code).toBe(2);
  for (const [userName, currentPassword] of [
    ['first', password.LEDGER_PASSWORD],
    ['second', password.LEDGER_SECOND_PASSWORD],
  ] as const) {
    const newPassword = `${currentPassword}, my own`;
    const send = (path: string, body: object, headers = {}) =>
      fetch(`${app.address}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const login = await send('/session', { userName, password: currentPassword });
    const { token } = (await login.json()) as { token: string };
    const change = { currentPassword, newPassword };
    await send('/session/password', change, { authorization: `Bearer ${token}` });
  }
  password.LEDGER_PASSWORD += ', my own';
  password.LEDGER_SECOND_PASSWORD += ', my own';
  const done = await withdraw();
  expect([done.code, done.stderr]).toEqual([0, '']);
  expect(done.stdout).toContain('已撤回');
  const left = await asJson<FindingsAnswer>('findings', '--rule', 'R01');
  expect(left.findings).toEqual([]);

  app.child.kill('SIGTERM');
  expect((await app.ended).code).toBe(0);
});

it('says of a village that reviews of custody have not come, and which cards wait for them', async () => {
  const folder = folderOf([
    await custodyLedger('08-2021Q1.xlsx', '2021-03-25', [{ household: 1 }, { household: 2 }]),
    await custodyLedger('08-2021Q2.xlsx', '2021-06-25', [
      { household: 1, reviewedOn: '2021-06-20' },
      { household: 2 },
    ]),
    {
      name: 'manifest.json',
      bytes: Buffer.from(
        JSON.stringify({
          files: [
            { name: '08-2021Q1.xlsx', receivedOn: '2021-03-26' },
            { name: '08-2021Q2.xlsx', receivedOn: '2021-06-26' },
          ],
        }),
      ),
    },
  ]);
  expect((await ledger('import', folder)).code).toBe(0);
  const day = ['--known-on', '2021-07-20'] as const;
  const { stdout } = await ledger('absence', ...day);
  expect(stdout).toMatch(/代管卡折核查 .* 试验村 1 张 +2021-07-15 +5 /);
  expect(stdout).toContain('absence --reviews');
  const { reviews } = await asJson<MissingReviewsAnswer>('absence', '--reviews', ...day);
  expect(reviews).toMatchObject([
    { householdNo: householdNo(2), lastReviewedOn: null, dueOn: '2021-07-15', daysLate: 5 },
  ]);
  expect(JSON.stringify(reviews)).not.toContain(person(2).id);
  const inWords = await ledger('absence', '--reviews', '--reveal', '核对本人', ...day);
  expect(inWords.stdout).toContain(person(2).name);
});
