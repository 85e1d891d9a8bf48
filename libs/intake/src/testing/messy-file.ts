import { type RowDef, writeXlsx } from 'hucre';
import type { Cells, Column, Kind } from '../kinds/kind';
import type { CellValue } from '../table/table';
import type { Draw } from './draw';
import { messyCell } from './messy-cell';

/** A list as its rows are when they are read. */
export interface PlainFile {
  readonly kind: Kind;
  readonly block: Readonly<Record<string, string>>;
  readonly rows: readonly Cells[];
}

export interface MessyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hiddenRows: number;
}

/** Other words offices write over a column, as the README of the samples lists them. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  家庭编号: ['户编号'],
  户主姓名: ['户主'],
  所属月份: ['享受月份'],
  生效月份: ['执行月份'],
  死亡日期: ['死亡时间'],
  月保障金额: ['保障金额'],
  实发合计: ['实发金额', '发放金额'],
  '银行账号(社保卡号)': ['银行卡号', '社保卡账号'],
  银行账号: ['银行卡号', '社保卡账号'],
  客户流水号: ['客户参考号'],
};

const ID = '身份证号';
const ID_WORDS = ['身份证号', '身份证号码', '公民身份号码'];
const WIDE = '\u3000';

const headerFor = ({ header }: Column, draw: Draw): string => {
  const word = header.endsWith(ID)
    ? header.slice(0, -ID.length) + draw.one(ID_WORDS)
    : draw.one([header, ...(SYNONYMS[header] ?? [])]);
  const wide = draw.often(0.3) ? word.replaceAll('(', '（').replaceAll(')', '）') : word;
  return draw.one([wide, ` ${wide} `, `${wide}${WIDE}`, `${wide}\n`]);
};

type Row = readonly CellValue[];

/** Where a column of the kind stands; undefined is a column that holds nothing. */
type Layout = readonly (Column | undefined)[];

const layoutFor = (kind: Kind, draw: Draw): Layout =>
  kind.columns.flatMap((column): Layout => (draw.often(0.08) ? [undefined, column] : [column]));

const blockRows = ({ kind, block }: PlainFile, draw: Draw): readonly Row[] => {
  const fields = kind.block.filter(({ label }) => block[label]);
  if (fields.length === 0) return [];
  const spelt = fields.map(({ label, type }) => {
    const value = block[label] ?? '';
    if (type === 'key' || type === 'count') return [label, value] as const;
    const plain = type === 'money' ? Number(value) : value;
    return [label, String(messyCell(plain, { type }, draw, true))] as const;
  });
  return draw.often(0.7)
    ? [[spelt.map(([label, value]) => `${label}：${value}`).join(WIDE + WIDE)]]
    : [spelt.flatMap(([label, value]) => [label, value])];
};

const titleRows = ({ kind }: PlainFile, draw: Draw): readonly Row[] => {
  const titles: readonly Row[] = [['某某街道办事处'], [`${kind.zh}（2021年6月）`]];
  return [...titles.slice(draw.below(3)), ...(draw.often(0.4) ? [[]] : [])];
};

const footerRows = (draw: Draw): readonly Row[] => [
  ...(draw.often(0.5) ? [[draw.one(['合计', '合 计', '合　计']), null, null, '1,234.00']] : []),
  ...(draw.often(0.5) ? [[], ['制表人：罗某', null, '审核人：何某']] : []),
];

const dataRows = (rows: readonly Cells[], layout: Layout, asText: boolean, draw: Draw) =>
  rows.flatMap((cells): readonly Row[] => {
    const row = layout.map((column) =>
      column ? messyCell(cells[column.header] ?? '', column, draw, asText) : null,
    );
    return draw.often(0.05) ? [[], row] : [row];
  });

const quoted = (cell: CellValue): string => {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The bank's list comes as text in UTF-8 with its mark, the others as workbooks. */
const asText = (rows: readonly Row[]): Uint8Array =>
  Buffer.from(`\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);

const hiddenRowsFor = (from: number, until: number, draw: Draw): ReadonlyMap<number, RowDef> => {
  const rows = Array.from({ length: until - from }, (_, index) => from + index);
  return new Map(rows.filter(() => draw.often(0.05)).map((row) => [row, { hidden: true }]));
};

const asWorkbook = async (
  head: readonly Row[],
  data: readonly Row[],
  foot: readonly Row[],
  draw: Draw,
): Promise<MessyFile> => {
  const rows = [...head, ...data, ...foot].map((row) => [...row]);
  const rowDefs = hiddenRowsFor(head.length, head.length + data.length, draw);
  const list = { name: draw.one(['Sheet1', '名单', '数据']), rows, rowDefs: new Map(rowDefs) };
  const manual = { name: '填报说明', rows: [['1. 金额单位：元'], ['2. 日期请写成2021年6月4日']] };
  const bytes = await writeXlsx({ sheets: draw.often(0.4) ? [manual, list] : [list] });
  const isFilled = (row: number) => (data[row - head.length]?.length ?? 0) > 0;
  return { name: 'a.xlsx', bytes, hiddenRows: [...rowDefs.keys()].filter(isFilled).length };
};

/** Writes a list as one of the offices does that keep to no form: what it says stays the same. */
export const messyFile = async (file: PlainFile, draw: Draw): Promise<MessyFile> => {
  const { kind, rows } = file;
  const layout = layoutFor(kind, draw);
  const header = layout.map((column) => (column ? headerFor(column, draw) : null));
  if (kind.name === 'RESULT') {
    const lines = [...blockRows(file, draw), header, ...dataRows(rows, layout, true, draw)];
    return { name: 'a.csv', bytes: asText(lines), hiddenRows: 0 };
  }
  const head = [...titleRows(file, draw), ...blockRows(file, draw), header];
  return asWorkbook(head, dataRows(rows, layout, false, draw), footerRows(draw), draw);
};
