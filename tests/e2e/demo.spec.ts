import type { VerifyAnswer } from '@ledger/application';
import { cliHere } from './cli-here';
import { endAll, newHome, runCli } from './running-app';

/** The whole demo has 330 households; with these every finding it points at is there as well. */
const SMALL = ['demo', '--households', '15'] as const;

const home = newHome();
const held = { events: 0 };

const eventsIn = async (): Promise<number> => {
  const { stdout } = await cliHere(home, ['verify', '--json']);
  return (JSON.parse(stdout) as VerifyAnswer).events;
};

afterAll(endAll);

it('loads a year into an empty ledger, finds what is wrong in it and says where to look', async () => {
  const { code, stdout, stderr } = await runCli(home, SMALL);
  expect(code).toBe(0);
  expect(stderr).toMatch(/新入账文件 [1-9]\d* 个/);
  expect(Number(/疑点 (\d+) 条/.exec(stdout)?.[1])).toBeGreaterThan(20);
  expect(stdout).toMatch(/页面 Page: http:\/\/127\.0\.0\.1:\d+/);
  expect(stdout).toMatch(/账号 Accounts: .*admin/);
  const worth = [
    ...stdout.matchAll(/^ {2}(R\d\d) .*\n.* replay household (\S+) --known-on (\S+)$/gm),
  ];
  expect(worth.map(([, rule]) => rule)).toEqual(['R01', 'R04', 'R30']);
  const [, , household = '', day = ''] = worth[0]!;
  const replayed = await cliHere(home, ['replay', 'household', household, '--known-on', day]);
  expect([replayed.code, replayed.stdout.includes(household)]).toEqual([0, true]);
  held.events = await eventsIn();
  expect(held.events).toBeGreaterThan(400);
});

it('run again it takes nothing in, and it is not mixed with the files of another street', async () => {
  const again = await runCli(home, SMALL);
  expect(again.code).toBe(0);
  expect(again.stderr).toContain('新入账文件 0 个');
  const other = await cliHere(home, ['demo', '--households', '16']);
  expect([other.code, other.stdout]).toEqual([2, '']);
  expect(other.stderr).toContain('LEDGER_HOME');
  expect(await eventsIn()).toBe(held.events);
});
