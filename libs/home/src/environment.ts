import { readFileSync } from 'node:fs';
import { type Environment, HomeProblem } from './home';

/** What is better kept in a file than in the environment, where every process may show it. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_PASSWORD',
  'EVENTSTORE_URL',
  'EVENTSTORE_PASSWORD',
  'COMMITTEE_DATABASE_URL',
  'COMMITTEE_DATABASE_PASSWORD',
  'LEDGER_MASTER_KEY',
  'LEDGER_SEAL_KEY',
  'LEDGER_COMMITTEE_KEY',
  'LEDGER_OIDC_CLIENT_SECRET',
] as const;

/** A URL may name its user alone; the password then comes from a setting of its own. */
const PASSWORDS = {
  DATABASE_URL: 'DATABASE_PASSWORD',
  EVENTSTORE_URL: 'EVENTSTORE_PASSWORD',
  COMMITTEE_DATABASE_URL: 'COMMITTEE_DATABASE_PASSWORD',
} as const;

/**
 * The settings with every `NAME_FILE` read in place of `NAME`, as containers hand secrets out, and
 * the passwords put into the URLs that leave them out.
 *
 * @throws HomeProblem when a file cannot be read, or a secret is given twice.
 */
export const readEnvironment = (env: Environment): Environment => {
  const read: Record<string, string | undefined> = { ...env };
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`]?.trim();
    if (file) read[name] = secretIn(name, file, env[name]);
  }
  for (const [url, password] of Object.entries(PASSWORDS)) {
    const given = read[password];
    if (read[url] && given) read[url] = withPassword(read[url], given);
  }
  return read;
};

const secretIn = (name: string, file: string, given: string | undefined): string => {
  if (given?.trim()) {
    throw new HomeProblem(
      `${name} 与 ${name}_FILE 只能设置其中一个。`,
      `Set either ${name} or ${name}_FILE, not both.`,
    );
  }
  try {
    // Editors end a file with a line break; no secret ends with one.
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new HomeProblem(
      `无法读取 ${name}_FILE 所指的 ${file}：${String(error)}。`,
      `The file ${file} named by ${name}_FILE cannot be read: ${String(error)}.`,
    );
  }
};

/** By hand, because the URL of a cluster names several hosts, which no URL parser takes. */
const withPassword = (url: string, password: string): string =>
  url.replace(
    /^([a-z+]+:\/\/)([^@/:?]+)@/i,
    (_, scheme: string, user: string) => `${scheme}${user}:${encodeURIComponent(password)}@`,
  );
