import { resolve } from 'node:path';
import type { DivisionCode } from '@ledger/kernel';
import type { Page } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openReader } from '../browser/reader';
import { newPlace } from '../scenarios/open-ledger';
import { PASSWORD_END, serve, type ServedLedger } from '../scenarios/served-ledger';
import { appendAll, mustHaveFound } from './append-all';
import type { Measure } from './runner';
import {
  findingsExpected,
  HOUSEHOLDS_A_STREET,
  historyOf,
  oldDeaths,
  paidAfter,
} from './synthetic-year';

/** One street in which hardly anybody looked for five years: 10,089 findings. */
const HOUSEHOLDS = HOUSEHOLDS_A_STREET;
const YEARS = 5;
const OLD_DEATHS = 160;
const STREET = '500118001' as DivisionCode;
const PAGES = resolve(__dirname, '..', '..', 'dist', 'web');
const TIMES = 5;
const PATIENCE_MS = 120_000;

const fill = async ({ ledger }: ServedLedger): Promise<number> => {
  for (const writes of historyOf(HOUSEHOLDS, YEARS)) await appendAll(ledger, writes);
  const dead = oldDeaths(HOUSEHOLDS, OLD_DEATHS);
  await appendAll(ledger, dead);
  await ledger.caughtUp();
  const expected = findingsExpected(HOUSEHOLDS, YEARS) + paidAfter(dead, YEARS);
  await mustHaveFound(ledger, expected);
  await ledger.parts.readSide.query('analyze');
  return expected;
};

/** What the page itself sees of a piece of work: its longest task, and the time between frames. */
const WATCH = `(() => {
  const seen = { longest: 0, frames: [], last: performance.now(), on: true };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ entryTypes: ['longtask'] });
  const frame = (at) => {
    seen.frames.push(at - seen.last);
    seen.last = at;
    if (seen.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.watched = seen;
})()`;

interface Seen {
  readonly longest: number;
  readonly frames: readonly number[];
}

const watched = async (page: Page, work: () => Promise<void>): Promise<Seen & { ms: number }> => {
  await page.evaluate(WATCH);
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  // Long tasks are told a little later than they end.
  await page.waitForTimeout(100);
  const seen = await page.evaluate<Seen>('(window.watched.on = false, window.watched)');
  return { ...seen, ms };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Done several times; the middle one counts, and the worst task of all. */
const repeated = async (page: Page, name: string, works: readonly (() => Promise<void>)[]) => {
  const all: (Seen & { ms: number })[] = [];
  for (const work of works) all.push(await watched(page, work));
  return [
    { name: `${name}: until seen`, value: median(all.map(({ ms }) => ms)), unit: 'ms' },
    {
      name: `${name}: longest task`,
      value: Math.max(...all.map(({ longest }) => longest)),
      unit: 'ms',
    },
  ] satisfies readonly Measure[];
};

const rowsOf = (page: Page) => page.locator('tbody tr.ant-table-row');
const firstRow = (page: Page) => rowsOf(page).first();
const times = (work: (n: number) => Promise<void>) =>
  Array.from({ length: TIMES }, (_, n) => () => work(n));

const opened = (page: Page, address: string, path: string, heading: string) =>
  times(async () => {
    await page.goto(`${address}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await firstRow(page).waitFor();
  });

/** Up, down, and as it came. The head of the column says so when the rows are there. */
const sorted = (page: Page) =>
  times(async (n) => {
    const head = page.getByRole('columnheader', { name: '所属月份' });
    await head.click();
    const order = ['ascending', 'descending'][n % 3];
    if (order) await page.locator(`th[aria-sort="${order}"]`).waitFor();
    else await page.locator('th[aria-sort]').waitFor({ state: 'detached' });
  });

const EVERYTHING = /^共 [\d,]+ 条$/;
const found = (page: Page, text: RegExp) => page.locator('.list-found').filter({ hasText: text });

const narrowed = (page: Page) =>
  times(async (n) => {
    const choice = page.locator('label.choice').filter({ hasText: '所属月份' }).locator('select');
    await choice.selectOption({ index: n + 1 });
    await found(page, /，符合/).waitFor();
    await choice.selectOption('');
    await found(page, EVERYTHING).waitFor();
  });

const WANTED = 'SB-00332';

/** The number of a household, a letter at a time, as somebody types. */
const searched = (page: Page) =>
  times(async () => {
    const box = page.getByRole('textbox', { name: '查找' });
    await box.fill('');
    await found(page, EVERYTHING).waitFor();
    await box.pressSequentially(WANTED);
    // A letter that is lost on the way would find others.
    await rowsOf(page).filter({ hasNotText: WANTED }).first().waitFor({ state: 'detached' });
  });

const scrolled = async (page: Page): Promise<readonly Measure[]> => {
  const { longest, frames } = await watched(page, async () => {
    await page.mouse.move(700, 500);
    for (const step of [...Array(15).fill(120), ...Array(15).fill(-120)] as number[]) {
      await page.mouse.wheel(0, step);
      await page.waitForTimeout(16);
    }
  });
  const late = frames.filter((between) => between > 50).length;
  return [
    { name: 'scrolling: longest task', value: longest, unit: 'ms' },
    { name: 'scrolling: frames later than 50 ms', value: (100 * late) / frames.length, unit: '%' },
  ];
};

const measure = async (page: Page, address: string, findings: number) => [
  { name: 'findings in the list', value: findings, unit: '' },
  ...(await repeated(page, 'findings', opened(page, address, '/findings', '疑点清单'))),
  ...(await repeated(page, 'sort', sorted(page))),
  ...(await repeated(page, 'choose a month and all again', narrowed(page))),
  ...(await repeated(page, 'search by eight letters', searched(page))),
  ...(await scrolled(page)),
  ...(await repeated(page, 'worklist', opened(page, address, '/worklist', '疑点核查台账'))),
];

/** A list of ten thousand rows in the real page, in a real browser. */
export const run = async (): Promise<readonly Measure[]> => {
  const served = await serve(await newPlace(), undefined, {}, PAGES);
  const browser = await openBrowser();
  try {
    const findings = await fill(served);
    const account = { userName: 'jia', displayName: 'jia', role: 'street-officer' as const };
    const password = `jia${PASSWORD_END}`;
    const more = { scope: STREET, password, mustChangePassword: false };
    await served.ledger.accounts.createAccount({ ...account, ...more }, 'bench');
    const address = await served.http.getUrl();
    const reader = await openReader(browser.browser, address);
    reader.page.setDefaultTimeout(PATIENCE_MS);
    // A page that is opened anew is watched from its first moment.
    await reader.page.addInitScript(WATCH);
    await reader.logIn('jia', password);
    await reader.page.getByRole('navigation', { name: '主菜单' }).waitFor();
    return await measure(reader.page, address, findings);
  } finally {
    await browser.close();
    await served.close();
  }
};
