import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { HomeProblem, isRoot } from './home';

/** Who PostgreSQL runs as when we are root; undefined means: as ourselves. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface PasswdEntry extends Account {
  readonly name: string;
}

const passwdEntries = (text: string): readonly PasswdEntry[] =>
  text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));

/** PostgreSQL looks its own name up and refuses to be root, so only a named other will do. */
export const chooseAccount = (passwd: string, owner?: number): Account | undefined => {
  const others = passwdEntries(passwd).filter(({ uid }) => uid !== 0);
  const chosen =
    others.find(({ uid }) => uid === owner) ??
    (owner === undefined || owner === 0
      ? (others.find(({ name }) => name === 'postgres') ??
        others.find(({ name }) => name === 'nobody'))
      : undefined);
  return chosen && { uid: chosen.uid, gid: chosen.gid };
};

/** The owner of an existing database folder goes before every preference of ours. */
export const serverAccount = (dataDir: string | undefined): Account | undefined => {
  if (!isRoot()) return undefined;
  const owner = dataDir && statSync(dataDir, { throwIfNoEntry: false })?.uid;
  const account = chooseAccount(
    readFileSync('/etc/passwd', 'utf8'),
    typeof owner === 'number' ? owner : undefined,
  );
  if (account) return account;
  throw new HomeProblem(
    'PostgreSQL 不能以 root 运行，而本机没有可用的 postgres 或 nobody 账户。请用普通用户启动，或设置 DATABASE_URL。',
    'PostgreSQL refuses to run as root and this machine has no postgres or nobody account to use. Start as an ordinary user, or set DATABASE_URL.',
  );
};

/** Asked of the system itself, because modes, groups and access lists all have a say. */
export const canReach = (account: Account | undefined, path: string): boolean => {
  if (!account) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
};

/** A folder for the server alone (0700). */
export const privateFolder = (dir: string, account: Account | undefined): void => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!account) return;
  chownSync(dir, account.uid, account.gid);
  chmodSync(dir, 0o700);
};
