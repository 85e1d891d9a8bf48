import { assert as hold, property, string } from 'fast-check';

import { isKeyName, newSigningKey, NotAKey, signerFrom, verifierFrom } from './keys';
import { neumann, publicLog } from './testing/published';

const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof NotAKey) return error.reason;
    throw error;
  }
  return 'a key';
};

/** Every text that differs in one character or lacks some at an end. */
const slips = (text: string): readonly string[] => [
  ...[...text].flatMap((character, at) =>
    ['x', '+', String.fromCharCode(character.charCodeAt(0) + 1)]
      .filter((other) => other !== character)
      .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  ),
  ...[...text].map((_, at) => text.slice(0, at)),
  ...[...text].slice(1).map((_, at) => text.slice(at + 1)),
];

describe('a key of a signed note', () => {
  it('is read and written as the tools of Go do', () => {
    const signer = signerFrom(neumann.privateKey);
    expect(signer).toMatchObject({ name: 'PeterNeumann', vkey: neumann.vkey });
    expect(signer.keyId.toString('hex')).toBe('c74f20a3');
    const signature = signer.sign(neumann.body);
    expect(Buffer.concat([signer.keyId, signature]).toString('base64')).toBe(
      neumann.line.split(' ')[2]?.trim(),
    );
    expect(verifierFrom(neumann.vkey).verify(neumann.body, signature)).toBe(true);
  });

  it('is read with a + in its base64, and as a key of a cosigner', () => {
    const withPlus = 'TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6';
    expect(verifierFrom(withPlus)).toMatchObject({ name: 'TEST', kind: 'note' });
    const witness = verifierFrom(publicLog.witnessVkey);
    expect(witness).toMatchObject({ name: 'remora.n621.de', kind: 'cosignature' });
    expect(witness.keyId.toString('hex')).toBe('da77ade7');
  });

  it('once made, signs what its own verifier accepts and no other text or signature', () => {
    const { privateKey, vkey, cosignerVkey } = newSigningKey('dibao-ledger/500118001/00c0ffee');
    const signer = signerFrom(privateKey);
    const verifier = verifierFrom(vkey);
    expect([signer.vkey, signer.cosignerVkey]).toEqual([vkey, cosignerVkey]);
    const signature = signer.sign('一行\n');
    expect(verifier.verify('一行\n', signature)).toBe(true);
    expect(verifier.verify('二行\n', signature)).toBe(false);
    expect(verifier.verify('一行\n', signature.subarray(1))).toBe(false);
    expect(verifierFrom(cosignerVkey).verify('一行\n', signature)).toBe(false);
    expect(newSigningKey('a').privateKey).not.toBe(newSigningKey('a').privateKey);
  });

  it('follows from its seed alone', () => {
    const [, secret = ''] = /\+c74f20a3\+(.*)$/.exec(neumann.privateKey) ?? [];
    const seed = Buffer.from(secret, 'base64').subarray(1);
    expect(newSigningKey('PeterNeumann', seed)).toMatchObject({
      privateKey: neumann.privateKey,
      vkey: neumann.vkey,
    });
    expect(reasonOf(() => newSigningKey('PeterNeumann', seed.subarray(1)))).toBe('wrong-length');
  });

  it('is refused after any slip of the pen', () => {
    for (const text of slips(neumann.vkey)) expect(() => verifierFrom(text)).toThrow(NotAKey);
    for (const text of slips(neumann.privateKey)) expect(() => signerFrom(text)).toThrow(NotAKey);
  });

  it('says why it is refused, and never quotes it', () => {
    const key64 = neumann.vkey.split('+')[2] ?? '';
    expect(reasonOf(() => verifierFrom(''))).toBe('malformed');
    expect(reasonOf(() => verifierFrom(`${neumann.vkey}\n`))).toBe('malformed');
    expect(reasonOf(() => verifierFrom(`Peter Neumann+c74f20a3+${key64}`))).toBe('bad-name');
    expect(reasonOf(() => verifierFrom(`PeterNeumann+00000000+${key64}`))).toBe('wrong-key-id');
    expect(
      reasonOf(() =>
        verifierFrom('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEQ=='),
      ),
    ).toBe('wrong-length');
    expect(reasonOf(() => verifierFrom(`PeterNeumann+173116ae+Z${key64.slice(1)}`))).toBe(
      'unknown-algorithm',
    );
    expect(reasonOf(() => signerFrom(neumann.vkey))).toBe('malformed');
    // One key signs notes and checkpoints; its private text has one form only.
    expect(reasonOf(() => signerFrom(`PRIVATE+KEY+${publicLog.witnessVkey}`))).toBe(
      'unknown-algorithm',
    );
    expect(() => signerFrom(neumann.privateKey.replace('c74f20a3', 'c74f20a4'))).toThrow(
      /^not a key of a signed note: wrong-key-id$/,
    );
  });

  it('has a name without spaces, control characters and plus signs', () => {
    expect(['纪工委', 'a/b.c-1', '😀'].map(isKeyName)).toEqual([true, true, true]);
    for (const name of ['', 'a b', 'a\u3000b', 'a\u00a0', 'a\u0085', 'a+b', 'a\n', '\ud800']) {
      expect(isKeyName(name)).toBe(false);
      expect(reasonOf(() => newSigningKey(name))).toBe('bad-name');
    }
  });

  it('is never read from a text that is none', () => {
    hold(property(string(), (text) => reasonOf(() => verifierFrom(text)) !== 'a key'));
  });
});
