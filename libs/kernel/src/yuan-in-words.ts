import type { Fen } from './fen';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['仟', '佰', '拾', ''] as const;
const SECTIONS = ['', '万', '亿'] as const;
const LIMIT_FEN = 100_000_000_000_000;

const digit = (value: number): string => DIGITS[value] ?? '';

/** Four digits: a zero within them is said once, one at their end not. */
const sectionInWords = (section: number): string => {
  let words = '';
  let isAfterZero = false;
  for (const [place, unit] of UNITS.entries()) {
    const value = Math.floor(section / 10 ** (3 - place)) % 10;
    if (value === 0) {
      isAfterZero = words !== '';
      continue;
    }
    words += (isAfterZero ? digit(0) : '') + digit(value) + unit;
    isAfterZero = false;
  }
  return words;
};

/** Whole yuan by sections of four digits; an empty place before a section is said once. */
const wholeInWords = (yuan: number): string => {
  let words = '';
  let isAfterGap = false;
  for (let place = SECTIONS.length - 1; place >= 0; place -= 1) {
    const section = Math.floor(yuan / 10_000 ** place) % 10_000;
    if (section === 0) {
      isAfterGap = words !== '';
      continue;
    }
    const zero = words !== '' && (isAfterGap || section < 1_000) ? digit(0) : '';
    words += zero + sectionInWords(section) + (SECTIONS[place] ?? '');
    isAfterGap = false;
  }
  return words;
};

const centsInWords = (jiao: number, cent: number, isAfterYuan: boolean): string => {
  const first = jiao > 0 ? `${digit(jiao)}角` : '';
  if (cent === 0) return `${first}整`;
  return `${first || (isAfterYuan ? digit(0) : '')}${digit(cent)}分`;
};

/**
 * Money in capital numerals (大写金额), as payment papers write it: 1,409.50 yuan is
 * 壹仟肆佰零玖元伍角整 (rules for filling in bills and settlement vouchers, 支付结算办法).
 *
 * @throws RangeError from a trillion yuan on.
 */
export const yuanInWords = (amount: Fen): string => {
  const whole = Math.abs(amount);
  if (whole >= LIMIT_FEN) throw new RangeError(`too much to be written in words: ${amount}`);
  const yuan = Math.floor(whole / 100);
  const jiao = Math.floor(whole / 10) % 10;
  const words = wholeInWords(yuan);
  const isOnlyCents = words === '' && whole > 0;
  const yuanWords = isOnlyCents ? '' : `${words || digit(0)}元`;
  return `${amount < 0 ? '负' : ''}${yuanWords}${centsInWords(jiao, whole % 10, !isOnlyCents)}`;
};
