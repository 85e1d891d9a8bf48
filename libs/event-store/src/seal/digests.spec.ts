import { digestsOf, Sm3Missing } from './digests';

describe('digests of an export', () => {
  it('are those of the standards for their own example, abc', () => {
    expect(digestsOf('abc')).toEqual({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    });
  });

  it('are those of GB/T 32905 for its long example', () => {
    expect(digestsOf(Buffer.from('abcd'.repeat(16))).sm3).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('of a text are those of its UTF-8', () => {
    expect(digestsOf('农村低保')).toEqual(digestsOf(Buffer.from('农村低保', 'utf8')));
  });

  it('say in both languages when this machine has no SM3', () => {
    expect(() => digestsOf('abc', ['sha256'])).toThrow(Sm3Missing);
    expect(() => digestsOf('abc', ['sha256'])).toThrow(/国密 SM3[^]*has no SM3/);
  });
});
