import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committeeKey, keepCommitteePublicKey, makeCommitteeKey } from './committee-key';
import { type Home, openHome } from './home';

let home: Home;
beforeEach(() => (home = openHome({ dir: mkdtempSync(join(tmpdir(), 'dibao-committee-')) })));
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

const fileOf = (name: string): string => join(home.dir, name);
const hex = (byte: number): string => Buffer.alloc(32, byte).toString('hex');

describe('the key of the committee', () => {
  it('is not there before it is made', () => {
    expect(committeeKey(home, {})).toBeUndefined();
  });

  it('is made once, readable by its user only, with advice to hand it over', () => {
    const first = makeCommitteeKey(home);
    const again = makeCommitteeKey(home);
    expect([first.created, again.created]).toEqual([true, false]);
    expect(again.privateKey).toEqual(first.privateKey);
    expect(statSync(fileOf('committee-key')).mode & 0o777).toBe(0o600);
    expect(first.advice.zh).toContain(fileOf('committee-key'));
    expect(first.advice.en).toContain(fileOf('committee-key'));
    expect(committeeKey(home, {})).toEqual({
      publicKey: first.publicKey,
      privateKey: first.privateKey,
    });
  });

  it('leaves the public half behind when it is taken away', () => {
    const { publicKey, privateKey } = makeCommitteeKey(home);
    const text = readFileSync(fileOf('committee-key'), 'utf8');
    rmSync(fileOf('committee-key'));
    expect(committeeKey(home, {})).toEqual({ publicKey });
    expect(committeeKey(home, { LEDGER_COMMITTEE_KEY: text })).toEqual({ publicKey, privateKey });
  });

  it('has the public half that RFC 7748 §6.1 gives for its private one', () => {
    const text = '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb';
    expect(committeeKey(home, { LEDGER_COMMITTEE_KEY: text })?.publicKey.toString('hex')).toBe(
      'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    );
  });

  it('of another ledger is refused by name and never quoted', () => {
    makeCommitteeKey(home);
    const other = hex(0xab);
    const open = () => committeeKey(home, { LEDGER_COMMITTEE_KEY: other });
    expect(open).toThrow(/LEDGER_COMMITTEE_KEY.*不配对[^]*does not belong/);
    expect(open).not.toThrow(other);
  });

  it('that is no key is refused in both languages and never quoted', () => {
    const text = 'ab'.repeat(31);
    writeFileSync(fileOf('committee-key'), text);
    const open = () => committeeKey(home, {});
    expect(open).toThrow(/不是有效的委员会密钥[^]*is not a key of the committee/);
    expect(open).not.toThrow(text);
  });

  it('may be known by its public half alone, on a machine that never had the other', () => {
    const publicKey = Buffer.alloc(32, 7);
    expect(committeeKey(home, { LEDGER_COMMITTEE_PUBLIC_KEY: publicKey.toString('hex') })).toEqual({
      publicKey,
    });
    keepCommitteePublicKey(home, publicKey);
    expect(committeeKey(home, {})).toEqual({ publicKey });
  });
});
