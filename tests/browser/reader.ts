import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { OfficeFile } from '../e2e/small-office';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What the oldest screens of an office show. */
export const SCREEN = { width: 1366, height: 768 };

const PATIENCE_MS = 10_000;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** A person before the page: what they type and what they see. */
export interface Reader {
  readonly page: Page;
  readonly troubles: readonly string[];
  logIn(userName: string, password: string): Promise<void>;
  choosePassword(current: string, next: string): Promise<void>;
  logOut(): Promise<void>;
  switchLanguage(): Promise<void>;
  /** Opens a page by its name in the menu, and waits until what is read on it is there. */
  open(name: string): Promise<void>;
  /** What is seen settles before it is judged: answers, and the type they are set in. */
  settled(): Promise<void>;
  drop(files: readonly OfficeFile[]): Promise<void>;
  /** What axe objects to, one line each. */
  violations(): Promise<readonly string[]>;
  /** How far the page is wider than the screen. */
  overhang(): Promise<number>;
  leave(): Promise<void>;
}

/** Asked through the debugger, so that the page's own security policy stays in force. */
const ask = async <Answer>(context: BrowserContext, page: Page, expression: string) => {
  const session = await context.newCDPSession(page);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  return result.value as Answer;
};

/** As if the files had been dragged from a folder of the desktop. */
const dropping = (files: readonly OfficeFile[]): string => {
  const sent = files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]);
  return `(() => {
    const data = new DataTransfer();
    for (const [name, text] of ${JSON.stringify(sent)}) {
      data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
    }
    const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector('.drop-zone').dispatchEvent(event);
  })()`;
};

const session = (page: Page) => ({
  logIn: async (userName: string, password: string) => {
    await page.getByLabel('用户名').fill(userName);
    await page.getByLabel('密码').fill(password);
    await page.keyboard.press('Enter');
  },
  choosePassword: async (current: string, next: string) => {
    await page.getByLabel('当前密码').fill(current);
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再次输入新密码').fill(next);
    await page.keyboard.press('Enter');
  },
  logOut: async () => {
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('用户名').waitFor();
  },
  switchLanguage: () => page.getByRole('button', { name: /^(English|中文)$/ }).click(),
});

/** The stream of news never ends, so what is waited for is what a reader sees. */
const settled = (page: Page) => async (): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.locator('.loading, [aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
};

const pages = (page: Page) => ({
  settled: settled(page),
  open: async (name: string) => {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await settled(page)();
  },
});

export const openReader = async (browser: Browser, address: string): Promise<Reader> => {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN' });
  const page = await context.newPage();
  // One thing that does not come must not hold up the whole run.
  page.setDefaultTimeout(PATIENCE_MS);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // The browser itself remarks on every answer that is a refusal; those are not troubles.
    const isRemark = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRemark) troubles.push(message.text());
  });
  await page.goto(address);
  return {
    page,
    troubles,
    ...session(page),
    ...pages(page),
    drop: (files) => ask<void>(context, page, dropping(files)),
    violations: async () => {
      if (await ask<boolean>(context, page, `typeof axe === 'undefined'`)) {
        await ask(context, page, `${axe}; undefined`);
      }
      const found = await ask<readonly Violation[]>(
        context,
        page,
        `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`,
      );
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    overhang: () =>
      ask<number>(
        context,
        page,
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      ),
    leave: () => context.close(),
  };
};
