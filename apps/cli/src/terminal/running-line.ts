const LINE_MS = 2_000;

export interface RunningLine {
  show(phase: string, line: string): void;
  end(): void;
}

/** One line that changes on a terminal; in a file a new line now and then and at each phase. */
export const runningLine = (stream: NodeJS.WriteStream): RunningLine => {
  let shown: { readonly phase: string; readonly at: number } | undefined;
  return {
    show: (phase, line) => {
      const at = performance.now();
      if (stream.isTTY) stream.write(`\r\u001b[K${line}`);
      else if (!shown || shown.phase !== phase || at - shown.at > LINE_MS) {
        stream.write(`${line}\n`);
      } else return;
      shown = { phase, at };
    },
    end: () => {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
};
