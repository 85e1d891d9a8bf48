// With the flag u a pair is one character, so only halves without their other half match.
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether the text can be written as UTF-8 and read again. */
export const isUnicode = (text: string): boolean => !LONE_SURROGATE.test(text);

/** Bytes of standard padded base64 in its one canonical form (RFC 4648 §4), else undefined. */
export const parseBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what it does not know; only a text that comes out again is the canonical one.
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
};

/** A hash as a line of a note or a proof writes it; undefined unless it is of 32 bytes. */
export const parseHash = (text: string): Buffer | undefined => {
  const bytes = parseBase64(text);
  return bytes?.length === 32 ? bytes : undefined;
};

/** A count in ASCII digits without leading zeros; undefined beyond 2^53 - 1. */
export const parseCount = (text: string): number | undefined => {
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : undefined;
};
