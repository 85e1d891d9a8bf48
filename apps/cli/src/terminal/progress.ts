import type { ImportProgress } from '@ledger/application';
import { grouped } from './amount';
import { runningLine } from './running-line';

const phases = {
  reading: '读取 Reading',
  recording: '入账 Recording',
  waiting: '等待连接 Waiting',
  finding: '比对 Finding',
  finished: '完成 Finished',
  failed: '失败 Failed',
} satisfies Record<ImportProgress['phase'], string>;

const timeLeft = (seconds: number | null): string => {
  if (seconds === null) return '';
  const whole = Math.ceil(seconds);
  const text = whole < 60 ? `${whole}s` : `${Math.floor(whole / 60)}m${whole % 60}s`;
  return `  剩余 left ${text}`;
};

const lineOf = (progress: ImportProgress): string =>
  `${phases[progress.phase]}  ${progress.filesDone}/${progress.files} 文件 files  ` +
  `${grouped(progress.rowsDone)}/${grouped(progress.rows)} 行 rows  ` +
  `${grouped(Math.round(progress.rowsPerSecond))}/s${timeLeft(progress.secondsLeft)}`;

export interface ProgressLine {
  show(progress: ImportProgress): void;
  end(): void;
}

export const progressLine = (stream: NodeJS.WriteStream): ProgressLine => {
  const line = runningLine(stream);
  return { show: (progress) => line.show(progress.phase, lineOf(progress)), end: line.end };
};
