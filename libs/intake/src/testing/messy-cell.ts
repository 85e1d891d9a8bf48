import { fen, firstDayOf, yearMonth, yuanText } from '@ledger/kernel';
import type { CellType, Column } from '../kinds/kind';
import type { CellValue } from '../table/table';
import type { Draw } from './draw';

const WIDE_SPACE = '\u3000';

/** Digits and letters as an input method of full width writes them. */
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const fullWidthDigits = (text: string): string => text.replace(/\d/g, fullWidth);

const grouped = (text: string, size: number, space: string): string =>
  text.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), `$1${space}`);

const thousands = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

type Spelling = (value: string | number, draw: Draw, asText: boolean) => CellValue;

const plain: Spelling = (value) => value;
const padded: Spelling = (value, draw) => draw.one([value, ` ${value}`, `${value}${WIDE_SPACE}`]);

const key: Spelling = (value, draw) =>
  draw.one([value, value, ` ${value} `, fullWidthDigits(String(value))]);

/** A name of two characters is spread to the width of one of three. */
const name: Spelling = (value, draw) => {
  const letters = [...String(value)];
  return letters.length === 2 ? letters.join(draw.one(['', ' ', WIDE_SPACE, '  '])) : value;
};

const id: Spelling = (value, draw) => {
  const text = String(value);
  return draw.one([
    text,
    text.toLowerCase(),
    `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`,
    fullWidth(text),
    `${text}${WIDE_SPACE}`,
  ]);
};

const account: Spelling = (value, draw) => {
  const text = String(value);
  return draw.one([
    text,
    grouped(text, 4, ' '),
    grouped(text, 4, WIDE_SPACE),
    fullWidthDigits(text),
  ]);
};

const money: Spelling = (value, draw, asText) => {
  const amount = Number(value);
  const text = yuanText(fen(amount));
  return draw.one<CellValue>([
    asText ? text : amount / 100,
    text,
    thousands(text),
    fullWidth(thousands(text)),
  ]);
};

const integer: Spelling = (value, draw) =>
  draw.one<CellValue>([value, String(value), fullWidthDigits(String(value))]);

const parted = (text: string): readonly [string, string, string] => {
  const [year = '', month = '', day = ''] = text.split('-');
  return [year, String(Number(month)), String(Number(day))];
};

const daySpellings = (text: string): readonly string[] => {
  const [year, month, day] = parted(text);
  return [
    text,
    `${year}/${month}/${day}`,
    `${year}年${month}月${day}日`,
    `${year}.${month}.${day}`,
    text.replaceAll('-', ''),
    fullWidthDigits(`${year}年${month}月${day}日`),
  ];
};

const date: Spelling = (value, draw, asText) => {
  const text = String(value);
  const dates = asText ? [] : [new Date(text)];
  return draw.one<CellValue>([...daySpellings(text), ...dates]);
};

const monthSpellings = (text: string): readonly string[] => {
  const [year, month] = parted(text);
  return [text, `${year}.${month}`, `${year}年${month}月`, text.replace('-', '')];
};

const month: Spelling = (value, draw, asText) => {
  const text = String(value);
  const dates = asText ? [] : [new Date(firstDayOf(yearMonth(text)))];
  return draw.one<CellValue>([...monthSpellings(text), ...dates]);
};

/** A date of the first day would say that the source knows the day. */
const factDate: Spelling = (value, draw, asText) =>
  String(value).length === 7 ? draw.one(monthSpellings(String(value))) : date(value, draw, asText);

const spellings: Readonly<Record<CellType, Spelling>> = {
  line: plain,
  text: padded,
  key,
  name,
  id,
  account,
  phone: key,
  division: plain,
  money,
  quotient: (value) => Number(value) / 100,
  integer,
  date,
  factDate,
  month,
  code: padded,
};

/** A value as it is read, spelt as one of the offices spells it. */
export const messyCell = (
  value: string | number,
  { type }: Pick<Column, 'type'>,
  draw: Draw,
  asText: boolean,
): CellValue => (value === '' ? null : spellings[type](value, draw, asText));
