import { join } from 'node:path';
import { type Environment, type Home, HomeProblem } from './home';
import { moveDurably, readIfThere, writeOnce } from './write-once';

/** Where the private key that signs checkpoints of the log stands. What it says is not read here. */
export interface SealKeyPlace {
  /** The file, undefined when the key comes from LEDGER_SEAL_KEY. */
  readonly file?: string;
  /** What to tell whoever made it. */
  readonly advice: { readonly zh: string; readonly en: string };
  /** The key, undefined when there is none. */
  read(): string | undefined;
  /** The key, made when there is none: of several processes one makes it. */
  readOrMake(make: () => string): { readonly text: string; readonly created: boolean };
  /** The key that is to take its place, undefined when none is prepared. */
  readNext(): string | undefined;
  /** The same, made when there is none. @throws HomeProblem when the key comes from outside. */
  prepareNext(make: () => string): string;
  /** The prepared key becomes the key; the old one is gone from this home. */
  adoptNext(): void;
}

const adviceFor = (where: string) => ({
  zh: `请把封印密钥（${where}）抄存一份，离开本机保管：它为流水账的检查点签名；遗失后只能换新（key rotate --lost）。`,
  en: `Keep a copy of the seal key (${where}) away from this machine: it signs the checkpoints of the log; once lost it can only be replaced (key rotate --lost).`,
});

const fromOutside = (text: string): SealKeyPlace => {
  const refuse = (): never => {
    throw new HomeProblem(
      '封印密钥来自 LEDGER_SEAL_KEY，程序不能替换它。请先用 key create 生成新密钥，再用 key rotate --to 文件。',
      'The seal key comes from LEDGER_SEAL_KEY and cannot be replaced from here. Make a new one with "key create", then run "key rotate --to FILE".',
    );
  };
  return {
    advice: adviceFor('LEDGER_SEAL_KEY'),
    read: () => text,
    readOrMake: () => ({ text, created: false }),
    readNext: () => undefined,
    prepareNext: refuse,
    adoptNext: refuse,
  };
};

/** LEDGER_SEAL_KEY, else the file `seal-key` in the home, readable by its owner only. */
export const sealKeyPlace = (home: Home, env: Environment = process.env): SealKeyPlace => {
  const given = env['LEDGER_SEAL_KEY']?.trim();
  if (given) return fromOutside(given);
  const file = join(home.dir, 'seal-key');
  const next = `${file}.next`;
  return {
    file,
    advice: adviceFor(file),
    read: () => readIfThere(file)?.trim(),
    readOrMake: (make) => {
      const { text, created } = writeOnce(file, () => `${make()}\n`);
      return { text: text.trim(), created };
    },
    readNext: () => readIfThere(next)?.trim(),
    prepareNext: (make) => writeOnce(next, () => `${make()}\n`).text.trim(),
    adoptNext: () => moveDurably(next, file),
  };
};
