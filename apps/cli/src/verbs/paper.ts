import { readFile, writeFile } from 'node:fs/promises';
import {
  BundleRefused,
  NotACheckpoint,
  NotAKey,
  NotANote,
  NotAProof,
  NoteRefused,
  paperText,
  ProofRefused,
} from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { remark } from '../terminal/print';
import { UsageProblem } from '../verb';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** The text of a file, whatever program saved it. */
export const readPaper = async (path: string): Promise<string> => {
  try {
    return paperText(await readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      throw new UsageProblem(`找不到 ${path}。`, `There is no ${path}.`);
    }
    throw error;
  }
};

/** Never over another file: a key or a paper that is gone cannot be had again. */
export const writeNew = async (
  path: string,
  text: string | Uint8Array,
  mode: number,
): Promise<void> => {
  try {
    await writeFile(path, text, { mode, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw new UsageProblem(
        `${path} 已存在，未覆盖。`,
        `${path} exists and was not written over.`,
      );
    }
    throw error;
  }
};

const sentences: readonly (readonly [
  kind: abstract new (...none: never) => Error,
  zh: string,
  en: string,
])[] = [
  [NotAKey, '密钥文本有误', 'The text of the key is wrong'],
  [NotANote, '这不是签名文本（C2SP signed note）', 'This is no signed note'],
  [NotACheckpoint, '这不是检查点', 'This is no checkpoint'],
  [NotAProof, '这不是证明文件（C2SP tlog-proof）', 'This is no tlog-proof'],
  [NoteRefused, '签名不成立', 'The signatures do not hold'],
  [BundleRefused, '证据包不成立', 'The bundle does not hold'],
  [ProofRefused, '证明不成立', 'It does not prove it'],
];

/** Does the work; a paper that is none, or does not hold, is refused input. */
export const withPapers = async (work: () => Promise<ExitCode>): Promise<ExitCode> => {
  try {
    return await work();
  } catch (error) {
    const [, zh, en] = sentences.find(([kind]) => error instanceof kind) ?? [];
    if (zh === undefined || !(error instanceof Error)) throw error;
    await remark(`${zh}。${en}.`, `  ${error.message}`);
    return EXIT.refused;
  }
};
