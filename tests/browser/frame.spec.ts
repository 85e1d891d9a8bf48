import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Download, Page } from 'playwright-core';
import { readTable } from '@ledger/intake';
import { endAll, newHome, type RunningApp, startApp } from '../e2e/running-app';
import { DEAD, smallOffice } from '../e2e/small-office';
import { type OpenedBrowser, openBrowser } from './chromium';
import { type OldReader, openOldChromium } from './old-chromium';
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
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
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

beforeAll(async () => {
  [app, opened] = await Promise.all([startApp(newHome()), openBrowser()]);
  reader = await openReader(opened.browser, app.address);
  ({ page } = reader);
});

afterAll(async () => {
  await opened?.close();
  await endAll();
});

describe('the frame of pages, from the first login on', () => {
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
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  });

  it('tells an empty office what to bring, wherever it begins', async () => {
    await page.getByRole('link', { name: '去导入材料，或一键载入演示年度' }).click();
    await page.getByRole('heading', { name: '台账里还没有数据' }).waitFor();
    await reader.settled();
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
    await reader.settled();
    const box = await page.locator('.report').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(SCREEN.height);
    expect(await reader.violations()).toEqual([]);
  });

  it('keeps the report for whoever looks at another page meanwhile', async () => {
    await reader.open('疑点看板');
    await reader.open('导入');
    await page.getByText('导入完成').first().waitFor();
    await row('01-低保家庭档案').first().waitFor();
  });

  it('shows the rejected row with its remedy and gives it back as a workbook', async () => {
    await page
      .getByRole('button', { name: /01-低保家庭档案.xlsx 退回的 1 行/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer
      .getByRole('cell', { name: /身份证号/ })
      .first()
      .waitFor();
    expect(await drawer.innerText()).toMatch(/身份证号/);
    expect(await reader.violations()).toEqual([]);
    const saved = await savedBy(() => drawer.getByRole('button', { name: /下载退回行/ }).click());
    expect(await textOf(saved)).toMatch('CS-0003');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('leads from what the rules found to the list of it, masked', async () => {
    await reader.open('疑点看板');
    expect(await reader.violations()).toEqual([]);
    expect(await reader.overhang()).toBe(0);
    await page.getByRole('link', { name: /^R01/ }).first().click();
    await page.getByRole('heading', { level: 1, name: '疑点清单' }).waitFor();
    await row('CS-0001').first().waitFor();
    expect(page.url()).toMatch('R01');
    expect((await cellsOf('CS-0001')).join(' ')).toMatch('死亡后发放');
    const all = await page.locator('body').innerText();
    expect(all).not.toMatch('违规');
    expect(all).not.toMatch(DEAD.name);
    expect(all).not.toMatch(DEAD.id);
  });

  it('says the same in English, and remembers the language', async () => {
    await reader.switchLanguage();
    await page.getByRole('heading', { level: 1, name: 'Findings' }).waitFor();
    expect((await cellsOf('CS-0001')).join(' ')).toMatch('Paid after death');
    await page.reload();
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    expect(await reader.overhang()).toBe(0);
    await reader.switchLanguage();
  });

  it('answers as of a day, and takes the day along from page to page', async () => {
    await reader.open('疑点清单');
    const day = page.getByLabel('以此日已知');
    await day.fill('2021-01-01');
    await day.press('Enter');
    await page.getByText('正在按 2021-01-01 已知的材料回答').waitFor();
    await row('CS-0001').first().waitFor({ state: 'detached' });
    await reader.open('发放时效');
    expect(page.url()).toMatch('knownOn=2021-01-01');
    await page.getByRole('button', { name: '今天' }).click();
    await page.getByText('正在按 2021-01-01 已知的材料回答').waitFor({ state: 'hidden' });
    expect(page.url()).not.toMatch('knownOn');
  });

  it('says where nothing is, and how to go on', async () => {
    await page.goto(`${app.address}/no/such/page`);
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  });

  it('can be worked from the keyboard, the content first', async () => {
    await reader.open('导入');
    await page.reload();
    await reader.settled();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到正文' });
    expect(await skip.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator('main :focus').count()).toBe(1);
  });

  it('shows whoever is logged in their own logins, and ends another', async () => {
    await page.getByRole('link', { name: /^本人账号/ }).click();
    await page.getByRole('heading', { level: 1, name: '本人账号' }).waitFor();
    await page.getByText('这次登录').waitFor();
    expect(await reader.violations()).toEqual([]);
    const others = page.getByRole('button', { name: /^结束 .* 的登录$/ });
    expect(await others.count()).toBe(0);
    const body = JSON.stringify({ userName: 'street', password: passwordOf('street') });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${app.address}/api/v1/session`, { method: 'POST', headers, body });
    await page.reload();
    await others.first().click();
    await others.first().waitFor({ state: 'detached' });
  });

  it('offers the discipline committee no import', async () => {
    await reader.logOut();
    await enterFirstTime('discipline');
    await reader.open('导入');
    await row('03-发放花名册').first().waitFor();
    expect(await page.getByText('把文件或整个文件夹拖到这里').count()).toBe(0);
    expect(await reader.violations()).toEqual([]);
    await reader.logOut();
  });

  it('opens no case to an administrator, and says whom to ask', async () => {
    await enterFirstTime('admin');
    await page.goto(`${app.address}/findings`);
    await page.getByRole('heading', { name: '您的账号不能打开此页' }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch('CS-0001');
    expect(await reader.violations()).toEqual([]);
    await reader.open('补录开关');
    await page.getByRole('button', { name: '开放补录' }).click();
    await page.getByRole('button', { name: '关闭补录' }).waitFor();
    expect(await reader.violations()).toEqual([]);
    await reader.logOut();
  });

  it('ran without an error of its own', () => {
    expect(reader.troubles).toEqual([]);
  });
});

describe('in a browser of 2020', () => {
  let old: OldReader;

  beforeAll(async () => {
    old = await openOldChromium(SCREEN, opened.libraries);
  });

  afterAll(() => old?.close());

  it('logs in, opens the menu’s pages and leads to a finding, dressed as in a new one', async () => {
    const { page } = old;
    expect(old.version).toMatch('/87.');
    await page.goto(app.address);
    await page.waitForSelector('#login_userName');
    await page.type('#login_userName', 'street');
    await page.type('#login_password', passwordOf('street'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.menu');
    await page.click('.menu a[href="/findings"]');
    await page.waitForFunction(`document.body.innerText.includes('CS-0001')`);
    expect(await page.evaluate(`document.querySelector('h1').textContent`)).toBe('疑点清单');
    await page.click('.menu a[href="/imports"]');
    await page.waitForSelector('.drop-zone');
    // Unstyled buttons are what such a browser shows where it does not understand the styles.
    const button = await page.evaluate(`(() => {
      const { backgroundColor, borderRadius } = getComputedStyle(
        document.querySelector('.drop-zone button'),
      );
      return { backgroundColor, borderRadius };
    })()`);
    expect(button).toEqual({ backgroundColor: 'rgb(255, 255, 255)', borderRadius: '2px' });
    expect(old.troubles).toEqual([]);
  });
});

/** What came over the wire, as the browser counted it. */
interface Transfer {
  readonly shownAfterMs: number;
  readonly scriptsAndStyles: number;
  readonly all: number;
}

const transferOf = `(() => {
  const entries = performance.getEntriesByType('resource');
  const sum = (some) => some.reduce((total, { encodedBodySize }) => total + encodedBodySize, 0);
  const isType = ({ name }) => !/\\.woff2$|fonts-[^/]*\\.css$/.test(name);
  return {
    shownAfterMs: Math.round(performance.now()),
    scriptsAndStyles: sum(entries.filter((e) => /\\.(js|css)$/.test(e.name)).filter(isType)),
    all: sum(entries),
  };
})()`;

it('opens the dashboard, and prints what that took', async () => {
  await reader.logIn('street', passwordOf('street'));
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  const [context] = opened.browser.contexts();
  const fresh = await context!.newPage();
  await fresh.goto(`${app.address}/dashboard`);
  await fresh.locator('.figure').first().waitFor();
  const { shownAfterMs, scriptsAndStyles, all } = await fresh.evaluate<Transfer>(transferOf);
  await fresh.close();
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} kB`;
  process.stdout.write(
    `dashboard: shown after ${shownAfterMs} ms; scripts and styles ${kilobytes(scriptsAndStyles)}, ` +
      `with type and answers ${kilobytes(all)}, compressed\n`,
  );
  expect(scriptsAndStyles).toBeGreaterThan(0);
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
