import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Environment, type Home, HomeProblem } from './home';
import { writeOnce } from './write-once';

/** The key everything personal in the vault is wrapped with. Lost, the vault is lost. */
export interface MasterKey {
  /** 32 bytes. */
  readonly key: Buffer;
  /** True in the one process that made it: that one prints `advice`. */
  readonly created: boolean;
  /** The file it stands in, undefined when it came from LEDGER_MASTER_KEY. */
  readonly file?: string;
  readonly advice: { readonly zh: string; readonly en: string };
}

/** 64 hex digits or the base64 of 32 bytes; undefined when the text is neither. */
export const parseMasterKey = (text: string): Buffer | undefined => {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return undefined;
  const bytes = Buffer.from(trimmed, 'base64');
  return bytes.length === 32 ? bytes : undefined;
};

const adviceFor = (where: string) => ({
  zh: `请把主密钥（${where}）抄存一份，与数据库备份分开保管：没有它，个人信息库无法解密。`,
  en: `Keep a copy of the master key (${where}) apart from the database backups: without it the personal data cannot be read.`,
});

/** LEDGER_MASTER_KEY, else the key in the home, made at first use. */
export const masterKey = (home: Home, env: Environment = process.env): MasterKey => {
  const given = env['LEDGER_MASTER_KEY'];
  if (given !== undefined && given.trim() !== '') {
    return {
      key: checked(given, 'LEDGER_MASTER_KEY'),
      created: false,
      advice: adviceFor('LEDGER_MASTER_KEY'),
    };
  }
  const file = join(home.dir, 'master.key');
  const { text, created } = writeOnce(file, () => `${randomBytes(32).toString('hex')}\n`);
  return { key: checked(text, file), created, file, advice: adviceFor(file) };
};

// The message names the place and never quotes the text: it may be most of a real key.
const checked = (text: string, where: string): Buffer => {
  const key = parseMasterKey(text);
  if (key) return key;
  throw new HomeProblem(
    `${where} 不是有效的主密钥：应为 32 字节，写成 64 位十六进制或 base64。`,
    `${where} is not a master key: 32 bytes are expected, as 64 hex digits or base64.`,
  );
};
