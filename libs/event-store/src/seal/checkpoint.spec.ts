import { assert as hold, integer, property, uint8Array } from 'fast-check';

import { formatCheckpoint, NotACheckpoint, parseCheckpoint } from './checkpoint';
import { verifierFrom } from './keys';
import { verifyNote } from './note';
import { publicLog } from './testing/published';

const signature = publicLog.text.slice(publicLog.text.indexOf('—'));
const rootHash = Buffer.from(publicLog.root, 'base64');
const withBody = (...lines: readonly string[]) => `${lines.join('\n')}\n\n${signature}`;
const { origin, size } = publicLog;

describe('a checkpoint', () => {
  it('is read as a public log serves it, and its signature holds', () => {
    const checkpoint = parseCheckpoint(publicLog.text);
    expect(checkpoint).toMatchObject({ origin, size });
    expect(checkpoint.root.equals(rootHash)).toBe(true);
    const log = verifierFrom(publicLog.logVkey);
    expect(verifyNote(publicLog.text, [log])).toEqual([log]);
    const grown = publicLog.text.replace('1432088532', '1432088533');
    expect(() => verifyNote(grown, [log])).toThrow('wrong-signature');
  });

  it('is written as it is read', () => {
    const body = publicLog.text.slice(0, publicLog.text.indexOf('\n\n') + 1);
    expect(formatCheckpoint({ origin, size, root: rootHash })).toBe(body);
    hold(
      property(
        integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        uint8Array({ minLength: 32, maxLength: 32 }),
        (size, bytes) => {
          const root = Buffer.from(bytes);
          const text = `${formatCheckpoint({ origin: '某街道 1', size, root })}\n${signature}`;
          const read = parseCheckpoint(text);
          expect([read.origin, read.size, read.root]).toEqual(['某街道 1', size, root]);
        },
      ),
    );
  });

  it('may hold further lines, which are signed but not read', () => {
    expect(parseCheckpoint(withBody(origin, '5', publicLog.root, 'more')).size).toBe(5);
  });

  it.each([
    ['two lines', [origin, '5']],
    ['an empty origin', ['', '5', publicLog.root]],
    ['an empty line at its end', [origin, '5', publicLog.root, '']],
    ['an empty line among further ones', [origin, '5', publicLog.root, '', 'more']],
    ['a size with a leading zero', [origin, '05', publicLog.root]],
    ['a size with a sign', [origin, '+5', publicLog.root]],
    ['a negative size', [origin, '-5', publicLog.root]],
    ['a size in hexadecimal', [origin, '0x5', publicLog.root]],
    ['a size with a space', [origin, '5 ', publicLog.root]],
    ['a size in other digits', [origin, '５', publicLog.root]],
    ['a size no number holds', [origin, '9007199254740992', publicLog.root]],
    ['no size', [origin, '', publicLog.root]],
    ['a short root', [origin, '5', 'AAAA']],
    ['a root that is not base64', [origin, '5', publicLog.root.replace('=', '!')]],
    ['a root in another form of base64', [origin, '5', publicLog.root.replace('Ro=', 'Rp=')]],
  ])('with %s is none', (_, lines) => {
    expect(() => parseCheckpoint(withBody(...lines))).toThrow(NotACheckpoint);
  });

  it('says what is wrong with one that is none', () => {
    expect(() => parseCheckpoint(withBody(origin, '5'))).toThrow('fewer than three lines');
    expect(() => parseCheckpoint(withBody(origin, 'x', publicLog.root))).toThrow('not a size');
  });

  it('is not written of what it could not say', () => {
    const fit = { origin, size: 1, root: rootHash };
    for (const unfit of [
      { origin: '' },
      { origin: 'a\nb' },
      { size: -1 },
      { size: 0.5 },
      { size: 2 ** 53 },
      { root: rootHash.subarray(1) },
    ]) {
      expect(() => formatCheckpoint({ ...fit, ...unfit })).toThrow(RangeError);
    }
  });
});
