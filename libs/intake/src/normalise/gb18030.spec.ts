import * as fc from 'fast-check';
import { gb18030 } from './gb18030';

it('writes every character so that it is read as itself, those of rare names too', () => {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const isWhole = (text: string) => [...text].every((one) => !/^[\ud800-\udfff]$/.test(one));
  const said = fc.string({ unit: 'binary' }).filter(isWhole);
  fc.assert(
    fc.property(said, (text) => {
      // The decoder takes a mark of byte order off the front.
      const plain = text.replace(/^\ufeff+/, '');
      expect(decoder.decode(gb18030(plain))).toBe(plain);
    }),
    { numRuns: 300 },
  );
  expect(gb18030('张㐀𠮷').length).toBe(2 + 4 + 4);
});

it('refuses half a character', () => {
  expect(() => gb18030('\ud842')).toThrow(RangeError);
});
