import { systemClock } from '@ledger/application';
import { monthOf } from '@ledger/kernel';
import { ApiClient } from '../e2e/api-client';
import { endAll, newHome, type RunningApp, startApp } from '../e2e/running-app';
import { archive, householdNo, roster } from '../scenarios/office-files';
import { act } from './acting';
import { type OpenedBrowser, openBrowser } from './chromium';
import { openReader, type Reader } from './reader';

const FINANCE = '财务的新密码 2026';
const STREET = '街道的新密码 2026';
const BATCH = 'PC-FIN-1';
const today = systemClock.today();
const month = monthOf(today);
const PATIENCE_MS = 30_000;

let app: RunningApp;
let opened: OpenedBrowser;
let finance: Reader;
let street: Reader;

jest.setTimeout(180_000);

beforeAll(async () => {
  [app, opened] = await Promise.all([startApp(newHome()), openBrowser()]);
  const nobody = new ApiClient(app.address);
  await nobody.loggedIn('finance', FINANCE, app.passwords.get('finance'));
  await nobody.loggedIn('street', STREET, app.passwords.get('street'));
  finance = await openReader(opened.browser, app.address);
  street = await openReader(opened.browser, app.address);
  for (const { page } of [finance, street]) page.setDefaultTimeout(PATIENCE_MS);
  await finance.logIn('finance', FINANCE);
  await street.logIn('street', STREET);
  await finance.page.getByRole('heading', { level: 1, name: /本月一览/ }).waitFor();
});

afterAll(async () => {
  await opened?.close();
  await endAll();
});

const fileFrom = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

const goTo = async ({ page }: Reader, path: string, heading: RegExp): Promise<void> => {
  await page.goto(`${app.address}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

const step = ({ page }: Reader, name: string) =>
  page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: '当前' }).waitFor();

it('is late with nothing on the first day, and says where to begin', async () => {
  const { page } = finance;
  await page.getByText(/导入材料后，这里显示本月每一步的期限和进展/).waitFor();
  await page.getByRole('link', { name: /去导入材料/ }).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch('已超期');
  expect(await finance.violations()).toEqual([]);
  expect(await finance.overhang()).toBe(0);
});

it('takes files in, shows what a better one says otherwise, and replaces the wrong one', async () => {
  const { page } = finance;
  await goTo(finance, '/imports', /导入/);
  await finance.drop([await archive('01-低保家庭档案.xlsx', [1, 2])]);
  await page.getByText('导入完成').first().waitFor();
  await act(finance, /^替换 01-低保家庭档案/, '替换', async (field) => {
    const better = await archive('01-低保家庭档案-改.xlsx', [1, 2, 3]);
    await field('更正后的文件').first().setInputFiles(fileFrom(better));
    const differences = page.getByRole('region', { name: '差别' });
    await differences.getByText('只在更正后').first().waitFor();
    expect(await differences.innerText()).toMatch('原文件 2 行，更正后 3 行');
    expect(await finance.violations()).toEqual([]);
    await field('原因').selectOption('WRONG_CONTENT');
    await field('复核人用户名').fill('street');
    await field('复核人密码').fill(STREET);
  });
  await page.getByRole('row').filter({ hasText: '已被替换' }).first().waitFor();
  await page.getByRole('row').filter({ hasText: '档案-改' }).getByText('已导入').waitFor();
  expect(await finance.overhang()).toBe(0);
});

it('drafts a batch, shows the arithmetic of a line, and edits it with a reason', async () => {
  const { page } = finance;
  await goTo(finance, '/month', /本月一览/);
  await page.getByText(/下一件事：资金拨付到账/).waitFor();
  await goTo(finance, '/batches', /发放批次/);
  await page.getByText('还没有在本系统制作的批次').waitFor();
  expect(await finance.violations()).toEqual([]);
  await act(finance, '新建批次', '新建批次', async (field) => {
    await field('批次号').fill(BATCH);
    await field('所属月份').fill(month);
  });
  await page.getByRole('heading', { level: 1, name: `批次 ${BATCH}` }).waitFor();
  const line = page.getByRole('row').filter({ hasText: householdNo(1) });
  await line.waitFor();
  await page.getByRole('button', { name: '展开算法' }).first().click();
  await page.getByText(/1 人 ×（标准/).waitFor();
  expect(await finance.violations()).toEqual([]);
  await act(finance, `修改 ${householdNo(1)} ${month}`, '修改', async (field) => {
    await field('保障金').fill('100');
    await field('修改原因').selectOption('CORRECTION');
    await field('理由').fill('试行更正');
    expect(await finance.violations()).toEqual([]);
  });
  await line.getByText('已修改（更正，finance）').waitFor();
});

it('compares the draft with the office’s own roster, line by line', async () => {
  const { page } = finance;
  const own = await roster(
    '花名册.xlsx',
    { no: 'PC-OWN', month, frozenOn: today, sentOn: today },
    [1, 2],
  );
  await page.getByLabel('选择花名册').setInputFiles(fileFrom(own));
  await page.getByRole('row').filter({ hasText: '只在草稿中' }).first().waitFor();
  expect(await finance.violations()).toEqual([]);
  expect(await finance.overhang()).toBe(0);
});

it('freezes and screens, with what the rules say beside each line', async () => {
  const { page } = finance;
  await act(finance, '冻结', '冻结');
  await step(finance, '筛查提交');
  const first = page.getByRole('row').filter({ hasText: `${BATCH}-0001` });
  await first.getByText('未筛查').waitFor();
  await act(finance, '筛查', '筛查');
  await page.getByText(/筛查：拦截 0 条/).waitFor();
  await first.getByText('R18').waitFor();
  expect(await finance.violations()).toEqual([]);
  expect(await finance.overhang()).toBe(0);
  await act(finance, '提交审批', '提交审批');
  await step(finance, '审批');
});

const book = (document: string, stage: string, outOf?: string): Promise<void> =>
  act(finance, '登记资金', '登记资金', async (field) => {
    await field('环节').selectOption(stage);
    await field('来源').selectOption('DISTRICT');
    await field('年度').fill(today.slice(0, 4));
    await field('文号').fill(document);
    await field('金额（元）').fill('5,000');
    await field('业务日期').fill(today);
    await field('拨出单位').fill('区财政局');
    await field('拨入单位').fill('街道办事处');
    if (outOf !== undefined) await field('关联文号').fill(outOf);
  });

it('shows an approver the screening and what was changed by hand', async () => {
  await goTo(street, `/batches/${BATCH}`, /批次/);
  await street.page.getByText(/筛查：拦截 0 条/).waitFor();
  const first = street.page.getByRole('row').filter({ hasText: `${BATCH}-0001` });
  await first.getByText('R18').waitFor();
  await first.getByText(/已修改（更正，finance）：试行更正/).waitFor();
  expect(await street.violations()).toEqual([]);
  expect(await street.overhang()).toBe(0);
});

it('tells an approver why there is no money yet, and the officer books it', async () => {
  await street.page.getByRole('button', { name: '审批通过' }).click();
  const dialog = street.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '审批通过' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByRole('alert').innerText()).toMatch(/拨付/);
  await dialog.getByRole('button', { name: '取消' }).click();

  const { page } = finance;
  await goTo(finance, '/funds', /资金流向/);
  await book('筹集-1', 'RAISED');
  await book('分配-1', 'ALLOCATED', '筹集-1');
  await book('拨付-1', 'APPROPRIATED', '分配-1');
  await act(finance, '登记到账 拨付-1', '登记到账', (field) => field('到账日期').fill(today));
  await page.getByRole('img', { name: '资金从来源到农户' }).waitFor();
  expect(await finance.violations()).toEqual([]);
  expect(await finance.overhang()).toBe(0);
});

it('is approved by another person and sent to the bank, whose file is there to take', async () => {
  await act(street, '审批通过', '审批通过');
  await step(street, '送银行');
  expect(await street.violations()).toEqual([]);
  const { page } = finance;
  await goTo(finance, `/batches/${BATCH}`, /批次/);
  await act(finance, '送银行', '送银行');
  await step(finance, '对账');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    act(finance, '下载送盘文件', '下载送盘文件', () =>
      page
        .getByLabel('银行格式')
        .selectOption('excel')
        .then(() => undefined),
    ),
  ]);
  expect(saved.suggestedFilename()).toMatch(BATCH);
  await page.getByRole('button', { name: '对账' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '对账' }).click();
  await dialog.getByText(/没有银行结果/).waitFor();
  expect(await dialog.getByRole('alert').innerText()).toMatch(/笔数\s*3/);
  expect(await finance.violations()).toEqual([]);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
});

it('says the same in English on every page, with nothing in the way', async () => {
  const pages: readonly (readonly [string, RegExp])[] = [
    ['/month', /The month/],
    ['/imports', /Imports/],
    ['/batches', /Batches/],
    [`/batches/${BATCH}`, /Batch/],
    ['/funds', /Flow of funds/],
    ['/bank', /Bank queues/],
    ['/recovery', /Recovery/],
    ['/custody', /Custody/],
    ['/decisions', /Decisions/],
    ['/supplements', /Supplements/],
    ['/papers', /Papers/],
    [`/households/${householdNo(1)}`, /Household/],
    ['/months', /Month close/],
  ];
  await finance.switchLanguage();
  for (const [path, heading] of pages) {
    await goTo(finance, path, heading);
    await finance.page.locator('.loading').first().waitFor({ state: 'detached' });
    expect([path, await finance.violations(), await finance.overhang()]).toEqual([path, [], 0]);
  }
  expect([...finance.troubles, ...street.troubles]).toEqual([]);
});
