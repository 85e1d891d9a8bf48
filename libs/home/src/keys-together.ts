import { join } from 'node:path';
import { type Environment, type Home, HomeProblem } from './home';
import { parseMasterKey } from './master-key';
import { readIfThere, writeOnce } from './write-once';

/** Every key a ledger may have, by the name of its file, with the setting that goes before it. */
const SETTING_OF = {
  'master.key': 'LEDGER_MASTER_KEY',
  'seal-key': 'LEDGER_SEAL_KEY',
  'seal-key.next': undefined,
  'committee-key': 'LEDGER_COMMITTEE_KEY',
  'committee-key.pub': 'LEDGER_COMMITTEE_PUBLIC_KEY',
} as const;

export type KeyName = keyof typeof SETTING_OF;
const NAMES = Object.keys(SETTING_OF) as readonly KeyName[];

/** The texts of the keys that are there. */
export type KeysTogether = Readonly<Partial<Record<KeyName, string>>>;

const settingOf = (name: KeyName, env: Environment): string | undefined => {
  const setting = SETTING_OF[name];
  return setting && (env[setting]?.trim() || undefined);
};

/** All keys this machine works with, from its settings and its home. None is made. */
export const keysTogether = (home: Home, env: Environment): KeysTogether => {
  const keys: Partial<Record<KeyName, string>> = {};
  for (const name of NAMES) {
    const text = settingOf(name, env) ?? readIfThere(join(home.dir, name))?.trim();
    if (text) keys[name] = text;
  }
  return keys;
};

/** The settings with these keys in them, where they name none: nothing is written for it. */
export const withKeys = (env: Environment, keys: KeysTogether): Environment => {
  const settings: Record<string, string | undefined> = { ...env };
  for (const name of NAMES) {
    const setting = SETTING_OF[name];
    if (setting && keys[name] !== undefined && !settingOf(name, env))
      settings[setting] = keys[name];
  }
  return settings;
};

/** A key may be written as hex or as base64. */
const isSame = (a: string, b: string): boolean => {
  const [first, second] = [parseMasterKey(a), parseMasterKey(b)];
  return first && second ? first.equals(second) : a.trim() === b.trim();
};

/** @throws HomeProblem when the home holds another key of that name. */
export const checkKeysFit = (home: Home, keys: KeysTogether): void => {
  for (const name of NAMES) {
    const file = join(home.dir, name);
    const [text, standing] = [keys[name], readIfThere(file)];
    if (text === undefined || standing === undefined || isSame(text, standing)) continue;
    throw new HomeProblem(
      `${file} 是另一把密钥，未作任何改动。请换一个空的 LEDGER_HOME，或先把该文件移走。`,
      `${file} is another key; nothing was changed. Name an empty LEDGER_HOME, or move the file away first.`,
    );
  }
};

/** Writes the keys that the settings do not give, each readable by its owner only. */
export const layKeys = (home: Home, env: Environment, keys: KeysTogether): void => {
  checkKeysFit(home, keys);
  for (const name of NAMES) {
    const text = keys[name];
    if (text !== undefined && !settingOf(name, env)) {
      writeOnce(join(home.dir, name), () => `${text}\n`);
    }
  }
};
