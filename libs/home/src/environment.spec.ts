import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment';
import { HomeProblem } from './home';

let folder: string;
const fileWith = (text: string): string => {
  const file = join(folder, 'secret');
  writeFileSync(file, text);
  return file;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dibao-environment-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reads a secret from the file that is named, without its last line break', () => {
  const read = readEnvironment({ LEDGER_MASTER_KEY_FILE: fileWith('abc\n'), PORT: '3000' });
  expect(read).toMatchObject({ LEDGER_MASTER_KEY: 'abc', PORT: '3000' });
});

it('leaves a secret that is given as it is', () => {
  expect(readEnvironment({ LEDGER_MASTER_KEY: 'abc' })).toEqual({ LEDGER_MASTER_KEY: 'abc' });
});

it('refuses a secret that is given twice, and never repeats it', () => {
  const env = { LEDGER_MASTER_KEY: 'abc', LEDGER_MASTER_KEY_FILE: fileWith('def') };
  expect(() => readEnvironment(env)).toThrow(HomeProblem);
  expect(() => readEnvironment(env)).toThrow(/^(?!.*(abc|def))/s);
});

it('names the file that cannot be read', () => {
  const file = join(folder, 'nowhere');
  expect(() => readEnvironment({ DATABASE_URL_FILE: file })).toThrow(file);
});

it.each([
  [
    'postgresql://ledger@postgres:5432/ledger',
    'postgresql://ledger:p%3A%40%2F@postgres:5432/ledger',
  ],
  ['postgresql://ledger:own@postgres/ledger', 'postgresql://ledger:own@postgres/ledger'],
  ['postgresql://postgres:5432/ledger', 'postgresql://postgres:5432/ledger'],
])('puts the password into %s when it names its user alone', (url, complete) => {
  const read = readEnvironment({ DATABASE_URL: url, DATABASE_PASSWORD_FILE: fileWith('p:@/\n') });
  expect(read['DATABASE_URL']).toBe(complete);
});

it('puts the password into the URL of a cluster', () => {
  const url = 'esdb://admin@one:2113,two:2113,three:2113?tls=true';
  const { EVENTSTORE_URL } = readEnvironment({ EVENTSTORE_URL: url, EVENTSTORE_PASSWORD: '秘$&' });
  expect(EVENTSTORE_URL).toBe('esdb://admin:%E7%A7%98%24%26@one:2113,two:2113,three:2113?tls=true');
});
