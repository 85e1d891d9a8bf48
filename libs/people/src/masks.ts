// The one place where personal data is masked (脱敏). Different patterns on different pages could
// be laid over each other to rebuild the number, so nothing else in the system may mask.

/** Keeps `head` first and `tail` last characters, counted as a reader counts them. */
const keepEnds = (characters: readonly string[], head: number, tail: number): string =>
  characters
    .map((character, index) =>
      index < head || index >= characters.length - tail ? character : '*',
    )
    .join('');

/** A number shorter than it should be is damaged or of another kind: far less of it is shown. */
const quarter = (length: number): number => Math.floor(length / 4);

const ID_LENGTH_MIN = 15;
/** ID number (身份证号): 5001************34. */
export const maskId = (idNumber: string): string => {
  const characters = [...idNumber];
  return characters.length >= ID_LENGTH_MIN
    ? keepEnds(characters, 4, 2)
    : keepEnds(characters, quarter(characters.length), 0);
};

const ACCOUNT_LENGTH_MIN = 12;
/** Bank account or card (银行账号): its last four. */
export const maskAccount = (account: string): string => {
  const characters = [...account];
  return characters.length >= ACCOUNT_LENGTH_MIN
    ? keepEnds(characters, 0, 4)
    : keepEnds(characters, 0, quarter(characters.length));
};

const PHONE_LENGTH_MIN = 11;
/** Telephone (电话): 138****5678. */
export const maskPhone = (phone: string): string => {
  const characters = [...phone];
  return characters.length >= PHONE_LENGTH_MIN
    ? keepEnds(characters, 3, 4)
    : keepEnds(characters, 0, quarter(characters.length));
};

/** Name (姓名): 张*, 张*三, 欧**三. A name of one character is hidden whole. */
export const maskName = (name: string): string => {
  const characters = [...name];
  if (characters.length <= 1) return keepEnds(characters, 0, 0);
  return keepEnds(characters, 1, characters.length === 2 ? 0 : 1);
};
