import * as fc from 'fast-check';
import { isFileError } from '../file-error';
import { gb18030 } from '../normalise/gb18030';
import { parseFile } from '../parse-file';
import { statementsIn } from '../testing/bank-statements';
import { isOrderProblem } from './form';
import { bankFormNamed } from './forms';
import { hashTotal } from './hash-total';
import { totalsOf } from './model';
import { sampleOrder, sampleResult } from './sample';

const csv = bankFormNamed('csv-gb18030')!;
const fixed = bankFormNamed('fixed-width')!;

const refusalOf = async (bytes: Uint8Array) => {
  const parsed = await parseFile(bytes, '04-银行回盘.txt');
  return isFileError(parsed) ? parsed : undefined;
};

/** The sample as text, changed, and written again. */
const changed = async (form: typeof csv, change: (text: string) => string): Promise<Uint8Array> => {
  const text = new TextDecoder('gb18030').decode(await form.writeResult(sampleResult));
  return gb18030(change(text));
};

describe('the hash total', () => {
  it('is that of its definition, worked out by hand', () => {
    // The bytes of "A,,1,," and of "B,,2,,", the second counted twice.
    const first = ((((65 * 256 + 44) * 256 + 44) * 256 + 49) * 256 + 44) * 256 + 44;
    const second = ((((66 * 256 + 44) * 256 + 44) * 256 + 50) * 256 + 44) * 256 + 44;
    const lines = [
      { ref: 'A', account: '', amountFen: 1 },
      { ref: 'B', account: '', amountFen: 2 },
    ];
    expect(hashTotal(lines)).toBe(String(first + 2 * second).padStart(16, '0'));
    expect(hashTotal([])).toBe('0'.repeat(16));
  });

  it('tells a line that is missing, two that were exchanged, and any figure that was altered', () => {
    const { lines } = sampleResult;
    const right = hashTotal(lines);
    const [first, second, third] = lines;
    expect(hashTotal([first!, second!])).not.toBe(right);
    expect(hashTotal([second!, first!, third!])).not.toBe(right);
    const exchanged = [
      { ...first!, amountFen: second!.amountFen },
      { ...second!, amountFen: first!.amountFen },
      third!,
    ];
    expect(hashTotal(exchanged)).not.toBe(right);
    expect(hashTotal([{ ...first!, status: 'FAILED' }, second!, third!])).not.toBe(right);
    expect(hashTotal([{ ...first!, account: '6299011800000000018' }, second!, third!])).not.toBe(
      right,
    );
  });
});

describe('a result with a hash total', () => {
  it('is refused whole when a line was taken out, altered or cannot be read', async () => {
    const withoutLast = (text: string) => text.replace(/3,YB-202106-0003.*\r\n/, '');
    const { hashTotal: stated } = totalsOf(sampleResult);
    const missing = await refusalOf(await changed(csv, withoutLast));
    expect(missing?.code).toBe('BANK_HASH_TOTAL');
    expect(missing?.zh).toContain(stated);
    expect(missing?.zh).toContain('首部笔数3');
    const altered = await changed(csv, (text) => text.replace('496.00,成功', '469.00,成功'));
    expect((await refusalOf(altered))?.code).toBe('BANK_HASH_TOTAL');
    const unread = await changed(csv, (text) => text.replace(',退票,', ',退了,'));
    const refused = await refusalOf(unread);
    expect(refused?.code).toBe('BANK_LINES_UNREAD');
    expect(refused?.en).toContain('"状态" in row 5');
  });

  it('is taken in without one, as today, and its head is told beside its lines', async () => {
    const without = (text: string) => text.replace(/,校验和,\d+/, '').replace('笔数,3', '笔数,5');
    const stated = await statementsIn(await changed(csv, without));
    expect(stated).toMatchObject({
      batch: 'YB-202106',
      statedCount: 5,
      lines: 3,
      unread: 0,
      said: [
        { batch: 'YB-202106', status: 'CREDITED', serials: '1' },
        { batch: 'YB-202106', status: 'FAILED', serials: '2' },
        { batch: 'YB-202106', status: 'RETURNED', serials: '3' },
      ],
      others: [],
      again: [],
    });
  });

  it('says of a line that stands in it twice that it does, and names references of other shapes', async () => {
    const twice = (text: string) =>
      `${text.replace(/,校验和,\d+/, '')}4,YB-202106-0001,,,496.00,成功,,2021-06-08,,\r\n5,X9,,,1.00,失败,,,,\r\n`;
    expect(await statementsIn(await changed(csv, twice))).toMatchObject({
      lines: 5,
      others: [{ ref: 'X9', status: 'FAILED' }],
      again: [{ ref: 'YB-202106-0001', status: 'CREDITED' }],
    });
  });
});

describe('a fixed-width file', () => {
  it.each([
    ['cut in a line', (text: string) => text.slice(0, -40), 'CUT_SHORT', '第4行'],
    [
      'short of a byte',
      (text: string) => text.replace('样本甲 ', '样本甲'),
      'BANK_LINE_WIDTH',
      '第2行',
    ],
    [
      'with a line of another kind',
      (text: string) => text.replace('\nD', '\nX'),
      'BANK_LINE_INVALID',
      '记录标识',
    ],
    [
      'with a word where an amount is',
      (text: string) => text.replace('000000000496.00', '0000000000496元'),
      'BANK_LINE_INVALID',
      '金额',
    ],
    [
      'without its last line',
      (text: string) => text.replace(/D000003.*\r\n/, ''),
      'BANK_HASH_TOTAL',
      '按2行明细',
    ],
  ])(
    '%s is refused whole, and its words say where and what to do',
    async (_, change, code, where) => {
      const refused = await refusalOf(await changed(fixed, change));
      expect(refused?.code).toBe(code);
      expect(refused?.zh).toContain(where);
      expect(refused?.zh).toContain('重新');
      expect(refused?.en).toMatch(/ask/i);
    },
  );

  it('in UTF-8 is refused for its bytes, not read as other characters', async () => {
    const text = new TextDecoder('gb18030').decode(await fixed.writeResult(sampleResult));
    const refused = await refusalOf(Buffer.from(text, 'utf8'));
    expect(refused?.code).toBe('BANK_LINE_WIDTH');
  });

  it('with any byte altered gives no other lines than those that were written', async () => {
    const bytes = await fixed.writeResult(sampleResult);
    const whole = await parseFile(bytes, 'a.txt');
    const watched = ['客户流水号', '账号', '金额', '状态', '入账日期'];
    const seen = (parsed: typeof whole) =>
      isFileError(parsed)
        ? 'refused'
        : parsed.rows.map(({ cells }) => watched.map((column) => cells[column]));
    const holds = fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 0x20, max: 0x7e }),
      async (at, byte) => {
        const other = Uint8Array.from(bytes);
        other[at] = byte;
        expect(['refused', seen(whole)]).toContainEqual(seen(await parseFile(other, 'a.txt')));
      },
    );
    await fc.assert(holds, { numRuns: 300 });
  });

  it('does not cut what is too long for it: no order is written, and the words say which field', async () => {
    const [line] = sampleOrder.lines;
    const holder = '很'.repeat(31);
    const problem = await fixed.writeOrder({ ...sampleOrder, lines: [{ ...line!, holder }] });
    expect(isOrderProblem(problem) && problem.problem.zh).toContain('收款户名');
    expect(isOrderProblem(problem) && problem.problem.en).toContain('60 bytes');
  });
});

it('says of a text that no form takes what each of them would need', async () => {
  const refused = await refusalOf(gb18030('00100001试甲000049600\r\n00100002试乙000049600\r\n'));
  expect(refused?.code).toBe('BANK_FORM_UNKNOWN');
  for (const word of ['fixed-width', 'HPAYRES1', 'csv-gb18030', '客户流水号']) {
    expect(refused?.zh).toContain(word);
    expect(refused?.en).toContain(word);
  }
});

it('an order whose head is not that of its lines is no order', async () => {
  const bytes = await csv.writeOrder(sampleOrder);
  if (isOrderProblem(bytes)) throw new Error(bytes.problem.en);
  const text = new TextDecoder('gb18030').decode(bytes).replace('1234.56', '1234.65');
  const read = await csv.readOrder(gb18030(text));
  expect(isOrderProblem(read) && read.problem.zh).toContain('校验和');
});
