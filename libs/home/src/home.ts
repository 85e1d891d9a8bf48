import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder that holds what this ledger owns on this machine: its key and its database. */
export interface Home {
  readonly dir: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Something about this machine that its user has to put right; says it in both languages. */
export class HomeProblem extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'HomeProblem';
  }
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * `dir`, else LEDGER_HOME, else `./data`. Several processes may open one home at the same time.
 *
 * A new home belongs to its user alone (0700). Root's may be walked through but not listed (0711):
 * PostgreSQL refuses to run as root, so another account has to reach the database folder inside;
 * everything else inside is 0600 or 0700.
 */
export const openHome = (
  options: { readonly dir?: string; readonly env?: Environment } = {},
): Home => {
  const env = options.env ?? process.env;
  const dir = resolve(options.dir ?? (env['LEDGER_HOME']?.trim() || 'data'));
  try {
    mkdirSync(dir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notUsable(dir, error);
  }
  return { dir: realpathSync(dir) };
};

const notUsable = (dir: string, error: unknown): HomeProblem =>
  new HomeProblem(
    `账本目录 ${dir} 不可写：${String(error)}。请换用其所有者运行，或用 LEDGER_HOME 指定别的目录。`,
    `The ledger home ${dir} cannot be written: ${String(error)}. Run as its owner, or name another folder in LEDGER_HOME.`,
  );
