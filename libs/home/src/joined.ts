import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Home } from './home';
import { isIdentityAlive, ownIdentity } from './process-identity';

/** A process that uses the database of this home, from `join` until `leave` or its death. */
export interface Membership {
  leave(): void;
}

const folderOf = (home: Home): string => join(home.dir, 'joined');

export const register = (home: Home): Membership => {
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  const file = join(folderOf(home), `${ownIdentity()}.${randomUUID()}`);
  writeFileSync(file, '', { mode: 0o600 });
  return { leave: () => rmSync(file, { force: true }) };
};

/** Whether any living process uses the database; forgets those that died without a word. */
export const isAnyoneJoined = (home: Home): boolean => {
  let anyone = false;
  for (const name of readdirSync(folderOf(home))) {
    if (isIdentityAlive(name.split('.').slice(0, 2).join('.'))) anyone = true;
    else rmSync(join(folderOf(home), name), { force: true });
  }
  return anyone;
};
