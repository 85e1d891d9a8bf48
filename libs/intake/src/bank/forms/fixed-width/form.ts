import type { CellValue } from '../../../table/table';
import type { BankForm, OrderProblem } from '../../form';
import { totalsOf } from '../../model';
import { orderFrom, orderRows, resultRows } from '../../table-rows';
import { type Field, MARK, MARKS, orderHead, orderLine, resultHead, resultLine } from './layout';
import { readFixed, readResult, tableOf } from './read';
import { lineOf } from './write';

type Values = readonly CellValue[];

const fileOf = (
  head: { readonly mark: string; readonly fields: readonly Field[]; readonly values: Values },
  fields: readonly Field[],
  rows: readonly Values[],
): Uint8Array | OrderProblem => {
  const first = lineOf(head.mark, head.fields, head.values, '首部');
  if ('problem' in first) return first;
  const lines = [first];
  for (const [index, row] of rows.entries()) {
    const line = lineOf(MARKS.line, fields, row, `第 ${index + 1} 笔`);
    if ('problem' in line) return line;
    lines.push(line);
  }
  return Buffer.concat(lines);
};

const asciiOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1');

/** Fields of fixed width in bytes, a head with count, sum and hash total. */
export const fixedWidth: BankForm = {
  name: 'fixed-width',
  zh: '定长文本（GB18030，按字节定宽）：首行为批次号、笔数、合计金额、校验和',
  en: 'fixed-width text (GB18030, widths in bytes): batch, count, sum and hash total in the first line',
  needs: {
    zh: `首行以 ${MARKS.result} 开头，其余各行以 ${MARKS.line} 开头，每行字节数固定`,
    en: `a first line that begins with ${MARKS.result}, then lines that begin with ${MARKS.line}, each of its fixed number of bytes`,
  },
  extension: 'txt',
  mediaType: 'text/plain; charset=gb18030',
  writeOrder: (order) => {
    const { count, sumFen, hashTotal } = totalsOf(order);
    const { batch, benefitMonth, sentOn } = order;
    const values = [batch, benefitMonth, sentOn, count, sumFen, hashTotal];
    const head = { mark: MARKS.order, fields: orderHead, values };
    return Promise.resolve(fileOf(head, orderLine, orderRows(order)));
  },
  readOrder: (bytes) => {
    const read = readFixed(bytes, MARKS.order, orderHead, orderLine);
    return Promise.resolve(
      'code' in read ? { problem: read } : orderFrom(tableOf(read, orderHead, orderLine).rows),
    );
  },
  writeResult: (result) => {
    const { count, sumFen, hashTotal } = totalsOf(result);
    const values = [result.batch, count, sumFen, hashTotal];
    const head = { mark: MARKS.result, fields: resultHead, values };
    const bytes = fileOf(head, resultLine, resultRows(result));
    if ('problem' in bytes) throw new RangeError(`${bytes.problem.en}`);
    return Promise.resolve(bytes);
  },
  claims: (bytes) => asciiOf(bytes) === MARK,
  open: (bytes) => Promise.resolve(readResult(bytes)),
};
