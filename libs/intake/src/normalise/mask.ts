/** A number in a message that is logged: the first four and the last two characters. */
export const maskNumber = (text: string): string =>
  text.length <= 6
    ? '*'.repeat(text.length)
    : `${text.slice(0, 4)}${'*'.repeat(text.length - 6)}${text.slice(-2)}`;

/** A name in a message that is logged: 张*三, 王*. */
export const maskName = (name: string): string => {
  const letters = [...name];
  const first = letters[0] ?? '';
  if (letters.length <= 2) return first + '*'.repeat(Math.max(letters.length - 1, 0));
  return first + '*'.repeat(letters.length - 2) + (letters.at(-1) ?? '');
};

/** A business key as it may be logged: an ID, account or phone put in its column is masked. */
export const loggableKey = (key: string): string =>
  /^\d{11,19}X?$/.test(key) ? maskNumber(key) : key;
