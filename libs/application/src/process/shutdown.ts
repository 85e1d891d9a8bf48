import { saySomethingWrong } from './say';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const INTERRUPTED = 130;

/** What has been opened so far, closed in the opposite order. */
export class Shutdown {
  private readonly closers: (() => Promise<unknown>)[] = [];
  private ending: Promise<void> | undefined;
  private opening: Promise<unknown> = Promise.resolve();

  /** A signal that comes while a part is being opened waits for it: half opened cannot be closed. */
  async open<T>(opening: Promise<T>, close: (opened: T) => Promise<unknown>): Promise<T> {
    this.opening = opening.then(
      (opened) => this.closers.unshift(() => close(opened)),
      () => undefined,
    );
    const opened = await opening;
    await this.opening;
    // Whoever was opening goes no further once the end has begun.
    if (this.ending) await new Promise<never>(() => undefined);
    return opened;
  }

  /**
   * Our own handlers, because Nest's would end the process before the database is stopped. A
   * second signal forces: what is committed is safe, the next start puts the rest in order.
   */
  listen(): void {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (this.ending) process.exit(INTERRUPTED);
        process.stderr.write('正在停止… Stopping… (Ctrl-C again forces)\n');
        void this.end(0);
      });
    }
  }

  end(exitCode: number): Promise<void> {
    this.ending ??= this.closeAll().then((closed) => process.exit(closed ? exitCode : 1));
    return this.ending;
  }

  private async closeAll(): Promise<boolean> {
    await this.opening;
    let closed = true;
    for (const close of this.closers) {
      try {
        await close();
      } catch (error) {
        closed = false;
        saySomethingWrong(error);
      }
    }
    return closed;
  }
}
