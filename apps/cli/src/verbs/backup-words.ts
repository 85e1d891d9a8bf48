import { BackupProblem, type BackupProblemCode, CopyProblem } from '@ledger/application';
import { EXIT, type ExitCode } from '../exit-code';
import { grouped } from '../terminal/amount';
import { remark } from '../terminal/print';
import { runningLine } from '../terminal/running-line';

/** The input is as it should be; it is the machine that has to be waited for. */
const PASSING: readonly BackupProblemCode[] = ['committee-away', 'restore-under-way'];

/** What was refused is told and is exit code 2; a mistake of ours goes on. */
export const refusedBackup = async (error: unknown): Promise<ExitCode> => {
  if (!(error instanceof BackupProblem || error instanceof CopyProblem)) throw error;
  await remark(error.message);
  const isPassing = error instanceof BackupProblem && PASSING.includes(error.code);
  return isPassing ? EXIT.failure : EXIT.refused;
};

const STAGES: Readonly<Record<string, string>> = {
  check: '核对备份文件 Checking the files of the backup',
  verify: '重算日志 Recomputing the log',
  vault: '核对个人信息库 Checking the vault',
  views: '重建台账与疑点 Building registers and findings',
};

/** One line on stderr that says which part is at hand. */
export const backupProgress = () => {
  const line = runningLine(process.stderr);
  return {
    show: (what: string, count?: number) =>
      line.show(what, `${STAGES[what] ?? what}${count === undefined ? '' : `  ${grouped(count)}`}`),
    end: line.end,
  };
};
