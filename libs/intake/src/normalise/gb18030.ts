const TRAIL_GAP = 0x7f;
const FOUR_LEADS = [0x81, 0x82, 0x83, 0x84] as const;
const DIGITS = Array.from({ length: 10 }, (_, n) => 0x30 + n);
const SUPPLEMENTARY = 0x10000;
/** Characters beyond the basic plane follow each other from here on. */
const SUPPLEMENTARY_LEAD = 0x90;

type Codes = Map<string, readonly number[]>;

const range = (from: number, until: number): readonly number[] =>
  Array.from({ length: until - from + 1 }, (_, n) => from + n);

const twoBytes = (): readonly (readonly number[])[] =>
  range(0x81, 0xfe).flatMap((lead) =>
    range(0x40, 0xfe)
      .filter((trail) => trail !== TRAIL_GAP)
      .map((trail) => [lead, trail]),
  );

const fourBytes = (): readonly (readonly number[])[] =>
  FOUR_LEADS.flatMap((lead) =>
    DIGITS.flatMap((second) =>
      range(0x81, 0xfe).flatMap((third) => DIGITS.map((fourth) => [lead, second, third, fourth])),
    ),
  );

/** What the decoder reads from a code; a character that has several is written by the shortest. */
const learn = (codes: Codes, all: readonly (readonly number[])[]): void => {
  const decoder = new TextDecoder('gb18030');
  for (const code of all) {
    const character = decoder.decode(Uint8Array.from(code));
    const isOne = [...character].length === 1 && character !== '\ufffd';
    if (isOne && !codes.has(character)) codes.set(character, code);
  }
};

let known: Codes | undefined;
let rare: Codes | undefined;

const common = (): Codes => {
  if (!known) learn((known = new Map()), twoBytes());
  return known;
};

/** Characters of few names: worked out when the first of them is written. */
const uncommon = (): Codes => {
  if (!rare) learn((rare = new Map()), fourBytes());
  return rare;
};

const beyondTheBasicPlane = (point: number): readonly number[] => {
  const at = point - SUPPLEMENTARY;
  return [
    SUPPLEMENTARY_LEAD + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1_260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ];
};

const codeOf = (character: string): readonly number[] => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  if (point >= SUPPLEMENTARY) return beyondTheBasicPlane(point);
  const code = common().get(character) ?? uncommon().get(character);
  if (!code) throw new RangeError(`GB18030 has no code for U+${point.toString(16)}`);
  return code;
};

/**
 * Text in GB18030, which Node reads and does not write. Every character has a code in it, also
 * those of rare names. @throws RangeError for half a character.
 */
export const gb18030 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap(codeOf));
