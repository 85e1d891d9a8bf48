import * as fc from 'fast-check';
import { lettersOf, widthOf, wrapped } from './letters';

const written = (text: string) => {
  const unknown = new Set<string>();
  const letters = lettersOf(text, 400, unknown);
  return { text: letters.map((letter) => letter.text).join(''), letters, unknown };
};

it('writes names, capital numerals and signs in the type as they are', () => {
  const text =
    '镕喆龘瑀犇 壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整 ¥1,234.50 〔2021〕第①号 → Ⅳ 㙍䶮簶𬱖';
  expect(written(text)).toMatchObject({ text, unknown: new Set() });
});

it('names a character the type has not by its number, and never draws an empty box', () => {
  const { text, unknown, letters } = written('张𠮷☐');
  expect(text).toBe('张〔U+20BB7〕〔U+2610〕');
  expect([...unknown]).toEqual(['𠮷', '☐']);
  for (const { face, text: one } of letters) {
    expect(face.font.hasGlyphForCodePoint(one.codePointAt(0)!)).toBe(true);
  }
});

it('keeps words, numbers and their punctuation together where there is room', () => {
  const lines = wrapped(written('送银行 2021-06-04；入账 2021-06-06。').letters, 10, 100);
  const texts = lines.map((line) => line.map(({ text }) => text).join(''));
  expect(texts.join('')).toContain('2021-06-04；');
  expect(texts.filter((line) => /^[，。；]|2021-0$/.test(line))).toEqual([]);
});

it('loses nothing, however narrow the column, and is no wider than it', () => {
  const words = fc.stringMatching(/^[一-龥A-Za-z0-9 ，。（）.-]{0,60}$/);
  fc.assert(
    fc.property(words, fc.integer({ min: 12, max: 200 }), (text, room) => {
      const { letters } = written(text);
      const lines = wrapped(letters, 10, room);
      const said = lines.flatMap((line) => line.map((letter) => letter.text)).join('');
      expect(said.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) {
        if (line.length > 1) expect(widthOf(line, 10)).toBeLessThanOrEqual(room + 0.001);
      }
    }),
  );
});
