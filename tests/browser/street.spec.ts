import type { Page } from 'playwright-core';
import { ApiClient } from '../e2e/api-client';
import { endAll, newHome, type RunningApp, startApp } from '../e2e/running-app';
import {
  archive,
  bankResult,
  type Batch,
  custodyLedger,
  deaths,
  householdNo,
  KEEPER,
  person,
  roster,
} from '../scenarios/office-files';
import { type OpenedBrowser, openBrowser } from './chromium';
import { openReader, type Reader } from './reader';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};
const HOUSEHOLDS = [1, 2, 3, 4, 5, 6];
const DEAD = [2, 3];
const PASSWORD = 'a long password of street';

let app: RunningApp;
let opened: OpenedBrowser;
let reader: Reader;
let page: Page;

/** A village reports a death and mistypes one digit of the number. */
const mistyped = () => {
  const { name, id } = person(1);
  const row = `${name},991${id.slice(3)},2021-02-11,村上报`;
  return { name: '05-村上报.csv', bytes: Buffer.from(`姓名,身份证号,死亡日期,数据来源\n${row}\n`) };
};

/** A cadre whose parent heads the sixth household, and of whom nothing is filed. */
const officials = () => {
  const [cadre, parent] = [person(950), person(6)];
  const related = `${parent.name}(父母、${parent.id})`;
  const head = '姓名,身份证号,职务,任期起,任期止,是否经办,近亲属';
  const row = `${cadre.name},${cadre.id},村主任,2020-01-01,,否,${related}`;
  return { name: '09-村干部.csv', bytes: Buffer.from(`${head}\n${row}\n`) };
};

const files = async () => [
  await archive('01-低保家庭档案.xlsx', HOUSEHOLDS),
  await roster('03-发放花名册-2021-04.xlsx', APRIL, HOUSEHOLDS),
  bankResult('04-银行回盘-2021-04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
  await deaths(
    '05-死亡名单.xlsx',
    DEAD.map((household) => ({ household, diedOn: '2021-02-10' })),
  ),
  await custodyLedger(
    '08-卡折代管台账.xlsx',
    '2021-06-25',
    [1, 4, 5, 6].map((household) => ({ household })),
  ),
  officials(),
  mistyped(),
];

beforeAll(async () => {
  [app, opened] = await Promise.all([startApp(newHome()), openBrowser()]);
  const api = new ApiClient(app.address);
  const street = await api.loggedIn('street', PASSWORD, app.passwords.get('street') ?? '');
  const { body } = await street.send('/imports', await files());
  await street.progress(body['importId']);
  reader = await openReader(opened.browser, app.address);
  ({ page } = reader);
  await reader.logIn('street', PASSWORD);
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
});

afterAll(async () => {
  await opened?.close();
  await endAll();
});

/** A page of the office, once its heading and something of its own are seen. */
const open = async (path: string, heading: string): Promise<void> => {
  await page.goto(`${app.address}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};
const isSound = async (): Promise<void> => {
  expect(await reader.violations()).toEqual([]);
  expect(await reader.overhang()).toBe(0);
};
const rowOf = (text: string) => page.getByRole('row').filter({ hasText: text });
const act = async (
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) => {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

it('shows the dashboard: findings by rule and village, money at risk, each leading to its list', async () => {
  const start = performance.now();
  await open('/dashboard', '疑点看板');
  const cell = page.getByRole('link', { name: '只看 试验村 · 死亡后发放，2 条' });
  await cell.waitFor();
  process.stdout.write(`dashboard seen after ${Math.round(performance.now() - start)} ms\n`);
  await page.getByRole('img', { name: '疑点的所属月份' }).waitFor();
  expect(await page.locator('.figures').innerText()).toMatch('992.00');
  await isSound();
  await cell.click();
  await page.getByRole('heading', { name: '先核对这些合规的可能' }).waitFor();
  await rowOf(householdNo(2)).first().waitFor();
  expect(await rowOf(householdNo(3)).count()).toBe(1);
  await isSound();
});

it('narrows the list by words, and tells what each rests on', async () => {
  await page.getByRole('textbox', { name: '查找' }).fill(householdNo(2));
  await rowOf(householdNo(3)).first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '展开依据' }).first().click();
  expect(await page.locator('.evidence').innerText()).toMatch('死亡最早日期');
  await isSound();
});

it('tells the story of one finding on a line of days and in plain words', async () => {
  await rowOf(householdNo(2)).getByRole('link').first().click();
  await page.getByRole('img', { name: /^日期线/ }).waitFor();
  await page.getByText('消息在各环节停留的时间').waitFor();
  const said = await page.locator('main').innerText();
  expect(said).toMatch('先核对');
  expect(said).toMatch('没有任何来源记有死亡');
  expect(said).toMatch('款项送银行');
  expect(said).not.toMatch('违规');
  expect(said).not.toMatch(person(2).name);
  await isSound();
});

it('is verified and closed, and says who did what', async () => {
  await act('核实', async (dialog) => {
    await dialog.getByLabel('核实结果').selectOption({ label: '不属实' });
    // A reason that would contradict the verdict is not offered.
    expect(await dialog.getByLabel('理由').innerText()).not.toMatch('多发属实');
    await dialog.getByLabel('理由').selectOption({ label: '来源名单有误' });
    expect(await reader.violations()).toEqual([]);
  });
  await rowOf('来源名单有误').waitFor();
  await act('了结', (dialog) =>
    dialog
      .getByLabel('理由')
      .selectOption({ label: '经核实无需处理' })
      .then(() => undefined),
  );
  await rowOf('经核实无需处理').waitFor();
  await page.getByRole('button', { name: '重新核查' }).waitFor();
  await isSound();
});

it('hands a finding out from the worklist, and finds it among its own', async () => {
  await open('/worklist', '疑点核查台账');
  await rowOf(householdNo(3)).first().waitFor();
  expect(await rowOf(householdNo(2)).count()).toBe(0);
  const row = rowOf(householdNo(3)).first();
  await row.getByRole('button', { name: /^展开/ }).click();
  await act('交办', async (dialog) => {
    await dialog.getByLabel('交给谁').selectOption('street');
  });
  await page.getByRole('link', { name: '我的', exact: true }).click();
  await rowOf(householdNo(3)).first().waitFor();
  expect(await rowOf('已交办').count()).toBe(1);
  await isSound();
});

const PAGES = [
  ['/delays', '发放时效', 'Delays', '送银行→入账'],
  ['/absence', '应报未报', 'What is missing', '协议到期'],
  ['/matches', '疑似同一人', 'Possibly one person', '差一个字符'],
  ['/relations', '关系图', 'Relations', householdNo(6)],
] as const;

it.each(PAGES)(
  '%s says what it is for, fits, and can be read aloud',
  async (path, zh, en, seen) => {
    await open(path, zh);
    await page
      .locator('main')
      .locator('td, th, .empty')
      .filter({ hasText: seen })
      .first()
      .waitFor();
    await isSound();
    await reader.switchLanguage();
    await page.getByRole('heading', { level: 1, name: en }).waitFor();
    await isSound();
    await reader.switchLanguage();
  },
);

it('shows who keeps how many cards, and kin that are not filed, each leading to its finding', async () => {
  await open('/relations', '关系图');
  await page.getByRole('img', { name: /^代管关系图/ }).waitFor();
  await rowOf('超过上限').or(rowOf('查看疑点')).first().waitFor();
  await rowOf('未备案').getByRole('link', { name: '查看疑点' }).click();
  await page.getByRole('heading', { level: 1, name: /R31 近亲属未备案/ }).waitFor();
  await isSound();
  expect(await page.locator('main').innerText()).not.toMatch(person(KEEPER).name);
});

it('says the same in English', async () => {
  await reader.switchLanguage();
  for (const [path, heading] of [
    ['/dashboard', 'Dashboard'],
    ['/findings', 'List of findings'],
    ['/worklist', 'Worklist'],
  ] as const) {
    await open(path, heading);
    await rowOf('Paid after death').first().waitFor();
    await isSound();
  }
  await rowOf('Paid after death').getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Lawful explanations to check first' }).waitFor();
  await page.getByText('no source had the death on record').waitFor();
  await isSound();
  await reader.switchLanguage();
});

it('ran without an error of its own', () => {
  expect(reader.troubles).toEqual([]);
});
