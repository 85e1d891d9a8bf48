import { type Face, faceOf, type Weight } from './typeface';

/** One character as it is drawn; `width` is a part of the size of the type. */
export interface Letter {
  readonly text: string;
  readonly face: Face;
  readonly width: number;
}

const letters = new Map<string, Letter | undefined>();

const letterFrom = (character: string, weight: Weight): Letter | undefined => {
  const code = character.codePointAt(0)!;
  const face = faceOf(weight);
  const { font } = face;
  if (!font.hasGlyphForCodePoint(code)) return undefined;
  const { advanceWidth } = font.glyphForCodePoint(code);
  return { text: character, face, width: advanceWidth / font.unitsPerEm };
};

/** Undefined where the type has no such character; each is looked up once. */
const letterOf = (character: string, weight: Weight): Letter | undefined => {
  const key = `${character}${weight}`;
  if (!letters.has(key)) letters.set(key, letterFrom(character, weight));
  return letters.get(key);
};

/** What nobody sees is left out: a line break is made by whoever splits lines. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

/** A character the type has not, by its number in Unicode: it is never an empty box. */
export const namedByNumber = (character: string): string =>
  `〔U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`;

/** The letters of a text, and which characters had to be named by number. */
export const lettersOf = (text: string, weight: Weight, unknown: Set<string>): readonly Letter[] =>
  [...text].flatMap((character) => {
    if (INVISIBLE.test(character)) return [];
    const letter = letterOf(character, weight);
    if (letter) return [letter];
    unknown.add(character);
    return [...namedByNumber(character)].map((one) => letterOf(one, weight)!);
  });

/** Parts of one word in letters and digits: it is broken only where it is wider than the line. */
const IN_WORD = /[A-Za-z0-9.,:;/*+_\-()#%&@'"]/;
const NOT_FIRST = /[，。、；：！？）》】」』”’·…〕]/;
const NOT_LAST = /[（《【「『“‘〔￥¥]/;

const mayBreak = (before: Letter, after: Letter): boolean => {
  if (before.text === ' ') return true;
  if (NOT_FIRST.test(after.text) || NOT_LAST.test(before.text) || after.text === ' ') return false;
  return !(IN_WORD.test(before.text) && IN_WORD.test(after.text));
};

const trimmed = (line: readonly Letter[]): readonly Letter[] =>
  line.at(-1)?.text === ' ' ? line.slice(0, -1) : line;

export const widthOf = (line: readonly Letter[], size: number): number =>
  line.reduce((sum, { width }) => sum + width * size, 0);

/** The last place in the line where it may be broken before the next letter; all of it if none. */
const breakIn = (line: readonly Letter[], next: Letter): number => {
  const letters = [...line, next];
  for (let at = line.length; at > 0; at -= 1) {
    if (mayBreak(letters[at - 1]!, letters[at]!)) return at;
  }
  return line.length;
};

/** Lines no wider than there is room for. */
export const wrapped = (
  letters: readonly Letter[],
  size: number,
  room: number,
): readonly (readonly Letter[])[] => {
  const lines: (readonly Letter[])[] = [];
  let line: Letter[] = [];
  let width = 0;
  for (const letter of letters) {
    while (width + letter.width * size > room && line.length > 0 && letter.text !== ' ') {
      const at = breakIn(line, letter);
      lines.push(trimmed(line.slice(0, at)));
      line = line.slice(at);
      width = widthOf(line, size);
    }
    line.push(letter);
    width += letter.width * size;
  }
  return [...lines, trimmed(line)];
};
