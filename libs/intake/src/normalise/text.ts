const FULL_WIDTH = /[\uff01-\uff5e\u3000\u00a0]/;
const FULL_WIDTH_ALL = /[\uff01-\uff5e]/g;
const FULL_WIDTH_ALNUM = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const WIDE_SPACES = /[\u3000\u00a0]/g;
// Zero-width characters and control characters come with text copied from web pages.
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u2060\ufeff]/g;
const WHITE = /\s/;
const ALL_WHITE = /\s+/g;
const LINE_BREAKS = /[\t\r\n]+/g;
const NEEDS_CARE = /[^\u0021-\u007e\u3001-\u9fff]/;

const narrowed = (character: string) => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** Every full-width sign becomes its half-width form: `（２０２１）` is `(2021)`. */
export const halfWidth = (text: string): string =>
  FULL_WIDTH.test(text) ? text.replace(WIDE_SPACES, ' ').replace(FULL_WIDTH_ALL, narrowed) : text;

/** Half-width and without any white space: for names, numbers, codes and headers. */
export const compact = (text: string): string => {
  if (!NEEDS_CARE.test(text)) return text;
  const narrow = halfWidth(text.replace(INVISIBLE, ''));
  return WHITE.test(narrow) ? narrow.replace(ALL_WHITE, '') : narrow;
};

/**
 * Free text as a person wrote it: digits and Latin letters become half-width, Chinese punctuation
 * stays, line breaks become a space, the ends are trimmed.
 */
export const plainText = (text: string): string => {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(WIDE_SPACES, ' ')
    .replace(LINE_BREAKS, ' ')
    .replace(FULL_WIDTH_ALNUM, narrowed)
    .trim();
};

/** No header is longer; patterns that look for an end must not meet a cell of 32 000 stars. */
const HEADER_LENGTH_MAX = 100;

/** A header in the form headers are compared in: no stars, no unit of yuan, one word for the ID. */
export const headerText = (text: string): string =>
  text.length > HEADER_LENGTH_MAX ? '' : headerForm(compact(text));

const headerForm = (text: string): string =>
  text
    .replace(/^\*+|\*+$/g, '')
    .replace(/\(元\)$/, '')
    .replace(/(居民)?身份证件?号码?$|公民身份(证)?号码?$/, '身份证号');
