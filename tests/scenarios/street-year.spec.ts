import type {
  BatchDraftAnswer,
  FindingsAnswer,
  ImportedFile,
  TotalsAnswer,
  TrialBalanceAnswer,
  Upload,
} from '@ledger/application';
import { addDays, addMonths, type LocalDate, yearMonth, type YearMonth } from '@ledger/kernel';
import { yuanText } from '@ledger/kernel';
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
  as.committee = await served.account('committee', 'discipline-investigator', '');
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

/** The money arrives, the batch is sent on the 4th, the bank's answer comes on the 8th. */
const payBatch = async (
  month: YearMonth,
  lines: readonly Line[],
  failed: readonly number[] = [],
) => {
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

const findings = async (day: string) => {
  const { findings: found } = await read<FindingsAnswer>(`/findings?knownOn=${day}`);
  return found.map(({ rule, householdNo: no, benefitMonth }) => [
    rule,
    NUMBERS.get(no ?? ''),
    benefitMonth,
  ]);
};

/** The books of a month, as they stand on its last day. */
const booksHold = async (month: YearMonth) => {
  const end = addDays(`${addMonths(month, 1)}-01` as LocalDate, -1);
  await moveTo(end);
  const books = await read<TrialBalanceAnswer>(`/trial-balance?month=${month}`);
  expect([month, books.differenceFen, books.debitFen - books.creditFen]).toEqual([month, 0, 0]);
  const { totals } = await read<{ readonly totals: TotalsAnswer }>(`/totals?knownOn=${end}`);
  const { batched, paid, returned, inFlight, bankAmountDifference } = totals;
  expect(batched).toBe(paid - bankAmountDifference + returned + inFlight);
  expect(returned).toBe(totals.reissued + totals.refundedToTreasury + totals.returnedPending);
  expect(inFlight).toBe(0);
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
    expect((await booksHold(month)).returned).toBe(0);
  }
});

it('has a return in March, sends it again with April’s batch, and closes both', async () => {
  const [march, april] = [MONTHS[2]!, MONTHS[3]!];
  await moveTo('2021-02-20');
  await payBatch(march, await makeBatch(march), [3]);
  const refused = await as.wu.ask('POST', `/batches/${batchOf(march)}/closing`);
  expect(refused.body['code']).toBe('returns-not-handled');
  expect((await booksHold(march)).returnedPending).toBeGreaterThan(0);
  await moveTo('2021-03-20');
  const lines = await makeBatch(april);
  expect(paidIn(lines)).toEqual([
    ...regular(1, 2),
    [3, 'REISSUE'],
    [3, 'REGULAR'],
    ...regular(4, 5, 6),
  ]);
  await payBatch(april, lines);
  await close(march);
  await close(april);
  expect(await booksHold(april)).toMatchObject({ returnedPending: 0 });
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
  await booksHold(may);
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
  expect((await booksHold(june)).overpaid).toBe(2 * 49_600);
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
  await booksHold(july);
  expect(paidIn(await usualMonth(august))).toEqual(regular(1, 2, 3, 6));
  await booksHold(august);
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
  await booksHold(september);
  await usualMonth(MONTHS[9]!);
  await booksHold(MONTHS[9]!);
});

it('takes November from another office’s roster, whose first version was wrong and is replaced', async () => {
  const november = MONTHS[10]!;
  await moveTo('2021-11-08');
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
  await take(await roster('03-发放花名册-2021-11.xlsx', own, paid, standard / 100 + 100));
  await take(bankResult('04-银行回盘-2021-11.csv', own, paid, '2021-11-06', standard / 100));
  expect((await findings('2021-11-08')).map(([rule]) => rule)).toContain('R18');
  await moveTo('2021-11-09');
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
  expect((await findings('2021-11-09')).map(([rule]) => rule)).not.toContain('R18');
  await booksHold(november);
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
  await booksHold(december);
  const { batches } = await read<{ readonly batches: readonly { readonly status: string }[] }>(
    '/batches',
  );
  expect(batches.map(({ status }) => status)).toEqual(batches.map(() => 'closed'));
  expect(await findings('2021-12-31')).toEqual([]);
  expect(await read('/verify')).toMatchObject({ ok: true, firstWrong: null });
});
