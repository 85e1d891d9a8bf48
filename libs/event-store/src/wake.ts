/**
 * Tells waiting readers that the log grew. The count is taken before looking and handed to
 * `after`, so what happens between the look and the wait is not missed.
 */
export class Wake {
  private seen = 0;
  private waiting = new Set<() => void>();

  get count(): number {
    return this.seen;
  }

  ring(): void {
    this.seen += 1;
    for (const wakeUp of this.waiting) wakeUp();
  }

  /** Ends when the bell has rung since `count`, when the time is over, or when aborted. */
  async after(count: number, limitMs: number, signal: AbortSignal): Promise<void> {
    if (this.seen !== count || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, limitMs);
      signal.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }
}
