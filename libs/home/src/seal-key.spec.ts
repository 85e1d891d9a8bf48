import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, HomeProblem } from './home';
import { sealKeyPlace } from './seal-key';

let home: Home;

beforeEach(() => {
  home = { dir: mkdtempSync(join(tmpdir(), 'dibao-seal-key-')) };
});
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

const keyFile = () => join(home.dir, 'seal-key');

describe('the place of the seal key', () => {
  it('is a file of the home that its owner alone can read, made once', () => {
    const place = sealKeyPlace(home, {});
    expect(place.read()).toBeUndefined();
    expect(place.readOrMake(() => 'first')).toEqual({ text: 'first', created: true });
    expect(sealKeyPlace(home, {}).readOrMake(() => 'second')).toEqual({
      text: 'first',
      created: false,
    });
    expect(place.read()).toBe('first');
    expect(place.file).toBe(keyFile());
    if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(place.advice.zh).toContain(keyFile());
    expect(place.advice.en).toContain(keyFile());
  });

  it('keeps the key that is to follow beside it, until it takes its place', () => {
    const place = sealKeyPlace(home, {});
    place.readOrMake(() => 'old');
    expect(place.readNext()).toBeUndefined();
    expect(place.prepareNext(() => 'new')).toBe('new');
    // Whoever goes on after a crash goes on with the same key.
    expect(place.prepareNext(() => 'newer')).toBe('new');
    expect([place.read(), place.readNext()]).toEqual(['old', 'new']);
    place.adoptNext();
    expect([place.read(), place.readNext()]).toEqual(['new', undefined]);
    expect(readdirSync(home.dir)).toEqual(['seal-key']);
    if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  });

  it('is the environment when that names a key; then nothing is written', () => {
    const place = sealKeyPlace(home, { LEDGER_SEAL_KEY: ' given\n' });
    expect(place.file).toBeUndefined();
    expect(place.read()).toBe('given');
    expect(place.readOrMake(() => 'made')).toEqual({ text: 'given', created: false });
    expect(() => place.prepareNext(() => 'next')).toThrow(HomeProblem);
    expect(() => place.adoptNext()).toThrow('LEDGER_SEAL_KEY');
    expect(place.readNext()).toBeUndefined();
    expect(readdirSync(home.dir)).toEqual([]);
    expect(sealKeyPlace(home, { LEDGER_SEAL_KEY: '  ' }).file).toBe(keyFile());
  });

  it('ends its file with a line break, which is not part of the key', () => {
    sealKeyPlace(home, {}).readOrMake(() => 'k');
    expect(readFileSync(keyFile(), 'utf8')).toBe('k\n');
  });
});
