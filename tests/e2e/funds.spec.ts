import type { FundsAnswer, JournalAnswer, TrialBalanceAnswer } from '@ledger/application';
import { ApiClient } from './api-client';
import { cliHere } from './cli-here';
import { endAll, newHome, type RunningApp, startApp } from './running-app';

const home = newHome();
const PASSWORD = '财务人员的新密码 2026';
const SECOND = { userName: 'finance2', password: '第二财务人员密码 2026' };
const SECOND_FIRST = 'second first password';

let app: RunningApp;
const as = {} as Record<'finance' | 'street' | 'finance2', ApiClient>;

jest.setTimeout(300_000);

beforeAll(async () => {
  app = await startApp(home);
  const nobody = new ApiClient(app.address);
  const added = await cliHere(home, ['user', 'add', 'finance2', '--role', 'finance-officer'], {
    LEDGER_PASSWORD: SECOND_FIRST,
  });
  expect([added.code, added.stderr]).toEqual([0, '']);
  as.finance = await nobody.loggedIn('finance', PASSWORD, app.passwords.get('finance'));
  as.street = await nobody.loggedIn('street', '街道的新密码 2026', app.passwords.get('street'));
  as.finance2 = await nobody.loggedIn('finance2', SECOND.password, SECOND_FIRST);
});

afterAll(endAll);

const entry = (stage: string, document: string, amountFen: number, more: object = {}) => ({
  stage,
  document,
  amountFen,
  fiscalYear: '2021',
  businessOn: '2021-06-01',
  fromUnit: '区财政局',
  toUnit: '中山路街道办事处',
  ...more,
});
const book = (body: object) => as.finance.ask('POST', '/funds/entries', body);
const codeOf = ({ body }: { readonly body: Record<string, unknown> }) => body['code'];

/** The register, once the views show what was booked. */
const documents = async (count: number): Promise<FundsAnswer['documents']> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await as.street.get('/funds?fiscalYear=2021');
    const answer = body as unknown as FundsAnswer;
    if (answer.documents.length === count) return answer.documents;
    await new Promise((tick) => setTimeout(tick, 100));
  }
  throw new Error(`never ${count} documents`);
};

it('books a chain of documents, each out of the one before, and no fen more', async () => {
  expect((await book(entry('RAISED', '渝财社〔2021〕12号', 900_00))).status).toBe(201);
  const allotted = entry('ALLOCATED', '永财社〔2021〕3号', 600_00, {
    relatedDocument: '渝财社〔2021〕12号',
  });
  expect((await book(allotted)).body).toMatchObject({
    document: { leftFen: 600_00, drawnFen: 0, arrivedOn: null, division: '500118001' },
  });
  // Sent again, as after a lost answer: booked once.
  expect((await book(allotted)).status).toBe(201);
  const tooMuch = entry('APPROPRIATED', 'ZF-1', 600_01, { relatedDocument: '永财社〔2021〕3号' });
  const refused = await book(tooMuch);
  expect([refused.status, refused.body['details']]).toEqual([
    409,
    { relatedDocument: '永财社〔2021〕3号', availableFen: 600_00, askedFen: 600_01 },
  ]);
  expect(String(refused.body['zh'])).toContain('余额不足');
  expect((await book({ ...tooMuch, amountFen: 500_00 })).status).toBe(201);
  const arrival = { stage: 'APPROPRIATED', document: 'ZF-1', fiscalYear: '2021' };
  const arrived = await as.finance.ask('POST', '/funds/arrivals', {
    ...arrival,
    arrivedOn: '2021-06-03',
  });
  expect(arrived.body).toMatchObject({ document: { arrivedOn: '2021-06-03' } });
  const used = entry('USED', 'JS-1', 499_00, { relatedDocument: 'ZF-1' });
  expect((await book(used)).status).toBe(201);
  expect((await documents(4)).map(({ document, leftFen }) => [document, leftFen])).toEqual([
    ['渝财社〔2021〕12号', 300_00],
    ['永财社〔2021〕3号', 100_00],
    ['ZF-1', 1_00],
    ['JS-1', 499_00],
  ]);
});

it('says what is wrong with what was sent', async () => {
  const wrong = await book({
    ...entry('RAISED', 'X', 1.5),
    businessOn: '2021-02-30',
    fiscalYear: 1,
  });
  const fields = wrong.body['fields'] as readonly { readonly field: string }[];
  expect([wrong.status, fields.map(({ field }) => field).toSorted()]).toEqual([
    422,
    ['amountFen', 'businessOn', 'fiscalYear'],
  ]);
  expect(codeOf(await book(entry('RAISED', 'X', 1, { businessOn: '2999-01-01' })))).toBe(
    'day-ahead',
  );
  expect(codeOf(await book(entry('ALLOCATED', 'X', 1)))).toBe('related-document-missing');
  expect(codeOf(await book(entry('RAISED', '渝财社〔2021〕12号', 7)))).toBe(
    'document-already-booked',
  );
});

it('reverses for two people, the last document first', async () => {
  const said = { stage: 'APPROPRIATED', document: 'ZF-1', fiscalYear: '2021' };
  const reverse = (body: object, userName: string, password: string) =>
    as.finance.ask('POST', '/funds/reversals', {
      ...body,
      reasonCode: 'WRONG_AMOUNT',
      note: '金额录错',
      secondPerson: { userName, password },
    });
  const second = [SECOND.userName, SECOND.password] as const;
  expect(codeOf(await reverse(said, 'finance', PASSWORD))).toBe('second-person-missing');
  expect(codeOf(await reverse(said, ...second))).toBe('drawn-on');
  const use = { ...said, stage: 'USED', document: 'JS-1' };
  expect((await reverse(use, ...second)).body).toEqual({ document: null });
  expect((await reverse(said, ...second)).status).toBe(200);
  expect((await documents(2)).map(({ leftFen }) => leftFen)).toEqual([300_00, 600_00]);
});

it('keeps books of it that are zero', async () => {
  const { body } = await as.street.get('/trial-balance');
  const balance = body as unknown as TrialBalanceAnswer;
  expect([balance.differenceFen, balance.debitFen]).toEqual([0, balance.creditFen]);
  const closing = (account: string) =>
    balance.accounts.find((one) => one.account === account)?.closingFen;
  expect([closing('raised'), closing('allocated'), closing('clearing')]).toEqual([
    300_00, 600_00, 0,
  ]);
  const journal = (await as.street.get('/journal')).body as unknown as JournalAnswer;
  expect(journal.lines.map(({ what, amountFen }) => [what, amountFen])).toEqual([
    ['raised', 900_00],
    ['allocated', 600_00],
  ]);
  const printed = await cliHere(home, ['trial-balance']);
  expect([printed.code, printed.stdout]).toEqual([0, expect.stringContaining('差额 0.00')]);
  const listed = await cliHere(home, ['funds']);
  expect(listed.stdout).toContain('永财社〔2021〕3号');
});

it('pays back what is left, and carries the rest over to the next year', async () => {
  const left = (document: string, amountFen: number) => {
    const { stage: _, ...moved } = entry('RAISED', document, amountFen);
    return { ...moved, relatedStage: 'RAISED', relatedDocument: '渝财社〔2021〕12号' };
  };
  const back = await as.finance.ask('POST', '/funds/returns', left('缴回-1', 100_00));
  expect([back.status, back.body]).toMatchObject([
    201,
    { document: { stage: 'RETURNED', relatedStage: 'RAISED', amountFen: 100_00 } },
  ]);
  const tooMuch = await as.finance.ask('POST', '/funds/carry-overs', left('结转-1', 200_01));
  expect([tooMuch.status, codeOf(tooMuch)]).toEqual([409, 'not-enough-funds']);
  const on = await as.finance.ask('POST', '/funds/carry-overs', left('结转-1', 200_00));
  expect(on.status).toBe(201);
});

it('lets nobody else book', async () => {
  const acts = ['entries', 'arrivals', 'returns', 'carry-overs', 'reversals'];
  for (const path of acts.map((act) => `/funds/${act}`)) {
    expect((await as.street.ask('POST', path, {})).status).toBe(403);
  }
  expect((await as.finance.get('/funds?division=500118002')).status).toBe(403);
});

it('closes a month for two people, and whoever verifies tries the certificate again', async () => {
  const close = (month: string, userName: string, password: string) =>
    as.finance.ask('POST', `/months/${month}/closing`, { secondPerson: { userName, password } });
  const street = ['street', '街道的新密码 2026'] as const;
  expect(codeOf(await close('2021-06', SECOND.userName, SECOND.password))).toBe(
    'second-person-missing',
  );
  expect(codeOf(await close('2999-01', ...street))).toBe('month-not-over');
  const closed = await close('2021-06', ...street);
  expect([closed.status, closed.body['rows'], closed.body['open']]).toEqual([201, [], []]);
  expect((await as.street.get('/months')).body['months']).toMatchObject([
    { month: '2021-06', closedBy: 'finance', confirmedBy: 'street' },
  ]);
  expect((await as.street.get('/months/2021-06/verification')).body).toMatchObject({ ok: true });
  expect((await as.street.get('/months/2021-06/differences')).body['differences']).toEqual([]);
  expect(codeOf(await as.street.get('/months/2021-05'))).toBe('month-not-closed');
  const tried = await cliHere(home, ['month', '2021-06', '--verify']);
  expect([tried.code, tried.stdout]).toEqual([0, expect.stringContaining('证书成立')]);
});

it('has a register of what was paid too much, and acts on nothing it does not know', async () => {
  const { body } = await as.street.get('/overpayments');
  expect([body['overpayments'], body['byRule']]).toEqual([[], []]);
  const unknown = await as.finance.ask('POST', '/overpayments/H1-2021-06/establishment');
  expect([unknown.status, codeOf(unknown)]).toEqual([404, 'overpayment-not-known']);
  const wrong = await as.finance.ask('POST', '/overpayments/H1-2021-06/receipts', {
    voucher: '6222 0000 1111 2222 333',
    amountFen: 0,
    receivedOn: '2021-02-30',
    way: 'GOLD',
  });
  const fields = wrong.body['fields'] as readonly { readonly field: string }[];
  expect([wrong.status, fields.map(({ field }) => field).toSorted()]).toEqual([
    422,
    ['amountFen', 'receivedOn', 'voucher', 'way'],
  ]);
  expect((await as.street.ask('POST', '/overpayments/H1-2021-06/closure')).status).toBe(403);
  const listed = await cliHere(home, ['overpayments']);
  expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining('多发 0 户月')]);
});
