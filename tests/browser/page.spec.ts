import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Download, Page } from 'playwright-core';
import { readTable } from '@ledger/intake';
import { endAll, newHome, type RunningApp, startApp } from '../e2e/running-app';
import { DEAD, smallOffice } from '../e2e/small-office';
import { type OpenedBrowser, openBrowser } from './chromium';
import { openReader, type Reader, SCREEN } from './reader';

const WEB = resolve(__dirname, '..', '..', 'dist', 'web');
const FIRST_PAINT_BYTES_MAX = 250 * 1024;
const passwordOf = (userName: string) => `a long password of ${userName}`;

let app: RunningApp;
let opened: OpenedBrowser;
let reader: Reader;
let page: Page;

const firstPassword = (userName: string): string => app.passwords.get(userName) ?? '';

const enterFirstTime = async (userName: string): Promise<void> => {
  await reader.logIn(userName, firstPassword(userName));
  await reader.choosePassword(firstPassword(userName), passwordOf(userName));
  await page.getByRole('heading', { name: '导入登记' }).waitFor();
};

const row = (text: string) => page.getByRole('row').filter({ hasText: text });

const cellsOf = async (text: string): Promise<readonly string[]> =>
  row(text).first().locator('th, td').allInnerTexts();

const savedBy = async (act: () => Promise<void>): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
};

const bytesOf = async (download: Download): Promise<Uint8Array> =>
  readFileSync(await download.path());

const textOf = async (download: Download): Promise<string> => {
  const table = await readTable(await bytesOf(download), download.suggestedFilename());
  return JSON.stringify(table);
};

/** What is seen settles before it is judged: fonts, answers, what they push down. */
const settled = () => page.waitForLoadState('networkidle');

beforeAll(async () => {
  [app, opened] = await Promise.all([startApp(newHome()), openBrowser()]);
  reader = await openReader(opened.browser, app.address);
  ({ page } = reader);
});

afterAll(async () => {
  await opened?.close();
  await endAll();
});

describe('the page, from the first login to the list an officer prints', () => {
  it('says in both languages that a password is wrong', async () => {
    await reader.logIn('street', 'not the password');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/密码/);
    expect(await reader.violations()).toEqual([]);
    await reader.switchLanguage();
    expect(await alert.innerText()).toMatch(/password/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await reader.violations()).toEqual([]);
    await reader.switchLanguage();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('lets nobody past the first login without a password of their own', async () => {
    await reader.logIn('street', firstPassword('street'));
    await page.getByRole('heading', { name: '修改密码' }).waitFor();
    await reader.choosePassword(firstPassword('street'), 'short');
    expect(await page.getByRole('alert').innerText()).toMatch('至少 10 个字符');
    expect(await reader.violations()).toEqual([]);
    await reader.choosePassword(firstPassword('street'), passwordOf('street'));
    await page.getByRole('heading', { name: '台账里还没有数据' }).waitFor();
  });

  it('tells an empty office what to bring', async () => {
    await settled();
    expect(await page.locator('main').innerText()).toMatch('死亡名单');
    expect(await page.getByText('把文件或整个文件夹拖到这里').isVisible()).toBe(true);
    expect(await reader.violations()).toEqual([]);
    expect(await reader.overhang()).toBe(0);
  });

  it('takes dropped files in and reports on each of them', async () => {
    const note = { name: '说明.docx', bytes: Buffer.from('not a table') };
    await reader.drop([...(await smallOffice()), note]);
    await page.getByText('导入完成').first().waitFor({ timeout: 60_000 });
    expect(await page.getByText('不是表格，未上传：说明.docx').isVisible()).toBe(true);
    const [name, kind, outcome, rows, accepted, rejected] = await cellsOf('01-低保家庭档案');
    expect([name, kind, outcome]).toEqual(['01-低保家庭档案.xlsx', '低保家庭档案', '已导入']);
    expect([rows, accepted, rejected]).toEqual(['3', '2', '1']);
    await settled();
    const box = await page.locator('.report').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(SCREEN.height);
    expect(await reader.violations()).toEqual([]);
  });

  it('shows the rejected row with its remedy and gives it back as a workbook', async () => {
    await page
      .getByRole('button', { name: /01-低保家庭档案.xlsx 退回的 1 行/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('ID_PRECISION_LOST').waitFor();
    expect(await drawer.innerText()).toMatch(/身份证号/);
    expect(await reader.violations()).toEqual([]);
    const saved = await savedBy(() => drawer.getByRole('button', { name: /下载退回行/ }).click());
    expect(await textOf(saved)).toMatch('CS-0003');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('shows the finding, masked, with what could be known and what to check first', async () => {
    const cells = (await cellsOf('CS-0001')).join(' ');
    expect(cells).toMatch('死亡后发放');
    expect(cells).toMatch('测试村');
    expect(cells).toMatch('496.00');
    expect(cells).toMatch('尚不可知');
    expect(cells).toMatch('先核对');
    const all = await page.locator('body').innerText();
    expect(all).toMatch('疑点');
    expect(all).not.toMatch('违规');
    expect(all).not.toMatch(DEAD.name);
    expect(all).not.toMatch(DEAD.id);
  });

  it('opens the days a finding rests on', async () => {
    await page.getByRole('button', { name: '展开依据' }).first().click();
    const evidence = page.locator('.evidence').first();
    expect(await evidence.innerText()).toMatch(/死亡最早日期\s*2021-02-10/);
    expect(await evidence.innerText()).toMatch('公安');
    expect(await reader.violations()).toEqual([]);
  });

  it('narrows the list by rule and village, and exports what it shows', async () => {
    await page.getByRole('button', { name: /^R01/ }).click();
    await page.getByText('规则：R01 死亡后发放').waitFor();
    expect(page.url()).toMatch('rule=R01');
    // The household has a finding of another rule as well, which goes when the answer has come.
    await row('CS-0001').nth(1).waitFor({ state: 'detached' });
    expect(await row('CS-0001').count()).toBe(1);
    expect(await reader.violations()).toEqual([]);
    const saved = await savedBy(() => page.getByRole('button', { name: '导出疑点清单' }).click());
    expect(saved.suggestedFilename()).toMatch(/^疑点清单.*\.xlsx$/);
    const text = await textOf(saved);
    expect(text).toMatch('CS-0001');
    expect(text).not.toMatch(DEAD.id);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('规则：R01 死亡后发放').waitFor({ state: 'hidden' });
  });

  it('keeps the filters in the address, for the list and the export alike', async () => {
    await page.goto(`${app.address}/?rule=R23`);
    await page.getByText('没有符合筛选的疑点。').waitFor();
    const saved = await savedBy(() => page.getByRole('button', { name: '导出疑点清单' }).click());
    expect(await textOf(saved)).not.toMatch('CS-0001');
    await page.goBack();
    await row('CS-0001').first().waitFor();
  });

  it('fits the screen, and says the same in English', async () => {
    await settled();
    expect(await reader.overhang()).toBe(0);
    await reader.switchLanguage();
    await page.getByRole('heading', { name: 'Where money waits' }).waitFor();
    const cells = (await cellsOf('CS-0001')).join(' ');
    expect(cells).toMatch('Paid after death');
    expect(cells).toMatch('not yet knowable');
    expect(cells).toMatch('Check first');
    expect(await reader.overhang()).toBe(0);
    expect(await reader.violations()).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'Where money waits' }).waitFor();
    await reader.switchLanguage();
  });

  it('answers as of a day before anything was known', async () => {
    const day = page.getByLabel('以此日已知');
    await day.fill('2021-01-01');
    await day.press('Enter');
    await page.getByText('正在按 2021-01-01 已知的材料回答').waitFor();
    await page.getByText('按这一天已知的材料，没有疑点。').waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('button', { name: '今天' }).click();
    await row('CS-0001').first().waitFor();
  });

  it('can be worked from the keyboard, the content first', async () => {
    await page.reload();
    await row('CS-0001').first().waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到正文' });
    expect(await skip.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('资金概况');
  });

  it('offers the discipline committee no import', async () => {
    await reader.logOut();
    await enterFirstTime('discipline');
    await row('CS-0001').first().waitFor();
    expect(await page.getByText('把文件或整个文件夹拖到这里').count()).toBe(0);
    expect(await reader.violations()).toEqual([]);
    await reader.logOut();
  });

  it('tells an administrator that cases are not theirs, and shows the register', async () => {
    await enterFirstTime('admin');
    await page.getByRole('heading', { name: '系统管理员不接触个案数据' }).waitFor();
    await row('03-发放花名册').first().waitFor();
    expect(await page.locator('body').innerText()).not.toMatch('CS-0001');
    expect(await page.getByRole('button', { name: '导出疑点清单' }).count()).toBe(0);
    await page.getByRole('button', { name: '开放补录' }).click();
    await page.getByRole('button', { name: '关闭补录' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await reader.logOut();
  });

  it('ran without an error of its own', () => {
    expect(reader.troubles).toEqual([]);
  });
});

it('needs little for its first paint', () => {
  const index = readFileSync(join(WEB, 'index.html'), 'utf8');
  const first = [...index.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(first.length).toBeGreaterThan(1);
  const sizes = first.map((path) => gzipSync(readFileSync(join(WEB, path))).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_PAINT_BYTES_MAX);
  // Nothing comes from anywhere but the ledger itself.
  expect(index).not.toMatch(/https?:/);
});
