import readExcelFile from 'read-excel-file/node';
import { decodeQR } from 'qr/decode.js';
import { encodeQR } from 'qr';
import type { ArrearsAnswer, MonthAnswer, OverpaymentsAnswer } from '@ledger/application';
import { fen, yuanInWords } from '@ledger/kernel';
import type { ApiClient } from '../e2e/api-client';
import { pagesOfPdf } from '../reading/pdf-pages';
import {
  archive,
  bankResult,
  type Batch,
  custodyLedger,
  deaths,
  decisions,
  funds,
  headOf,
  householdNo,
  roster,
  villageOf,
} from './office-files';
import { standingClock, STREET } from './open-ledger';
import { PASSWORD_END, type ServedLedger, serveNewLedger } from './served-ledger';

jest.setTimeout(120_000);

const HERE = [1, 2, 3, 4];
const THERE = [601, 602];
const ALL = [...HERE, ...THERE];
const JUNE: Batch = {
  no: 'PC-2021-06',
  month: '2021-06',
  frozenOn: '2021-05-20',
  sentOn: '2021-06-04',
};

const time = standingClock('2021-06-20');
let served: ServedLedger;
let street: ApiClient;
let village: ApiClient;
let committee: ApiClient;

/** The last household is due and got nothing; the second one’s head had died in February. */
const files = async () => [
  await archive('01.xlsx', ALL),
  await funds('02.xlsx', [
    {
      stage: '筹集',
      document: '渝财社〔2021〕1号',
      businessOn: '2021-05-01',
      month: '2021-06',
      yuan: 10_000,
    },
  ]),
  await roster('03.xlsx', JUNE, ALL.slice(0, -1)),
  bankResult('04.csv', JUNE, ALL.slice(0, -1), '2021-06-06'),
  await deaths('05.xlsx', [{ household: 2, diedOn: '2021-02-10' }]),
  await decisions('07.xlsx', [
    {
      household: 3,
      change: '停发',
      factOn: '2021-06-01',
      learnedOn: '2021-06-02',
      decidedOn: '2021-06-10',
      month: '2021-07',
    },
  ]),
  await custodyLedger(
    '08.xlsx',
    '2021-06-15',
    HERE.map((household) => ({ household })),
  ),
];

beforeAll(async () => {
  served = await serveNewLedger(time.clock);
  const importing = await served.account('dao.ru', 'street-officer', STREET);
  const { body } = await importing.send('/imports', await files());
  const report = (await importing.progress(body['importId'])).at(-1)?.report;
  expect(report?.files.map(({ outcome }) => outcome)).toEqual(report?.files.map(() => 'imported'));
  // Logins end with their day.
  time.moveTo('2021-07-05');
  street = await served.account('jie.dao', 'street-officer', STREET);
  village = await served.account('cun', 'street-officer', villageOf(1).division);
  committee = await served.account('ji.wei', 'discipline-investigator', STREET);
  const finance = await served.account('cai.wu', 'finance-officer', STREET);
  await served.account('fu.he', 'finance-approver', STREET);
  const secondPerson = { userName: 'fu.he', password: `fu.he${PASSWORD_END}` };
  const closed = await finance.ask('POST', '/months/2021-06/closing', {
    secondPerson,
    overrideReason: '已具名承担',
  });
  expect(closed.status).toBe(201);
});

afterAll(() => served.close());

const KNOWN = 'knownOn=2021-07-05';
const PAPERS = [
  `/findings|${KNOWN}`,
  `/custody|${KNOWN}`,
  `/overpayments|${KNOWN}`,
  `/arrears|${KNOWN}`,
  `/decisions|${KNOWN}`,
  `/near-relatives|${KNOWN}`,
  '/months/2021-06/certificate|',
  '/public-notice|month=2021-06',
  `/work-ledger|quarter=2021Q2&${KNOWN}`,
  `/year-end|year=2021&${KNOWN}`,
].map((text) => text.split('|') as [path: string, query: string]);

const bytesOf = async (client: ApiClient, address: string): Promise<Uint8Array> => {
  const response = await client.fetch(address);
  expect([address, response.status]).toEqual([address, 200]);
  return new Uint8Array(await response.arrayBuffer());
};

type Cells = readonly (readonly unknown[])[];

/** Every sheet, as a program reads it that is none of ours. */
const named = (bytes: Uint8Array) => readExcelFile(Buffer.from(bytes));

const sheetsOf = async (bytes: Uint8Array): Promise<readonly Cells[]> =>
  (await named(bytes)).map(({ data }) => data);

const pdf = async (client: ApiClient, address: string) =>
  (await pagesOfPdf(await bytesOf(client, address))).join('\n');

/** The rows under the head whose first cell is this. */
const under = (cells: Cells, head: string): Cells => {
  const at = cells.findIndex((row) => row[0] === head);
  expect(at).toBeGreaterThanOrEqual(0);
  return cells.slice(at + 1);
};

const personal = ALL.map(headOf).flatMap(({ name, id, account }) => [name, id, account]);
const wholeIn = (text: string) => personal.filter((word) => text.includes(word));

it.each(PAPERS)(
  '%s is a workbook and a PDF in both languages, masked, under its name',
  async (path, query) => {
    for (const language of ['zh', 'en']) {
      const asked = `?${query}&language=${language}`;
      const response = await street.fetch(`${path}.pdf${asked}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-disposition')).toMatch(/filename\*=UTF-8''%E/);
      expect(response.headers.get('repr-digest')).toContain('sha-256=:');
      const words = (await pagesOfPdf(new Uint8Array(await response.arrayBuffer()))).join('\n');
      expect(wholeIn(words)).toEqual([]);
      expect(words).toMatch(language === 'zh' ? /第 1 页/ : /Page 1 of/);
      const sheets = await sheetsOf(await bytesOf(street, `${path}.xlsx${asked}`));
      const cells = JSON.stringify(sheets);
      expect(wholeIn(cells)).toEqual([]);
      // Both are written from one description: what stands in the one stands in the other.
      const squeezed = words.replace(/\s/g, '');
      const texts = sheets.flat(2).filter((cell) => typeof cell === 'string' && cell.length < 12);
      expect(texts.length).toBeGreaterThan(5);
      expect(texts.filter((text) => !squeezed.includes(String(text).replace(/\s/g, '')))).toEqual(
        [],
      );
    }
  },
);

it('what a workbook says is what the question answers, cell by cell', async () => {
  const owed = (await street.get(`/arrears?${KNOWN}`)).body as unknown as ArrearsAnswer;
  expect(owed.arrears.length).toBeGreaterThan(0);
  const [arrears] = await sheetsOf(await bytesOf(street, `/arrears.xlsx?${KNOWN}`));
  expect(under(arrears!, '序号').slice(0, owed.arrears.length)).toEqual(
    owed.arrears.map((row, at) => [
      at + 1,
      row.village,
      row.householdNo,
      row.headName,
      row.benefitMonth,
      row.batchNo,
      row.shouldFen / 100,
      row.creditedFen / 100,
      row.certainFen / 100,
      row.possibleFen / 100,
      '未发放',
      '本户',
      row.dueOn,
      null,
    ]),
  );
  expect(JSON.stringify(arrears)).toContain(`（大写）：${yuanInWords(fen(owed.certainFen))}`);
  const over = (await street.get(`/overpayments?${KNOWN}`)).body as unknown as OverpaymentsAnswer;
  expect(over.total.overpaidFen).toBeGreaterThan(0);
  const [byVillage, all] = await sheetsOf(await bytesOf(street, `/overpayments.xlsx?${KNOWN}`));
  const sums = under(byVillage!, '村（社区）').find((row) => row[0] === '合计');
  expect(sums?.slice(1, 7)).toEqual([
    over.total.count,
    over.total.overpaidFen / 100,
    over.total.recoveredFen / 100,
    over.total.offsetFen / 100,
    over.total.writtenOffFen / 100,
    over.total.outstandingFen / 100,
  ]);
  expect(
    under(all!, '序号')
      .slice(0, over.overpayments.length)
      .map((row) => [row[2], row[4], row[6]]),
  ).toEqual(
    over.overpayments.map((row) => [row.householdNo, row.benefitMonth, row.overpaidFen / 100]),
  );
});

it('the certificate is signed for in capital numerals and carries its checkpoint as a code', async () => {
  const month = (await street.get('/months/2021-06')).body as unknown as MonthAnswer;
  const words = await pdf(street, '/months/2021-06/certificate.pdf');
  expect(words).toContain(yuanInWords(month.total.money.paid));
  expect(words.replace(/\s/g, '')).toContain(month.digest);
  for (const line of month.checkpoint.trim().split('\n')) {
    expect(words.replace(/\s/g, '')).toContain(line.replace(/\s/g, ''));
  }
  const scale = 4;
  const modules = encodeQR(month.checkpoint, 'raw', { ecc: 'medium', encoding: 'byte', border: 4 });
  const side = modules.length * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at += 1) {
    const [row, column] = [Math.floor(at / side / scale), Math.floor((at % side) / scale)];
    if (modules[row]![column]) data.fill(0, at * 4, at * 4 + 3);
  }
  expect(decodeQR({ width: side, height: side, data })).toBe(month.checkpoint);
  expect((await street.fetch('/months/2021-05/certificate.pdf')).status).toBe(404);
});

it('the notice shows a name, how many they are and what they get, by village and nothing else', async () => {
  const sheets = await sheetsOf(await bytesOf(street, '/public-notice.xlsx?month=2021-06'));
  expect(sheets).toHaveLength(2);
  const rows = under(sheets[0]!, '序号').slice(0, HERE.length);
  expect(rows.map((row) => row.filter((cell) => cell !== null))).toEqual(
    HERE.map((n, at) => [at + 1, expect.stringMatching(`^${headOf(n).name[0]}[*]`), 1, 496]),
  );
  const text = JSON.stringify(sheets);
  for (const word of [...ALL.map(householdNo), JUNE.no, 'jie.dao', '9901']) {
    expect(text).not.toContain(word);
  }
  const reason = '张贴公示';
  const whole = await pdf(street, `/public-notice.pdf?month=2021-06&reveal=${reason}`);
  expect(whole).toContain(headOf(1).name);
  expect(wholeIn(whole).filter((word) => /\d/.test(word))).toEqual([]);
  const seen = await committee.get('/committee/access?kind=PersonalDataViewed&limit=1');
  expect(seen.body).toMatchObject({
    entries: [{ user: 'jie.dao', details: { purpose: reason } }],
  });
});

it('the work ledger has the four parts, counts what is known, and leaves the rest to the hand', async () => {
  const bytes = await bytesOf(street, `/work-ledger.xlsx?quarter=2021Q2&${KNOWN}`);
  const names = (await named(bytes)).map(({ sheet }) => sheet);
  for (const part of ['（一）', '（二）', '（三）', '（四）']) {
    expect(names.filter((name) => name.startsWith(part)).length).toBeGreaterThan(1);
    expect(names.filter((name) => name.startsWith(part) && name.endsWith('手工填写'))).toHaveLength(
      1,
    );
  }
  const [groups, changes] = await sheetsOf(bytes);
  const rows = under(groups!, '村（社区）');
  expect(rows.slice(0, 3).map((row) => row.slice(0, 3))).toEqual([
    ['试验村', 4, 4],
    ['邻近村', 1, 1],
    ['合计', 5, 5],
  ]);
  expect(under(changes!, '序号')[0]!.slice(2, 3)).toEqual([householdNo(3)]);
  expect((await street.fetch('/work-ledger.pdf?quarter=2021Q5')).status).toBe(422);
  // A quarter that is over reads the same whenever it is printed.
  const asked = '/work-ledger.xlsx?quarter=2021Q2';
  expect(JSON.stringify(await sheetsOf(await bytesOf(street, asked)))).toContain('按 2021-06-30');
});

it('a village prints its own rows, and each paper that leaves is recorded with its digest', async () => {
  for (const [path, query] of PAPERS.filter(([address]) => !address.startsWith('/months'))) {
    const cells = JSON.stringify(await sheetsOf(await bytesOf(village, `${path}.xlsx?${query}`)));
    const theirs = [...THERE.map(householdNo), villageOf(601).village].filter((word) =>
      cells.includes(word),
    );
    expect([path, theirs]).toEqual([path, []]);
  }
  const response = await street.fetch('/year-end.pdf?year=2021');
  const digest = response.headers.get('repr-digest')!;
  const entry = await committee.get('/committee/access?kind=DataExported&limit=1');
  const [exported] = (entry.body as { entries: { details: Record<string, unknown> }[] }).entries;
  expect(exported?.details).toMatchObject({ what: 'paper' });
  const sha256 = Buffer.from(String(exported?.details['sha256']), 'hex').toString('base64');
  expect(digest).toContain(sha256);
});
