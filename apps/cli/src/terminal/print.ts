const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });

/** What was asked for goes to stdout, everything else to stderr. Resolves when it is written. */
export const print = (...lines: readonly string[]): Promise<void> =>
  write(process.stdout, `${lines.join('\n')}\n`);

export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value, null, 2));

export const remark = (...lines: readonly string[]): Promise<void> =>
  write(process.stderr, `${lines.join('\n')}\n`);
