import { readFileSync } from 'node:fs';
import { checkedBundle, type MomentsAnswer } from '@ledger/application';
import type { Download, Page } from 'playwright-core';
import { ApiClient } from '../e2e/api-client';
import { endAll, newHome, type RunningApp, startApp } from '../e2e/running-app';
import { DEAD, smallOffice } from '../e2e/small-office';
import { type OpenedBrowser, openBrowser } from './chromium';
import { openReader, type Reader } from './reader';
import { tenYearsOf } from './ten-years';

const passwordOf = (userName: string) => `a long password of ${userName}`;
const STEPS = 60;
const MOMENTS = 480;
const placeOf = (step: number): string => `第 ${step} 步，共 ${MOMENTS} 步`;

let app: RunningApp;
let opened: OpenedBrowser;
let reader: Reader;
let page: Page;

const clientOf = (userName: string): Promise<ApiClient> =>
  new ApiClient(app.address).loggedIn(
    userName,
    passwordOf(userName),
    app.passwords.get(userName) ?? '',
  );

/** Nothing to be objected to, and nothing beyond the screen. */
const isInOrder = async (): Promise<void> => {
  expect(await reader.violations()).toEqual([]);
  expect(await reader.overhang()).toBe(0);
};

const inEnglish = async (check: () => Promise<void>): Promise<void> => {
  await reader.switchLanguage();
  await check();
  await reader.switchLanguage();
};

const logIn = async (userName: string): Promise<void> => {
  await reader.logIn(userName, passwordOf(userName));
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
};

const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const open = async (path: string, name: string | RegExp): Promise<void> => {
  await page.goto(`${app.address}${path}`);
  await heading(name).waitFor();
};
const savedBy = async (act: () => Promise<void>): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
};

beforeAll(async () => {
  [app, opened] = await Promise.all([startApp(newHome()), openBrowser()]);
  const street = await clientOf('street');
  const { body } = await street.send('/imports', await smallOffice());
  await street.progress(body['importId']);
  for (const userName of ['discipline', 'admin']) await clientOf(userName);
  reader = await openReader(opened.browser, app.address);
  ({ page } = reader);
});

afterAll(async () => {
  await opened?.close();
  await endAll();
});

describe('the committee', () => {
  it('finds a household by an ID number, which stands in no address', async () => {
    await logIn('discipline');
    await page.getByRole('link', { name: '检索' }).click();
    await heading('检索').waitFor();
    await isInOrder();
    await page.getByLabel(/^家庭编号、身份证号/).fill(DEAD.id);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'CS-0001' }).waitFor();
    expect(page.url()).not.toContain(DEAD.id.slice(0, 6));
    expect(await page.locator('main').innerText()).not.toContain(DEAD.name);
    await isInOrder();
  });

  it('turns a clock from the keyboard and sees what differs at each step', async () => {
    await page.getByRole('link', { name: 'CS-0001' }).click();
    await heading('经过回放 CS-0001').waitFor();
    await page.getByText(/到这一天为止收到的材料/).waitFor();
    await isInOrder();
    // All of it was received on one day; what happened lies months apart.
    await page.getByRole('radio', { name: '事实发生' }).check();
    await page.getByText(/到这一天为止发生的事实/).waitFor();
    const slider = page.getByRole('slider', { name: '时点' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.getByText(/第 1 步，共 \d+ 步/).waitFor();
    expect(await page.locator('.state-card').innerText()).not.toMatch('R01');
    await page.keyboard.press('End');
    await page.locator('.state-card').getByText('有去世材料').waitFor();
    expect(await page.locator('.state-card').innerText()).toMatch('R01');
    await isInOrder();
    await inEnglish(async () => {
      await heading('Replay of CS-0001').waitFor();
      await page.getByText('A finding is a match, not a verdict').waitFor();
      await isInOrder();
    });
  });

  it('plays and pauses', async () => {
    await page.getByRole('button', { name: '最早' }).click();
    await page.getByRole('button', { name: '播放' }).click();
    await page.getByText(/第 2 步，共/).waitFor();
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByRole('button', { name: '播放' }).waitFor();
  });

  it('sets two moments side by side and exports both with their proofs', async () => {
    await page.getByRole('button', { name: '最早' }).click();
    await page.getByRole('button', { name: '固定此刻，并排比较' }).click();
    await page.getByRole('button', { name: '最新' }).click();
    await page.getByRole('heading', { name: /^固定的时点/ }).waitFor();
    await isInOrder();
    await page.getByRole('button', { name: '导出屏幕所示（含证明）' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/离线核对/).waitFor();
    expect(await reader.violations()).toEqual([]);
    const file = await savedBy(() => dialog.getByRole('button', { name: /导出屏幕所示/ }).click());
    const discipline = await new ApiClient(app.address).loggedIn(
      'discipline',
      passwordOf('discipline'),
    );
    const { body } = await discipline.get('/keys');
    const keys = body['keys'] as readonly { readonly vkey: string }[];
    const checked = checkedBundle(
      readFileSync(await file.path(), 'utf8'),
      keys.map(({ vkey }) => vkey),
    );
    expect(checked.stories).toHaveLength(2);
    expect(checked.events + checked.notYetSealed).toBeGreaterThan(3);
  });

  it('turns a clock over a household of ten years, asking nobody', async () => {
    await page.route('**/moments**', async (route) => {
      const answer = await route.fetch();
      const real = (await answer.json()) as MomentsAnswer;
      await route.fulfill({ response: answer, json: tenYearsOf(real) });
    });
    await open('/committee/households/CS-0001', '经过回放 CS-0001');
    await page.getByText(placeOf(MOMENTS)).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('slider', { name: '时点' }).focus();
    const took: number[] = [];
    for (let step = 1; step <= STEPS; step += 1) {
      const begun = performance.now();
      await page.keyboard.press('ArrowLeft');
      await page.getByText(placeOf(MOMENTS - step)).waitFor();
      took.push(performance.now() - begun);
    }
    await page.unroute('**/moments**');
    expect(asked.filter((url) => url.includes('/committee/'))).toEqual([]);
    took.sort((a, b) => a - b);
    // Told and not tested: how fast it is depends on who else works on the machine.
    const at = (share: number) => took[Math.floor(STEPS * share)]?.toFixed(0);
    process.stdout.write(
      `\nslider, ${MOMENTS} moments in ten years, key to screen: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms a step (goal 100 ms)\n`,
    );
  });

  it('sees a batch as it lay before its approver', async () => {
    await open('/committee/batches/CSL20210401', '批次 CSL20210401');
    await page.getByRole('cell', { name: '审批后才知道' }).first().waitFor();
    await isInOrder();
    await inEnglish(async () => {
      await page.getByRole('cell', { name: 'known only afterwards' }).first().waitFor();
      await isInOrder();
    });
  });

  it('takes a clue up and hands it on', async () => {
    await open('/committee/clues', '问题线索');
    await isInOrder();
    await page.getByRole('button', { name: '登记线索' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('编号').fill('试线2021-1');
    await dialog.getByLabel('来源').selectOption('OWN_WORK');
    await dialog.getByLabel('事由').fill('核对死亡后发放');
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: '登记线索' }).click();
    await page.getByRole('link', { name: '试线2021-1' }).click();
    await heading('线索 试线2021-1').waitFor();
    await page.getByRole('button', { name: '交承办' }).click();
    await page.getByRole('dialog').getByLabel('承办人').fill('李');
    await page.getByRole('dialog').getByRole('button', { name: '交承办' }).click();
    await page.getByRole('button', { name: '提出处置意见' }).waitFor();
    await isInOrder();
    await inEnglish(isInOrder);
  });

  it('reads its own looks among the others, and checks both logs', async () => {
    await open('/committee/access', '查阅记录');
    await page.getByRole('cell', { name: '回放经过' }).first().waitFor();
    expect(await page.locator('main').innerText()).not.toContain(DEAD.id);
    await isInOrder();
    await inEnglish(isInOrder);
    await open('/committee/verify', '核验封存');
    for (const id of ['main', 'own']) {
      await page.locator(`#${id}`).getByRole('button', { name: '核验' }).click();
      await page
        .locator(`#${id}`)
        .getByText(/成立：/)
        .waitFor();
    }
    await isInOrder();
    await inEnglish(isInOrder);
    await reader.logOut();
  });
});

describe('the administrator', () => {
  it('makes an account and sees what was done to it', async () => {
    await logIn('admin');
    await open('/accounts', '账号');
    await page.getByRole('link', { name: 'discipline' }).waitFor();
    await isInOrder();
    await page.getByRole('button', { name: '新建账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用户名').fill('zhang.san');
    await dialog.getByLabel('姓名').fill('张三');
    await dialog.getByLabel('角色').selectOption('auditor');
    await dialog.getByLabel('初始密码').fill('a first password');
    expect(await reader.violations()).toEqual([]);
    await dialog.getByRole('button', { name: '新建账号' }).click();
    await page.getByRole('link', { name: 'zhang.san' }).click();
    await heading('账号 zhang.san').waitFor();
    await page.getByRole('cell', { name: '新建' }).first().waitFor();
    await isInOrder();
    await inEnglish(isInOrder);
  });

  it('works out what a notice would change before it is published', async () => {
    await open('/policies', '政策');
    await page.getByText('批次金额达到此数须再加一人审批').waitFor();
    await isInOrder();
    const file = page.getByLabel('政策文件');
    const asFile = (text: string) => ({
      name: '通知.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await file.setInputFiles(asFile('not a notice'));
    await page.getByText('这个文件不是 JSON').waitFor();
    const notice = {
      division: '500118',
      from: '2021-01',
      announcedOn: null,
      document: '试〔2021〕1号',
      verified: true,
      values: { paymentDeadlineDay: 5 },
    };
    await file.setInputFiles(asFile(JSON.stringify(notice)));
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByRole('row', { name: /^R23 超期发放/ }).waitFor();
    await isInOrder();
    await inEnglish(isInOrder);
    await page.reload();
    await page.getByText('批次金额达到此数须再加一人审批').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('试〔2021〕1号');
  });

  it('sees whether everything runs', async () => {
    await open('/health', '运行状况');
    await page.getByRole('cell', { name: '已跟上' }).waitFor();
    await isInOrder();
    await inEnglish(isInOrder);
  });

  it('knows of no page of the committee', async () => {
    expect(await page.getByRole('navigation', { name: '主菜单' }).innerText()).not.toMatch(
      /纪工委|检索|线索/,
    );
    await open('/committee/search', '没有这个页面');
    await reader.logOut();
    expect(reader.troubles).toEqual([]);
  });
});
