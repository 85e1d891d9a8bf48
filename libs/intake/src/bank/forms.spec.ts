import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type BatchNo, fen, localDate, type PaymentRef, yearMonth } from '@ledger/kernel';
import { isFileError } from '../file-error';
import { parseFile } from '../parse-file';
import { statementsIn } from '../testing/bank-statements';
import { type BankForm, isOrderProblem } from './form';
import { bankForms, formOf } from './forms';
import type { BankOrder, BankResult, BankResultLine } from './model';
import { sampleOrder, sampleResult } from './sample';
import { statusWords } from './table-rows';

const folder = join(__dirname, 'forms');
const RUNS = 40;

const orderIn = async (form: BankForm, order: BankOrder): Promise<Uint8Array> => {
  const bytes = await form.writeOrder(order);
  if (isOrderProblem(bytes)) throw new Error(bytes.problem.en);
  return bytes;
};

/** A result as the import reads it: the form that took it, its head, its lines. */
const importedFrom = async (bytes: Uint8Array) => {
  const parsed = await parseFile(bytes, 'from-the-bank');
  if (isFileError(parsed)) throw new Error(`${parsed.code} ${parsed.en}`);
  const { kind, form, block, rows, rejected } = parsed;
  return { kind, form, block, rejected, rows: rows.map(({ cells }) => cells) };
};

const cellsOf = (line: BankResultLine) => ({
  序号: line.serial,
  客户流水号: line.ref,
  账号: line.account,
  户名: line.holder,
  金额: line.amountFen,
  状态: statusWords[line.status],
  银行流水号: line.bankSerial,
  入账日期: line.creditedOn ?? '',
  失败代码: line.failureCode,
  失败原因: line.failureReason,
});

/** Characters of one, two and four bytes, and those that a CSV has to quote. */
const text = (max: number) =>
  fc
    .array(fc.constantFrom('张', '㐂', '𠮷', '·', 'A', 'z', '9', '，', '"', ',', '（'), {
      minLength: 1,
      maxLength: max,
    })
    .map((letters) => letters.join('').normalize())
    // Full width becomes half width on the way in, here as in every list.
    .map((word) => word.replaceAll('，', '').replaceAll('（', '') || '名');
const account = fc.stringMatching(/^6\d{15,18}$/);
const amount = fc.integer({ min: 0, max: 99_999_999_99 }).map(fen);
const day = fc
  .integer({ min: 1, max: 28 })
  .map((n) => localDate(`2021-06-${String(n).padStart(2, '0')}`));
const refOf = (index: number) => `PC-${String(index + 1).padStart(4, '0')}` as PaymentRef;

const orders: fc.Arbitrary<BankOrder> = fc
  .array(fc.record({ account, holder: text(9), amountFen: amount, bankName: text(12) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((lines) => ({
    batch: 'PC' as BatchNo,
    benefitMonth: yearMonth('2021-06'),
    sentOn: localDate('2021-06-04'),
    lines: lines.map((line, index) => ({
      serial: index + 1,
      ref: refOf(index),
      ...line,
      purpose: '农村低保2021-06',
    })),
  }));

const results: fc.Arbitrary<BankResult> = fc
  .array(
    fc.record({
      account,
      holder: text(9),
      amountFen: amount,
      status: fc.constantFrom('CREDITED' as const, 'FAILED' as const, 'RETURNED' as const),
      creditedOn: day,
      bankSerial: fc.constantFrom('', '20210607000001'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => ({
    batch: 'PC' as BatchNo,
    lines: lines.map((line, index) => ({
      serial: index + 1,
      ref: refOf(index),
      ...line,
      failureCode: line.status === 'CREDITED' ? '' : 'ACCOUNT_CLOSED',
      failureReason: line.status === 'CREDITED' ? '' : '账户已销户',
    })),
  }));

it('every folder is a form in the list, and every form of the list has its folder', () => {
  const folders = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  expect(bankForms.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
});

describe.each(bankForms)('$name', (form) => {
  it('writes the samples in its folder, where it is a form of text, and reads them', async () => {
    const written = {
      order: await orderIn(form, sampleOrder),
      result: await form.writeResult(sampleResult),
    };
    expect(await form.readOrder(written.order)).toEqual(sampleOrder);
    const read = await importedFrom(written.result);
    expect(read).toMatchObject({ kind: 'RESULT', form: form.name, rejected: [] });
    expect(read.rows).toEqual(sampleResult.lines.map(cellsOf));
    if (form.extension === 'xlsx') return;
    for (const [name, bytes] of Object.entries(written)) {
      const kept = readFileSync(join(folder, form.name, `${name}.sample.txt`), 'utf8');
      // The kept copy is UTF-8 with plain line ends, so that a person can read it and a change shows.
      const said = new TextDecoder('gb18030').decode(bytes).replaceAll('\r\n', '\n');
      expect(said).toBe(kept);
    }
  });

  it('gives back every order that was written', async () => {
    const same = fc.asyncProperty(orders, async (order) => {
      expect(await form.readOrder(await orderIn(form, order))).toEqual(order);
    });
    await fc.assert(same, { numRuns: RUNS });
  });

  it('gives every result to the import as it was written, with its head', async () => {
    const same = fc.asyncProperty(results, async (result) => {
      const bytes = await form.writeResult(result);
      const { rows, block } = await importedFrom(bytes);
      expect(formOf(bytes).name).toBe(form.name);
      expect(rows).toEqual(result.lines.map(cellsOf));
      expect(block).toMatchObject({ 批次号: 'PC', 笔数: String(result.lines.length) });
    });
    await fc.assert(same, { numRuns: RUNS });
  });

  it('refuses its own file to the bank where an answer is wanted, and says which is which', async () => {
    const refused = await parseFile(await orderIn(form, sampleOrder), 'order');
    expect(refused).toMatchObject({ code: 'BANK_ORDER_NOT_RESULT' });
  });
});

it('the same result in three forms is the same statement of the same lines', async () => {
  const all = await Promise.all(
    bankForms.map(async (form) => statementsIn(await form.writeResult(sampleResult))),
  );
  expect(all[1]).toEqual(all[0]);
  expect(all[2]).toEqual(all[0]);
});
