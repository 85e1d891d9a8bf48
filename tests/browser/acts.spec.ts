import { systemClock } from '@ledger/application';
import { addDays, addMonths, monthOf } from '@ledger/kernel';
import { ApiClient } from '../e2e/api-client';
import { endAll, newHome, type RunningApp, startApp } from '../e2e/running-app';
import {
  archive,
  bankResult,
  type Batch,
  custodyLedger,
  deaths,
  householdNo,
  person,
  roster,
} from '../scenarios/office-files';
import { act, type Field } from './acting';
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
const PATIENCE_MS = 20_000;
const today = systemClock.today();
const month = monthOf(today);
const passwordOf = (user: string): string => `a long password of ${user}`;

let app: RunningApp;
let opened: OpenedBrowser;
let finance: Reader;
let street: Reader;

/** A village reports a death and mistypes one digit of the number. */
const mistyped = () => {
  const { name, id } = person(1);
  const row = `${name},991${id.slice(3)},2021-02-11,村上报`;
  return { name: '05-村上报.csv', bytes: Buffer.from(`姓名,身份证号,死亡日期,数据来源\n${row}\n`) };
};

const files = async () => [
  await archive('01-低保家庭档案.xlsx', HOUSEHOLDS),
  await roster('03-发放花名册-2021-04.xlsx', APRIL, HOUSEHOLDS),
  bankResult('04-银行回盘-2021-04.csv', APRIL, HOUSEHOLDS, '2021-04-06'),
  await deaths(
    '05-死亡名单.xlsx',
    [2, 3].map((household) => ({ household, diedOn: '2021-02-10' })),
  ),
  await custodyLedger('08-卡折代管台账.xlsx', '2021-06-25', [{ household: 4 }]),
  mistyped(),
];

/** The accounts of the first run, and whoever checks. */
const accounts = async (api: ApiClient) => {
  const admin = await api.loggedIn('admin', passwordOf('admin'), app.passwords.get('admin'));
  const { body } = await admin.get('/session');
  const { scope } = body['account'] as { readonly scope: string };
  const first = 'to be changed at once';
  const made = await admin.ask('POST', '/accounts', {
    userName: 'approver',
    displayName: '复核人员',
    role: 'finance-approver',
    scope,
    password: first,
  });
  expect(made.status).toBe(201);
  await api.loggedIn('approver', passwordOf('approver'), first);
  await api.loggedIn('finance', passwordOf('finance'), app.passwords.get('finance'));
  return api.loggedIn('street', passwordOf('street'), app.passwords.get('street'));
};

const enter = async (user: string): Promise<Reader> => {
  const reader = await openReader(opened.browser, app.address);
  reader.page.setDefaultTimeout(PATIENCE_MS);
  await reader.logIn(user, passwordOf(user));
  await reader.page.getByRole('navigation', { name: '主菜单' }).waitFor();
  return reader;
};

beforeAll(async () => {
  [app, opened] = await Promise.all([startApp(newHome()), openBrowser()]);
  const office = await accounts(new ApiClient(app.address));
  const { body } = await office.send('/imports', await files());
  await office.progress(body['importId']);
  finance = await enter('finance');
  street = await enter('street');
  await finance.switchLanguage();
});

afterAll(async () => {
  await opened?.close();
  await endAll();
});

const goTo = async ({ page, settled }: Reader, path: string, heading: RegExp): Promise<void> => {
  await page.goto(`${app.address}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled();
};

const isSound = async (reader: Reader): Promise<void> => {
  expect(await reader.violations()).toEqual([]);
  expect(await reader.overhang()).toBe(0);
};

const confirmedBy = async (reader: Reader, field: Field): Promise<void> => {
  const isEnglish = reader === finance;
  const [name, password] = isEnglish
    ? ['User name of the second person', 'Password of the second person']
    : ['复核人用户名', '复核人密码'];
  await field(name!).fill('approver');
  await field(password!).fill(passwordOf('approver'));
};

it('orders a supplement for a village after looking who gets what, and it stands in the register', async () => {
  const { page } = finance;
  await goTo(finance, '/supplements', /Supplements/);
  await page.getByText('no supplement was ordered').waitFor();
  await act(finance, 'Order a supplement', 'Order a supplement', async (field, dialog) => {
    await field('Month').fill(month);
    await field('Kind').selectOption('ONE_OFF');
    await field('Document').fill('试民发〔2026〕1号');
    await field('For each').selectOption('HOUSEHOLD');
    await field('Yuan').fill('50');
    await field('Place').selectOption({ label: '试验村 500118001201' });
    await dialog.getByRole('button', { name: 'Who gets what' }).click();
    // Two of the six have died.
    await dialog.getByText('4 households, 200.00 yuan in all').waitFor();
    const table = dialog.getByRole('region', { name: 'Who gets what' });
    expect(await table.innerText()).toMatch(householdNo(4));
    expect(
      await table
        .getByRole('row')
        .filter({ hasText: householdNo(2) })
        .count(),
    ).toBe(0);
    expect(await finance.violations()).toEqual([]);
    await field('Reason').fill('春节慰问');
    await confirmedBy(finance, field);
  });
  const row = page.getByRole('row').filter({ hasText: '试民发〔2026〕1号' });
  await row.getByText('approver').waitFor();
  await isSound(finance);
});

it('sets an entitlement from the page of the household, and shows the arithmetic of it', async () => {
  const { page } = street;
  await goTo(street, `/households/${householdNo(5)}`, /家庭/);
  const section = page.getByRole('region', { name: '保障待遇' });
  await section.getByRole('table').waitFor();
  await act(street, '待遇核定', '待遇核定', async (field, dialog) => {
    await field('生效月份').fill(month);
    await field('获知日期').fill(today);
    await field('核定日期').fill(today);
    await field('身份证号').fill(person(5).id);
    await field('保障对象').selectOption('yes');
    await field('月收入（元）').fill('100');
    await dialog.getByRole('button', { name: '看影响' }).click();
    await dialog.getByText(/^金额由/).waitFor();
    expect(await street.violations()).toEqual([]);
  });
  await section.getByText(/算法：1 × \(\S+ − 100\.00 ÷ 1\)/).waitFor();
  await isSound(street);
});

it('recovers what was overpaid: established, demanded, received in part', async () => {
  const { page } = finance;
  await goTo(finance, `/recovery/${householdNo(2)}-2021-04`, /^Overpayment of/);
  await act(finance, 'Establish', 'Establish');
  await act(finance, 'Demand', 'Demand', async (field) => {
    await field('Instalments').selectOption('2');
    await field('First due on').fill(addDays(today, 30));
    expect(await finance.violations()).toEqual([]);
  });
  await page.getByRole('region', { name: 'Instalments' }).getByText('248.00').first().waitFor();
  await act(finance, 'Book a receipt', 'Book a receipt', async (field) => {
    await field('Voucher').fill('追-0001');
    await field('Amount (yuan)').fill('248');
    await field('Received on').fill(today);
    await field('How').selectOption('CASH');
  });
  await page.getByRole('row').filter({ hasText: '追-0001' }).getByText('248.00').waitFor();
  await isSound(finance);
});

it('gives a card to another keeper, with a receipt', async () => {
  const { page } = finance;
  await goTo(finance, '/custody', /Custody/);
  const another = person(901);
  await act(finance, 'Change the keeper of DG-4', 'Change', async (field) => {
    await field('Name of the keeper').fill(another.name);
    await field('ID number of the keeper').fill(another.id);
    await field('Keeper is').selectOption('PERSON');
    await field('Relation').selectOption('NEIGHBOUR');
    await field('Changed on').fill(today);
    await field('Receipt of the hand-over').fill('交-0001');
    expect(await finance.violations()).toEqual([]);
  });
  await page.getByRole('row').filter({ hasText: 'DG-4' }).getByText('changed').first().waitFor();
  await isSound(finance);
});

it('decides to stop a benefit after seeing what becomes of each month', async () => {
  const { page } = street;
  await goTo(street, '/decisions', /停发减发决定/);
  await act(street, '作出决定', '作出决定', async (field, dialog) => {
    await field('家庭编号').fill(householdNo(3));
    await field('对象身份证号').fill(person(3).id);
    await field('变动').selectOption('STOP');
    await field('原因').selectOption('DEATH');
    await field('事实日期（知道哪一天）').fill('2021-02-10');
    await field('获知日期').fill(today);
    await field('决定日期').fill(today);
    await field('生效月份').fill(month);
    await dialog.getByRole('button', { name: '预览' }).click();
    await dialog.getByText(/^金额由/).waitFor();
    expect(await street.violations()).toEqual([]);
  });
  const row = page.getByRole('row').filter({ hasText: householdNo(3) });
  await row.getByText('本系统作出').waitFor();
  await row.getByRole('link', { name: householdNo(3) }).waitFor();
  await isSound(street);
});

it('leaves a finding alone until a day, for two people', async () => {
  const { page } = street;
  await goTo(street, '/worklist', /疑点核查台账/);
  const row = page
    .getByRole('row')
    .filter({ hasText: `${householdNo(3)}` })
    .first();
  await row.getByRole('button', { name: /^展开/ }).click();
  await act(street, '暂不提示', '暂不提示', async (field) => {
    await field('理由').selectOption('AWAITING_REPLY');
    await field('到哪一天重新提示').fill(addDays(today, 7));
    await confirmedBy(street, field);
    expect(await street.violations()).toEqual([]);
  });
  await page.getByRole('link', { name: '全部', exact: true }).click();
  await page.getByRole('row').filter({ hasText: '暂不提示' }).first().waitFor();
  await isSound(street);
});

it('takes two entries for one person, for two people', async () => {
  const { page } = street;
  await goTo(street, '/matches', /疑似同一人/);
  await page.getByRole('row').filter({ hasText: '差一个字符' }).first().waitFor();
  await act(street, '认定为同一人', '认定为同一人', async (field) => {
    await confirmedBy(street, field);
    expect(await street.violations()).toEqual([]);
  });
  await goTo(street, '/matches?state=confirmed', /疑似同一人/);
  await page.getByRole('row').filter({ hasText: '差一个字符' }).first().waitFor();
  await isSound(street);
});

it('closes a month: told first why not, then with a reason and another person', async () => {
  const { page } = finance;
  await goTo(finance, '/months', /Month close/);
  await act(finance, 'Close a month', 'Close a month', async (field, dialog) => {
    await field('Month').fill(addMonths(month, 1));
    await confirmedBy(finance, field);
    await dialog.getByRole('button', { name: 'Close a month' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await finance.violations()).toEqual([]);
    await field('Month').fill('2021-04');
    await field('Why it is closed with open items').fill('历史月份补结');
    await confirmedBy(finance, field);
  });
  await page.getByRole('row').filter({ hasText: '2021-04' }).getByRole('link').click();
  await page.locator('#certificate').waitFor();
  await isSound(finance);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download Month close 2021-04 as Excel' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/\.xlsx$/);
});

it('hands out papers, and says in words why there is none', async () => {
  const { page } = street;
  await goTo(street, '/papers', /资料/);
  await isSound(street);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 疑点清单 PDF' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/疑点清单.*\.pdf$/);
  await page.getByRole('row').filter({ hasText: '年终汇总' }).getByLabel('年度').fill('不是年');
  await page.getByRole('button', { name: '下载 年终汇总 Excel' }).click();
  await page.getByRole('alert').waitFor();
  await isSound(street);
});

it('ran without an error of its own', () => {
  expect([...finance.troubles, ...street.troubles]).toEqual([]);
});
