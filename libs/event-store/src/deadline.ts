/** Nobody answered in time: whether the call had an effect is not known. */
export class DeadlinePassed extends Error {
  constructor(what: string, limitMs: number) {
    super(`${what}: no answer within ${limitMs} ms`);
    this.name = 'DeadlinePassed';
  }
}

/** The answer, or `DeadlinePassed`. The call itself cannot be stopped from here. */
export const within = async <T>(limitMs: number, what: string, call: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(what, limitMs)), limitMs);
  });
  try {
    return await Promise.race([call, over]);
  } finally {
    clearTimeout(timer);
    // An answer that comes late and wrong has nobody left to hear it.
    call.catch(() => undefined);
  }
};

/** Ends early, without an error, when aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
