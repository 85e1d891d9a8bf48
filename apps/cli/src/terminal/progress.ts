import type { ImportProgress } from '@ledger/application';
import { grouped } from './amount';

const LINE_MS = 2_000;

const phases = {
  reading: '读取 Reading',
  recording: '入账 Recording',
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

/** One line that changes on a terminal; in a file a new line now and then and at each phase. */
export const progressLine = (stream: NodeJS.WriteStream): ProgressLine => {
  let shown: { readonly phase: string; readonly at: number } | undefined;
  const show = (progress: ImportProgress): void => {
    const at = performance.now();
    if (stream.isTTY) stream.write(`\r\u001b[K${lineOf(progress)}`);
    else if (!shown || shown.phase !== progress.phase || at - shown.at > LINE_MS) {
      stream.write(`${lineOf(progress)}\n`);
    } else return;
    shown = { phase: progress.phase, at };
  };
  return {
    show,
    end: () => {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
};
