import type {
  BatchDraftAnswer,
  FindingsAnswer,
  ImportedFile,
  TotalsAnswer,
  TrialBalanceAnswer,
  Upload,
} from '@ledger/application';
import {
  addDays,
  addMonths,
  type LocalDate,
  yearMonth,
  type YearMonth,
  yuanText,
} from '@ledger/kernel';
import type { ApiClient } from '../e2e/api-client';
import {
  archive,
  bankResult,
  deaths,
  hardship,
  headOf,
  householdNo,
  person,
  roster,
} from './office-files';
import { STREET, standingClock } from './open-ledger';
import { PASSWORD_END, type ServedLedger, serveNewLedger } from './served-ledger';

jest.setTimeout(300_000);

/**
 * A street plays a year over HTTP, with two people: wu makes, zhou checks. What happens in it is
 * told by the sentences; in every month the books are at zero.
 */
const HOUSEHOLDS = [1, 2, 3, 4, 5, 6] as const;
const MONTHS = Array.from({ length: 12 }, (_, n) => addMonths(yearMonth('2021-01'), n));
/** What the treasury appropriates for a month. Fen. */
const MONTH_FEN = 4_000_00;
const NUMBERS = new Map(HOUSEHOLDS.map((n) => [householdNo(n), n]));

const time = standingClock('2020-12-16');
let served: ServedLedger;
const as = {} as Record<'wu' | 'zhou' | 'committee', ApiClient>;

/** Everybody's session ends overnight. */
const moveTo = async (day: string): Promise<void> => {
  time.moveTo(day);
  for (const who of ['wu', 'zhou', 'committee'] as const) as[who] = await served.logIn(who);
};

beforeAll(async () => {
  served = await serveNewLedger(time.clock);
  as.wu = await served.account('wu', 'finance-officer', STREET);
  as.zhou = await served.account('zhou', 'finance-approver', STREET);
  as.committee = await served.account('committee', 'discipline-investigator', STREET);
});

afterAll(() => served.close());

const post = async (who: ApiClient, path: string, body: object = {}) => {
  const answer = await who.ask('POST', path, body);
  expect([path, answer.status < 300, answer.body['code'], answer.body['details']]).toEqual([
    path,
    true,
    undefined,
    undefined,
  ]);
  return answer.body;
};

const read = async <T>(path: string): Promise<T> => {
  await served.ledger.caughtUp();
  const { status, body } = await as.committee.get(path);
  expect([path, status]).toEqual([path, 200]);
  return body as T;
};

const take = async (file: Upload) => {
  const { body } = await as.wu.send('/imports', [file]);
  const [last] = (await as.wu.progress(body['importId'])).slice(-1);
  expect(last?.report?.files).toMatchObject([{ outcome: 'imported', rejected: [] }]);
};

const zhouPresent = () => ({ userName: 'zhou', password: `zhou${PASSWORD_END}` });
const today = () => time.clock.today();

/** Of a programme and year; documents by what they are for. */
const bookMoney = (stage: string, document: string, amountFen: number, relatedDocument?: string) =>
  post(as.wu, '/funds/entries', {
    stage,
    document,
    amountFen,
    fiscalYear: '2021',
    businessOn: today(),
    source: 'DISTRICT',
    fromUnit: '区财政局',
    toUnit: '中山路街道办事处',
    ...(relatedDocument && { relatedDocument }),
  });

interface Line {
  readonly n: number;
  readonly fen: number;
  readonly kind: string;
}

const batchOf = (month: YearMonth) => `ZS-${month}`;

/** From the draft to the last approval, on the 20th of the month before. */
const makeBatch = async (month: YearMonth): Promise<readonly Line[]> => {
  const path = `/batches/${batchOf(month)}`;
  await bookMoney('APPROPRIATED', `ZF-${month}`, MONTH_FEN, '永财社〔2021〕3号');
  await post(as.wu, '/batches', { batch: batchOf(month), benefitMonth: month });
  const draft = (await as.wu.get(`${path}/draft`)).body as unknown as BatchDraftAnswer;
  for (const step of ['freeze', 'screening', 'submission']) await post(as.wu, `${path}/${step}`);
  expect((await as.wu.ask('POST', `${path}/approval`)).body['code']).toBe('approver-made-it');
  expect(await post(as.zhou, `${path}/approval`)).toMatchObject({ status: 'approved' });
  return draft.lines.map(({ householdNo: no, dueFen, kind }) => ({
    n: NUMBERS.get(no)!,
    fen: dueFen,
    kind,
  }));
};

/** 04: all of a batch credited but those that came back. */
const resultOf = (month: YearMonth, lines: readonly Line[], failed: readonly number[]): Upload => ({
  name: `04-银行回盘-${month}.csv`,
  bytes: Buffer.from(
    [
      '\ufeff序号,客户流水号,账号,户名,金额,状态,银行流水号,入账日期,失败代码,失败原因',
      ...lines.map(({ n, fen }, index) => {
        const ref = `${batchOf(month)}-${String(index + 1).padStart(4, '0')}`;
        const { name, account } = headOf(n);
        const said = failed.includes(n)
          ? `失败,${ref},,ACCOUNT_CLOSED,账户已销户`
          : `成功,${ref},${month}-06,,`;
        return `${index + 1},${ref},${account},${name},${yuanText(fen as never)},${said}`;
      }),
      '',
    ].join('\r\n'),
  ),
});

/** The books of each month on its last day, as they were read on the first of the next. */
const books = new Map<YearMonth, TotalsAnswer>();
/** Months whose returns are not handled wait for the next. */
const waiting: YearMonth[] = [];

/** On the first of the next month: the books are at zero, and the month is closed by two people. */
const endMonth = async (month: YearMonth, isSettled = true): Promise<void> => {
  await moveTo(`${addMonths(month, 1)}-01`);
  books.set(month, await booksHold(month));
  waiting.push(month);
  if (!isSettled) return;
  for (const one of waiting.splice(0)) {
    const closed = await post(as.wu, `/months/${one}/closing`, { secondPerson: zhouPresent() });
    expect(closed).toMatchObject({ month: one });
    const { body } = await as.committee.get(`/months/${one}/verification`);
    expect(body).toMatchObject({ month: one, ok: true });
  }
};

/** The money arrives, the batch is sent on the 4th, the bank's answer comes on the 8th. */
const payBatch = async (
  month: YearMonth,
  lines: readonly Line[],
  failed: readonly number[] = [],
) => {
  const before = addMonths(month, -1);
  if (MONTHS.includes(before)) await endMonth(before, before !== '2021-03');
  await moveTo(`${month}-04`);
  const arrival = { stage: 'APPROPRIATED', document: `ZF-${month}`, fiscalYear: '2021' };
  await post(as.wu, '/funds/arrivals', { ...arrival, arrivedOn: `${month}-03` });
  await post(as.wu, `/batches/${batchOf(month)}/sending`);
  await moveTo(`${month}-08`);
  await take(resultOf(month, lines, failed));
  await post(as.wu, `/batches/${batchOf(month)}/reconciliation`);
};

const close = (month: YearMonth) => post(as.wu, `/batches/${batchOf(month)}/closing`);

/** A month in which nothing is amiss. */
const usualMonth = async (month: YearMonth): Promise<readonly Line[]> => {
  await moveTo(`${addMonths(month, -1)}-20`);
  const lines = await makeBatch(month);
  await payBatch(month, lines);
  await close(month);
  return lines;
};

const paidIn = (lines: readonly Line[]) => lines.map(({ n, kind }) => [n, kind]);
const regular = (...numbers: readonly number[]) => numbers.map((n) => [n, 'REGULAR']);

/** Two months paid after a death; and the year's money, allocated at once and paid out by month. */
const AS_PLAYED: ReadonlySet<unknown> = new Set(['R01', 'R24']);

const findings = async (day: string) => {
  const { findings: found } = await read<FindingsAnswer>(`/findings?knownOn=${day}`);
  return found.map(({ rule, householdNo: no, benefitMonth }) => [
    rule,
    NUMBERS.get(no ?? ''),
    benefitMonth,
  ]);
};

/** The books of a month, as they stood on its last day. */
const booksHold = async (month: YearMonth) => {
  const end = addDays(`${addMonths(month, 1)}-01` as LocalDate, -1);
  const balance = await read<TrialBalanceAnswer>(`/trial-balance?month=${month}`);
  const { differenceFen, debitFen, creditFen } = balance;
  expect([month, differenceFen, debitFen - creditFen]).toEqual([month, 0, 0]);
  const { totals } = await read<{ readonly totals: TotalsAnswer }>(`/totals?knownOn=${end}`);
  const { batched, paid, returned, inFlight, bankAmountDifference } = totals;
  expect(batched).toBe(paid - bankAmountDifference + returned + inFlight);
  // What came back is sent again, paid back, waits, or is under way with the next batch.
  const sentAgain = totals.reissued + totals.refundedToTreasury + totals.returnedPending;
  expect(returned - sentAgain).toBeGreaterThanOrEqual(0);
  expect(returned - sentAgain).toBeLessThanOrEqual(inFlight);
  return totals;
};

it('begins with the archive, the year’s money, and a proxy holder for one card', async () => {
  await take(await archive('01-低保家庭档案.xlsx', HOUSEHOLDS));
  await bookMoney('RAISED', '渝财社〔2021〕12号', 60_000_00);
  await bookMoney('ALLOCATED', '永财社〔2021〕3号', 55_000_00, '渝财社〔2021〕12号');
  const keeper = { ...idOf(900), kind: 'PERSON', relation: 'NEIGHBOUR' };
  const entry = 'DG-2020-6';
  const path = `/households/${householdNo(6)}/custody`;
  const appointed = { entry, idNumber: headOf(6).id, keeper, appointedOn: today() };
  await post(as.wu, path, { ...appointed, acknowledged: await warningsOf(path, appointed) });
  await post(as.wu, `${path}/${entry}/agreement`, {
    agreementNo: 'XY-6',
    signedOn: today(),
    validFrom: today(),
    validUntil: '2021-12-31',
  });
  for (const level of ['STREET', 'COUNTY']) {
    await post(as.wu, `${path}/${entry}/filing`, {
      level,
      filingNo: `${level}-6`,
      filedOn: today(),
    });
  }
});

const idOf = (n: number) => ({ idNumber: person(n).id, name: person(n).name });

/** What the check of a keeper warns of, and an officer takes on. */
const warningsOf = async (path: string, asked: object): Promise<readonly string[]> => {
  const { appointedOn: _, ...checked } = asked as { readonly appointedOn: string };
  const body = await post(as.wu, `${path}/check`, checked);
  return ((body['warnings'] ?? []) as readonly { readonly code: string }[]).map(({ code }) => code);
};

it('pays January and February as due', async () => {
  for (const month of MONTHS.slice(0, 2)) {
    expect(paidIn(await usualMonth(month))).toEqual(regular(...HOUSEHOLDS));
  }
});

it('has a return in March, sends it again with April’s batch, and closes both', async () => {
  const [march, april] = [MONTHS[2]!, MONTHS[3]!];
  await moveTo('2021-02-20');
  await payBatch(march, await makeBatch(march), [3]);
  const refused = await as.wu.ask('POST', `/batches/${batchOf(march)}/closing`);
  expect(refused.body['code']).toBe('returns-not-handled');
  await moveTo('2021-03-20');
  const lines = await makeBatch(april);
  expect(paidIn(lines)).toEqual([
    ...regular(1, 2),
    [3, 'REISSUE'],
    [3, 'REGULAR'],
    ...regular(4, 5, 6),
  ]);
  await payBatch(april, lines);
  expect(books.get(march)!.returned).toBe(49_600);
  await close(march);
  await close(april);
});

it('learns in May of a death in March: two months were paid amiss, none is from June on', async () => {
  const [may, june] = [MONTHS[4]!, MONTHS[5]!];
  await usualMonth(may);
  await moveTo('2021-05-14');
  await take(await deaths('05-死亡名单-公安.xlsx', [{ household: 4, diedOn: '2021-03-10' }]));
  await moveTo('2021-05-18');
  await post(as.wu, `/households/${householdNo(4)}/decisions`, {
    change: 'STOP',
    ground: 'DEATH',
    idNumber: headOf(4).id,
    factOn: '2021-03-10',
    learnedOn: '2021-05-14',
    decidedOn: '2021-05-18',
    effectiveMonth: '2021-04',
  });
  expect(await findings('2021-05-18')).toEqual(
    expect.arrayContaining([
      ['R01', 4, '2021-04'],
      ['R01', 4, '2021-05'],
    ]),
  );
  await moveTo('2021-05-20');
  const path = `/batches/${batchOf(june)}`;
  await bookMoney('APPROPRIATED', `ZF-${june}`, MONTH_FEN, '永财社〔2021〕3号');
  await post(as.wu, '/batches', { batch: batchOf(june), benefitMonth: june });
  const own = { no: 'X', month: june, frozenOn: today(), sentOn: today() };
  const taken = async (numbers: readonly number[]) =>
    as.wu.send(`${path}/roster`, [await roster('03.xlsx', own, numbers)], {}, 'file');
  // The office's roster still had the dead man on it, and is replaced by the right one.
  expect((await taken([1, 2, 3, 4, 5, 6])).body).toMatchObject({ status: 'open' });
  expect((await taken([1, 2, 3, 5, 6])).body).toMatchObject({ status: 'open' });
  for (const step of ['freeze', 'screening', 'submission']) await post(as.wu, `${path}/${step}`);
  await post(as.zhou, `${path}/approval`);
  await payBatch(
    june,
    [1, 2, 3, 5, 6].map((n) => ({ n, fen: 49_600, kind: 'REGULAR' })),
  );
  await close(june);
  expect(books.get(may)).toMatchObject({ overpaid: 2 * 49_600, returnedPending: 0 });
});

it('gets both months back from the heirs, one in instalments, to 0.00', async () => {
  await moveTo('2021-06-10');
  for (const month of ['2021-04', '2021-05']) {
    const path = `/overpayments/${householdNo(4)}-${month}`;
    await post(as.wu, `${path}/establishment`);
    const halves = [24_800, 24_800].map((amountFen, n) => ({
      dueOn: `2021-0${7 + n}-31`,
      amountFen,
    }));
    await post(as.wu, `${path}/demand`, { instalments: halves });
    for (const [n, { amountFen }] of halves.entries()) {
      const receipt = { amountFen, receivedOn: today(), way: 'CASH' };
      await post(as.wu, `${path}/receipts`, { ...receipt, voucher: `ZH-${month}-${n}` });
    }
    expect(await post(as.wu, `${path}/closure`)).toMatchObject({ outstandingFen: 0 });
  }
});

it('stops paying whom special-hardship support takes over, from the month after', async () => {
  const [july, august] = [MONTHS[6]!, MONTHS[7]!];
  expect(paidIn(await usualMonth(july))).toEqual(regular(1, 2, 3, 5, 6));
  await moveTo('2021-07-15');
  const supported = { household: 5, confirmedOn: '2021-07-10', month: '2021-08' };
  await take(await hardship('06-特困供养名册.xlsx', [supported]));
  await moveTo('2021-07-16');
  await post(as.wu, `/households/${householdNo(5)}/decisions`, {
    change: 'STOP',
    ground: 'TRANSFER_SH',
    idNumber: headOf(5).id,
    factOn: '2021-07-10',
    learnedOn: '2021-07-15',
    decidedOn: '2021-07-16',
    effectiveMonth: '2021-08',
  });
  expect(paidIn(await usualMonth(august))).toEqual(regular(1, 2, 3, 6));
});

it('changes the proxy holder in September, and the register says since when', async () => {
  const september = MONTHS[8]!;
  await usualMonth(september);
  await moveTo('2021-09-10');
  const path = `/households/${householdNo(6)}/custody`;
  const keeper = { ...idOf(901), kind: 'PERSON', relation: 'SIBLING' };
  const change = { keeper, changedOn: '2021-09-10', receiptNo: 'JJ-6' };
  const changed = await as.wu.ask('POST', `${path}/DG-2020-6/keeper`, change);
  const warned = changed.body['details'] as { readonly warnings?: string } | undefined;
  if (changed.status >= 300) {
    await post(as.wu, `${path}/DG-2020-6/keeper`, {
      ...change,
      acknowledged: (warned?.warnings ?? '').split('、').filter(Boolean),
    });
  }
  await usualMonth(MONTHS[9]!);
});

it('takes November from another office’s roster, whose first version was wrong and is replaced', async () => {
  const november = MONTHS[10]!;
  await endMonth(MONTHS[9]!);
  await moveTo('2021-11-03');
  const own = {
    no: 'QX2021-11',
    month: november,
    frozenOn: '2021-10-20',
    sentOn: '2021-11-04',
  };
  const paid = [1, 2, 3, 6];
  const standard = await standardFen(november);
  await bookMoney('APPROPRIATED', `ZF-${november}`, MONTH_FEN, '永财社〔2021〕3号');
  await post(as.wu, '/funds/arrivals', {
    stage: 'APPROPRIATED',
    document: `ZF-${november}`,
    fiscalYear: '2021',
    arrivedOn: today(),
  });
  await moveTo('2021-11-05');
  await take(await roster('03-发放花名册-2021-11.xlsx', own, paid, standard / 100 + 100));
  await moveTo('2021-11-06');
  const { files } = await read<{ readonly files: readonly ImportedFile[] }>('/imports');
  const wrong = files.find(({ fileName }) => fileName?.startsWith('03'))!;
  const right = await roster('03-发放花名册-2021-11-更正.xlsx', own, paid, standard / 100);
  const replaced = await as.wu.send(
    `/imports/files/${wrong.fileId}/replace`,
    [right],
    {
      reasonCode: 'WRONG_FILE',
      secondUserName: zhouPresent().userName,
      secondPassword: zhouPresent().password,
    },
    'file',
  );
  expect(replaced.body['code']).toBeUndefined();
  await as.wu.progress(replaced.body['importId']);
  await moveTo('2021-11-08');
  await take(bankResult('04-银行回盘-2021-11.csv', own, paid, '2021-11-06', standard / 100));
  const rules = (await findings('2021-11-08')).map(([rule]) => rule);
  expect(rules.filter((rule) => !AS_PLAYED.has(rule))).toEqual([]);
});

const standardFen = async (month: YearMonth): Promise<number> => {
  const { body } = await as.wu.get(`/policies?at=${month}`);
  const policies = body['policies'] as readonly {
    readonly question: string;
    readonly value: unknown;
  }[];
  return Number(policies.find(({ question }) => question === 'standardFen')!.value);
};

it('ends with December paid, every batch closed, and a log that proves itself', async () => {
  const december = MONTHS[11]!;
  expect(paidIn(await usualMonth(december))).toEqual(regular(1, 2, 3, 6));
  await endMonth(december);
  expect(books.get(december)).toMatchObject({ overpaid: 2 * 49_600, recovered: 2 * 49_600 });
  const { batches } = await read<{ readonly batches: readonly { readonly status: string }[] }>(
    '/batches',
  );
  expect(batches.map(({ status }) => status)).toEqual(batches.map(() => 'closed'));
  const found = await findings('2021-12-31');
  expect(found.filter(([rule]) => !AS_PLAYED.has(rule))).toEqual([]);
  expect(found.filter(([rule]) => rule === 'R01')).toHaveLength(2);
  expect(await read('/verify')).toMatchObject({ ok: true, firstWrong: null });
});
