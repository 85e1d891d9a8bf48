import { writeXlsx } from 'hucre';
import { isFileError } from '../file-error';
import { type ParsedFile, parseFile } from '../parse-file';
import type { CellValue } from '../table/table';

type Rows = readonly (readonly CellValue[])[];

export const xlsx = (rows: Rows, name = 'Sheet1'): Promise<Uint8Array> => xlsxOf([{ name, rows }]);

export const xlsxOf = (
  sheets: readonly { name: string; rows: Rows; hidden?: boolean }[],
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows, hidden = false }) => ({
      name,
      hidden,
      rows: rows.map((row) => [...row]),
    })),
  });

/** The file as it is read, when it must be readable. */
export const parsed = async (bytes: Uint8Array, fileName = 'a.xlsx'): Promise<ParsedFile> => {
  const result = await parseFile(bytes, fileName);
  if (isFileError(result)) throw new Error(`${result.code}: ${result.en}`);
  return result;
};

export const parsedRows = async (rows: Rows): Promise<ParsedFile> => parsed(await xlsx(rows));

/** The code of the error the file is refused with. */
export const refusal = async (bytes: Uint8Array, fileName = 'a.xlsx') => {
  const result = await parseFile(bytes, fileName);
  return isFileError(result) ? result.code : `parsed as ${result.kind}`;
};

export const HEAD_ID = '990118194803071010';

export const deathHeader = ['序号', '姓名', '身份证号', '死亡日期'];
export const rosterBlock = [
  '批次号',
  'ZSL20210601',
  '冻结日期',
  '2021-05-20',
  '送银行日期',
  '2021-06-04',
];
export const rosterHeader = [
  '序号',
  '家庭编号',
  '户主姓名',
  '户主身份证号',
  '月保障金额',
  '分类施保金',
  '其他补贴',
  '实发合计',
  '所属月份',
  '银行账号(社保卡号)',
  '发放类型',
];

export const rosterRow = (changes: Readonly<Record<string, CellValue>> = {}) => {
  const usual: Record<string, CellValue> = {
    序号: 1,
    家庭编号: 'ZS201-0001',
    户主姓名: '张小三',
    户主身份证号: HEAD_ID,
    月保障金额: 496,
    分类施保金: 0,
    其他补贴: 0,
    实发合计: 496,
    所属月份: '2021-06',
    '银行账号(社保卡号)': '6299011834140012759',
    发放类型: '正常',
    ...changes,
  };
  return rosterHeader.map((header) => usual[header] ?? null);
};
