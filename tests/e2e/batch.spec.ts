import {
  type BankQueuesAnswer,
  type BatchAnswer,
  type BatchDraftAnswer,
  type BatchItemsAnswer,
  type BatchLineAnswer,
  type PoliciesAnswer,
  type ScreeningAnswer,
  systemClock,
  type TotalsAnswer,
} from '@ledger/application';
import { fen, monthOf, yuanInWords, yuanText } from '@ledger/kernel';
import { readXlsx } from 'hucre';
import { archive, deaths, funds, householdNo, person, roster } from '../scenarios/office-files';
import { ApiClient } from './api-client';
import { endAll, newHome, startApp } from './running-app';

const STREET_PASSWORD = '街道的新密码 2026';
const today = systemClock.today();
const month = monthOf(today);

const as = {} as Record<'finance' | 'street' | 'discipline', ApiClient>;

jest.setTimeout(300_000);

beforeAll(async () => {
  const app = await startApp(newHome());
  const nobody = new ApiClient(app.address);
  const first = (who: string) => app.passwords.get(who);
  as.finance = await nobody.loggedIn('finance', '财务的新密码 2026', first('finance'));
  as.street = await nobody.loggedIn('street', STREET_PASSWORD, first('street'));
  as.discipline = await nobody.loggedIn('discipline', '纪委的新密码 2026', first('discipline'));
  await take(await archive('01.xlsx', [1, 2, 3, 4]));
  await take(await deaths('05.xlsx', [{ household: 4, diedOn: '2021-02-10' }]));
});

afterAll(endAll);

const take = async (file: { readonly name: string; readonly bytes: Uint8Array }) => {
  const { status, body } = await as.finance.send('/imports', [file]);
  expect(status).toBe(202);
  const [last] = (await as.finance.progress(body['importId'])).slice(-1);
  expect(last?.report?.files).toMatchObject([{ outcome: 'imported' }]);
};

/** 04: what the bank says of items: households that were credited, and those that came back. */
const result = (
  name: string,
  lines: readonly (readonly [ref: string, n: number, fen: number, ok: boolean])[],
) => ({
  name,
  bytes: Buffer.from(
    [
      '\ufeff序号,客户流水号,账号,户名,金额,状态,银行流水号,入账日期,失败代码,失败原因',
      ...lines.map(([ref, n, fen, ok], index) => {
        const { name: who, account } = person(n);
        const said = ok ? `成功,${ref},${today},,` : `失败,${ref},,ACCOUNT_CLOSED,账户已销户`;
        return `${index + 1},${ref},${account},${who},${yuanText(fen as never)},${said}`;
      }),
      '',
    ].join('\r\n'),
  ),
});

/** 02: money was appropriated, and has arrived. */
const appropriated = (fen: number) => {
  const moved = { businessOn: today, month, yuan: fen / 100, year: today.slice(0, 4) };
  return funds('02-资金台账.xlsx', [
    { ...moved, stage: '拨付', document: 'ZF-1', arrivedOn: today },
  ]);
};

const act = async (who: ApiClient, path: string, body: object = {}, status = 200) => {
  const answer = await who.ask('POST', `/batches${path}`, body);
  expect([path, answer.status, answer.body['code']]).toEqual([path, status, undefined]);
  return answer.body as unknown as BatchAnswer;
};

const refused = async (who: ApiClient, path: string, body: object = {}) => {
  const answer = await who.ask('POST', `/batches${path}`, body);
  expect(answer.body).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  return [answer.status, answer.body['code'], answer.body['details']];
};

const open = (batch: string) => act(as.finance, '', { batch, benefitMonth: month }, 201);
const draftOf = async (batch: string) =>
  (await as.finance.get(`/batches/${batch}/draft`)).body as unknown as BatchDraftAnswer;
const totals = async () => (await as.finance.get('/totals')).body['totals'] as TotalsAnswer;

const edit = (line: BatchLineAnswer, baseAmountFen: number) => ({
  householdNo: line.householdNo,
  benefitMonth: line.benefitMonth,
  kind: line.kind,
  baseAmountFen,
  supplementFen: 0,
  otherFen: 0,
  reasonCode: 'CORRECTION',
  reason: `按${person(1).name}的申请更正`,
});

let standard: number;

it('draws up who is due what and why: the living, with their arithmetic, and not the dead', async () => {
  const policies = (await as.finance.get(`/policies?at=${month}`))
    .body as unknown as PoliciesAnswer;
  standard = Number(policies.policies.find(({ question }) => question === 'standardFen')!.value);
  expect(await open('PC-1')).toMatchObject({ status: 'open', next: 'freeze' });
  const draft = await draftOf('PC-1');
  expect(draft.lines.map(({ householdNo: no, dueFen, kind }) => [no, dueFen, kind])).toEqual(
    [1, 2, 3].map((n) => [householdNo(n), standard, 'REGULAR']),
  );
  expect(draft).toMatchObject({ count: 3, sumFen: 3 * standard, editsWithoutLine: 0 });
  expect(draft.lines[0]!.arithmetic).toMatchObject({
    standardFen: standard,
    householdSize: 1,
    coveredCount: 1,
    incomeFen: 0,
    notCounted: [],
  });
  expect(JSON.stringify(draft)).not.toContain(person(1).name);
});

it('holds a roster of the office against it, line by line', async () => {
  const words = { no: 'X', month, frozenOn: today, sentOn: today };
  const own = await roster('03.xlsx', words, [2, 3, 4], standard / 100);
  const compared = await as.finance.send('/batches/PC-1/comparison', [own], {}, 'file');
  expect(compared).toMatchObject({
    status: 200,
    body: {
      draftFen: 3 * standard,
      rosterFen: 3 * standard,
      rejectedRows: 0,
      differences: [
        { what: 'only-in-draft', householdNo: householdNo(1), draftFen: standard, rows: [] },
        { what: 'only-in-roster', householdNo: householdNo(4), rosterFen: standard, rows: [6] },
      ],
    },
  });
  const less = await roster('03.xlsx', words, [1, 2, 3], 100);
  const { body } = await as.finance.send('/batches/PC-1/comparison', [less], {}, 'file');
  expect(body['differences']).toHaveLength(3);
  expect(body['differences']).toMatchObject([
    { what: 'other-amount', draftFen: standard, rosterFen: 10_000 },
    {},
    {},
  ]);
  const other = await archive('01.xlsx', [1]);
  const wrong = await as.finance.send('/batches/PC-1/comparison', [other], {}, 'file');
  expect([wrong.status, wrong.body['code']]).toEqual([422, 'not-a-roster']);
});

it('is drawn up from a roster instead, all of it or nothing, with the difference on each line', async () => {
  await open('PC-0');
  const words = { no: 'X', month, frozenOn: today, sentOn: today };
  const take = async (own: Awaited<ReturnType<typeof roster>>) =>
    as.finance.send('/batches/PC-0/roster', [own], {}, 'file');
  const unknown = await take(await roster('03.xlsx', words, [1, 99], 100));
  expect([unknown.status, unknown.body['code'], unknown.body['details']]).toEqual([
    422,
    'roster-households-unknown',
    { count: 1, rows: '5' },
  ]);
  const other = await take(await roster('03.xlsx', { ...words, month: '2021-01' }, [1], 100));
  expect(other.body['code']).toBe('roster-of-other-month');
  const taken = await take(await roster('03.xlsx', words, [1, 2, 4], 100));
  expect([taken.status, taken.body['status']]).toEqual([200, 'open']);
  const draft = await draftOf('PC-0');
  expect(draft).toMatchObject({ draftedFrom: 'roster', count: 3, sumFen: 30_000 });
  expect(
    draft.lines.map(({ householdNo: no, dueFen, differenceFen, rosterRows }) => [
      no,
      dueFen,
      differenceFen,
      rosterRows,
    ]),
  ).toEqual([
    [householdNo(1), standard, 10_000 - standard, [4]],
    [householdNo(2), standard, 10_000 - standard, [5]],
    [householdNo(3), standard, -standard, []],
    [householdNo(4), 0, 10_000, [6]],
  ]);
  await act(as.finance, '/PC-0/giving-up');
});

it('opens a number once, edits with a reason, and lets nobody else’s role or step in', async () => {
  expect(await refused(as.street, '', { batch: 'PC-9', benefitMonth: month })).toEqual([
    403,
    'not-permitted',
    undefined,
  ]);
  expect(await refused(as.finance, '', { batch: 'PC-1', benefitMonth: '2021-01' })).toEqual([
    409,
    'batch-number-taken',
    { status: 'open' },
  ]);
  const [line] = (await draftOf('PC-1')).lines;
  await act(as.finance, '/PC-1/edits', edit(line!, standard + 10_000));
  await act(as.finance, '/PC-1/edits', edit(line!, standard + 10_000));
  expect((await draftOf('PC-1')).lines[0]).toMatchObject({
    dueFen: standard,
    differenceFen: 10_000,
    edit: { editedBy: 'finance', reason: expect.stringContaining('更正'), dueThenFen: standard },
  });
  expect(await refused(as.finance, '/PC-1/approval')).toEqual([
    409,
    'batch-at-other-step',
    { status: 'open', next: 'freeze' },
  ]);
});

it('freezes, shows what blocks, and is submitted only with an approver’s name on it', async () => {
  expect(await act(as.finance, '/PC-1/freeze')).toMatchObject({
    status: 'frozen',
    count: 3,
    sumFen: 3 * standard + 10_000,
    digest: expect.stringMatching(/^[\da-f]{64}$/),
  });
  // Asked again, it has been done.
  expect(await act(as.finance, '/PC-1/freeze')).toMatchObject({ status: 'frozen', count: 3 });
  expect((await totals()).batched).toBe(3 * standard + 10_000);
  expect((await refused(as.finance, '/PC-1/submission'))[1]).toBe('batch-not-screened');
  const screening = await as.finance.ask('POST', '/batches/PC-1/screening');
  const { findings, blocking } = screening.body as unknown as ScreeningAnswer;
  expect(blocking).toBeGreaterThan(0);
  const blocked = findings.filter((one) => one.blocking);
  expect(new Set(blocked.map((one) => one.householdNo))).toEqual(new Set([householdNo(1)]));
  expect(blocked.map(({ rule }) => rule)).toContain('R17');
  expect((await as.finance.get('/batches/PC-1/screening')).body).toEqual(screening.body);
  expect(await refused(as.finance, '/PC-1/submission')).toEqual([
    409,
    'blocking-findings',
    { blocking },
  ]);
  const reason = '已核实，差额为临时救助';
  const own = {
    override: { approver: { userName: 'finance', password: '财务的新密码 2026' }, reason },
  };
  expect((await refused(as.finance, '/PC-1/submission', own))[1]).toBe('second-person-missing');
});

it('is printed with its sum in capital numerals, and nobody’s whole name or number on it', async () => {
  const paper = await as.street.fetch('/batches/PC-1/roster.xlsx');
  expect(paper.status).toBe(200);
  const { sheets } = await readXlsx(new Uint8Array(await paper.arrayBuffer()));
  const [summary, list] = sheets.map(({ rows }) => JSON.stringify(rows));
  expect(summary).toContain(`合计（大写）：${yuanInWords(fen(3 * standard + 10_000))}`);
  expect(sheets[0]!.rows.at(-1)).toEqual([
    '合计',
    3,
    3,
    3,
    (3 * standard + 10_000) / 100,
    0,
    0,
    (3 * standard + 10_000) / 100,
  ]);
  expect(sheets[1]!.rows.filter((row) => String(row[1]).startsWith('PC-1-'))).toHaveLength(3);
  for (const word of [person(1).name, person(1).id, person(1).account]) {
    expect(list).not.toContain(word);
  }
  expect(list).toContain(`${person(1).id.slice(0, 4)}****`);
});

it('shows its lines as they were fixed, masked, without a word of the bank so far', async () => {
  const { body } = await as.street.get('/batches/PC-1/items');
  const { items } = body as unknown as BatchItemsAnswer;
  expect(items.map(({ ref, totalFen, bank }) => [ref, totalFen, bank])).toEqual([
    ['PC-1-0001', standard + 10_000, 'none'],
    ['PC-1-0002', standard, 'none'],
    ['PC-1-0003', standard, 'none'],
  ]);
  const said = items.map((item) => ({ ...item, edit: null }));
  expect(JSON.stringify(said)).not.toContain(person(1).name);
  // Whoever approves sees what was changed by hand, and why.
  expect(items.map((item) => item.edit)).toEqual([
    {
      reasonCode: 'CORRECTION',
      reason: expect.stringContaining('更正'),
      editedBy: 'finance',
      dueThenFen: standard,
    },
    null,
    null,
  ]);
});

it('is rejected: its items count nowhere, its number is spent, and all is due again', async () => {
  expect(await act(as.finance, '/PC-1/giving-up')).toMatchObject({
    status: 'rejected',
    next: 'open-another',
    screening: { screenedOn: today },
    rejection: { by: 'finance', reasonCode: 'GIVEN_UP', reason: null },
  });
  expect(await totals()).toMatchObject({ batched: 0, inFlight: 0 });
  expect((await refused(as.finance, '', { batch: 'PC-1', benefitMonth: month }))[1]).toBe(
    'batch-number-taken',
  );
  await open('PC-2');
  expect(await draftOf('PC-2')).toMatchObject({ count: 3, sumFen: 3 * standard });
});

it('is frozen, screened, submitted, approved by another person and sent', async () => {
  const [line] = (await draftOf('PC-2')).lines;
  await act(as.finance, '/PC-2/edits', edit(line!, standard + 10_000));
  await act(as.finance, '/PC-2/freeze');
  await act(as.finance, '/PC-2/screening');
  const approver = { userName: 'street', password: STREET_PASSWORD };
  const override = { approver, reason: '已核实，差额为临时救助' };
  expect(await act(as.finance, '/PC-2/submission', { override })).toMatchObject({
    status: 'submitted',
    approversNeeded: 1,
    screening: { screenedOn: today, blocking: expect.any(Number) },
    override: { by: 'street', reason: override.reason },
  });
  expect(await refused(as.finance, '/PC-2/approval')).toEqual([403, 'approver-made-it', undefined]);
  expect((await refused(as.finance, '/PC-2/giving-up'))[1]).toBe('rejection-needs-another-person');
  expect((await refused(as.finance, '/PC-2/sending'))[1]).toBe('batch-at-other-step');
  expect((await refused(as.street, '/PC-2/approval'))[1]).toBe('no-appropriation');
  await take(await appropriated(3 * standard + 10_000));
  const approved = {
    status: 'approved',
    approvedBy: ['street'],
    approvedOn: today,
    funds: { amountFen: 3 * standard + 10_000, outOf: [{ document: 'ZF-1' }], outstanding: [] },
  };
  expect(await act(as.street, '/PC-2/approval')).toMatchObject(approved);
  expect(await act(as.street, '/PC-2/approval')).toMatchObject(approved);
  expect(await act(as.finance, '/PC-2/sending')).toMatchObject({
    status: 'sent',
    sentToBankOn: today,
    bank: { inFlightCount: 3, creditedCount: 0 },
  });
  expect((await refused(as.finance, '/PC-2/reconciliation')).slice(1)).toEqual([
    'items-in-flight',
    { items: 3, fen: 3 * standard + 10_000 },
  ]);
});

it('goes to the bank as a file that only the maker takes, and the committee sees that it was', async () => {
  const path = '/bank/orders/PC-2?form=fixed-width';
  expect((await as.street.get(path)).body['code']).toBe('not-permitted');
  expect((await as.finance.get('/bank/orders/PC-2?form=telegram')).status).toBe(422);
  expect((await as.finance.get('/bank/orders/PC-1?form=excel')).body['code']).toBe(
    'batch-at-other-step',
  );
  const file = await as.finance.fetch(path);
  expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('代发-PC-2.txt'));
  const text = new TextDecoder('gb18030').decode(await file.arrayBuffer());
  for (const n of [1, 2, 3]) expect(text).toContain(person(n).account);
  const { body } = await as.discipline.get('/committee/access?kind=DataExported&limit=10');
  expect(JSON.stringify(body['entries'])).toMatch(/order-to-bank/);
  expect(JSON.stringify((await as.discipline.get('/committee/access')).body)).toContain(
    '送银行代发',
  );
});

it('shows what the bank’s answers leave to do, the forms there are, and a sample of each', async () => {
  const { body } = await as.finance.get('/bank/queues');
  const queues = body['queues'] as BankQueuesAnswer['queues'];
  expect(queues.map(({ count }) => count)).toEqual(queues.map(() => 0));
  expect(queues).toHaveLength(7);
  const forms = (await as.finance.get('/bank/forms')).body['forms'] as readonly { name: string }[];
  for (const { name } of forms) {
    const sample = await as.finance.fetch(`/bank/forms/${name}/sample?document=result`);
    expect([name, sample.status]).toEqual([name, 200]);
  }
  expect((await as.finance.get('/bank/forms/telegram/sample?document=order')).body['code']).toBe(
    'bank-form-unknown',
  );
});

it('is credited by the bank’s result file, reconciled, and open while a return is not handled', async () => {
  await take(
    result('04.csv', [
      ['PC-2-0001', 1, standard + 10_000, true],
      ['PC-2-0002', 2, standard, true],
      ['PC-2-0003', 3, standard, false],
    ]),
  );
  expect(await totals()).toMatchObject({ paid: 2 * standard + 10_000, returned: standard });
  const { items } = (await as.finance.get('/batches/PC-2/items'))
    .body as unknown as BatchItemsAnswer;
  expect(
    items.map(({ bank, creditedFen, failureCode }) => [bank, creditedFen, failureCode]),
  ).toEqual([
    ['credited', standard + 10_000, null],
    ['credited', standard, null],
    ['returned', 0, 'ACCOUNT_CLOSED'],
  ]);
  expect(await act(as.finance, '/PC-2/reconciliation')).toMatchObject({ status: 'reconciled' });
  expect((await refused(as.finance, '/PC-2/closing')).slice(1)).toEqual([
    'returns-not-handled',
    { items: 1, fen: standard },
  ]);
});

it('pays back to the treasury what came back, and no fen more than that', async () => {
  const refund = (ref: string, amountFen: number) =>
    as.finance.ask('POST', '/bank/refunds', {
      ref,
      amountFen,
      voucher: '缴-1',
      registeredOn: today,
    });
  const code = async (answer: ReturnType<typeof refund>) => (await answer).body['code'];
  expect(await code(refund('PC-2-0009', 100))).toBe('payment-not-known');
  expect(await code(refund('PC-2-0001', 100))).toBe('payment-not-returned');
  expect(await code(refund('PC-2-0003', standard + 1))).toBe('refund-exceeds-return');
  for (const _ of ['once', 'sent again after a lost answer']) {
    expect(await refund('PC-2-0003', 100)).toMatchObject({
      status: 201,
      body: { totalFen: standard, refundedFen: 100, leftFen: standard - 100 },
    });
  }
  const alone = { userName: 'finance', password: '财务的新密码 2026' };
  const reversal = { ref: 'PC-2-0003', voucher: '缴-1', reasonCode: 'OTHER' };
  const undo = { ...reversal, secondPerson: alone };
  expect((await as.finance.ask('POST', '/bank/refunds/reversals', undo)).body).toMatchObject({
    code: 'second-person-missing',
  });
});

it('sends the rest of what came back again with another batch, and both close', async () => {
  const rest = standard - 100;
  await open('PC-3');
  expect((await draftOf('PC-3')).lines).toMatchObject([
    {
      householdNo: householdNo(3),
      kind: 'REISSUE',
      reissueOf: 'PC-2-0003',
      dueFen: rest,
      failureCode: 'ACCOUNT_CLOSED',
    },
  ]);
  for (const step of ['freeze', 'screening', 'submission']) await act(as.finance, `/PC-3/${step}`);
  // Out of what came back: no other money was appropriated.
  await act(as.street, '/PC-3/approval');
  await act(as.finance, '/PC-3/sending');
  await take(result('04-2.csv', [['PC-3-0001', 3, rest, true]]));
  await act(as.finance, '/PC-3/reconciliation');
  for (const batch of ['PC-2', 'PC-3']) {
    expect(await act(as.finance, `/${batch}/closing`)).toMatchObject({
      status: 'closed',
      next: 'none',
    });
  }
  expect(await totals()).toMatchObject({
    batched: 3 * standard + rest + 10_000,
    paid: 2 * standard + rest + 10_000,
    returned: standard,
    reissued: rest,
    refundedToTreasury: 100,
    returnedPending: 0,
    inFlight: 0,
  });
});

it('lists what was made, and shows the committee how it went', async () => {
  const { body } = await as.discipline.get('/batches');
  const batches = body['batches'] as readonly BatchAnswer[];
  expect(batches.map(({ batch, status }) => [batch, status])).toEqual([
    ['PC-0', 'rejected'],
    ['PC-1', 'rejected'],
    ['PC-2', 'closed'],
    ['PC-3', 'closed'],
  ]);
  const replay = await as.discipline.get(`/households/${householdNo(3)}/replay`);
  expect(JSON.stringify(replay.body)).toMatch(/冲正[\s\S]*重发/);
  expect((await as.discipline.get('/verify')).body).toMatchObject({ ok: true, firstWrong: null });
});

it('decides on a payment, changes an account and gives a card to a keeper', async () => {
  const [dead, living] = [4, 1].map((n) => `/households/${householdNo(n)}`);
  const of = (path: string, body: object, who = as.finance) => who.ask('POST', path, body);
  const days = { factOn: '2021-02-10', learnedOn: today, decidedOn: today };
  const about = { idNumber: person(4).id, ground: 'DEATH', effectiveMonth: '2021-03' };
  const stop = { change: 'STOP', ...about, ...days };
  const preview = await of(`${dead}/decisions/preview`, stop);
  expect(preview).toMatchObject({ status: 200, body: { newAmountFen: 0, months: [] } });
  expect(await of(`${dead}/decisions`, stop)).toMatchObject({
    status: 201,
    body: { change: 'STOP', newAmountFen: 0, arithmeticText: '0' },
  });
  const resumed = await of(`${dead}/decisions`, { ...stop, change: 'RESUME' });
  expect(resumed.body).toMatchObject({ code: 'second-person-missing' });
  expect((await of(`${dead}/decisions`, stop, as.discipline)).status).toBe(403);
  const account = { account: person(50).account, accountHolder: person(1).name, bank: '农商行' };
  const secondPerson = { userName: 'street', password: STREET_PASSWORD };
  expect(
    await of(`${living}/account-changes`, { ...account, changedOn: today, secondPerson }),
  ).toMatchObject({ status: 200, body: { done: 'account-changed' } });
  const keeper = { idNumber: person(9).id, name: person(9).name, kind: 'PERSON' };
  const card = { entry: 'DG-1', idNumber: person(1).id, keeper: { ...keeper, relation: 'CHILD' } };
  const appoint = { ...card, appointedOn: today };
  expect(await of(`${living}/custody`, appoint, as.street)).toMatchObject({
    status: 201,
    body: { status: 'held', hasAgreement: false },
  });
  // Answered from everything the log holds, so that the registers show it as well.
  expect(await of(`${living}/custody/check`, { ...card, entry: 'DG-2' })).toMatchObject({
    status: 200,
    body: { warnings: [{ code: 'CARD_KEPT_ALREADY', details: { entry: 'DG-1' } }] },
  });
  expect((await as.street.get('/decisions?madeHere=true')).body).toMatchObject({
    decisions: [{ householdNo: householdNo(4), madeHere: true }],
  });
  const { rows } = (await as.street.get('/custody/due?withinDays=7')).body as {
    rows?: readonly { readonly what: string }[];
  };
  expect(rows?.map(({ what }) => what)).toEqual([
    'AGREEMENT_MISSING',
    'COUNTY_FILING_MISSING',
    'STREET_FILING_MISSING',
  ]);
});
