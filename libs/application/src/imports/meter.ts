import type { Clock } from '../clock';
import type { JobFile } from './jobs';

/** Rows a second so far, and the time left by the bytes still to be read. */
export class Meter {
  private readonly begun: number;
  private rows = 0;
  private bytesDone = 0;
  private readonly bytes: number;

  constructor(
    private readonly clock: Clock,
    files: readonly JobFile[],
  ) {
    this.begun = Date.parse(clock.now());
    this.bytes = files.reduce((sum, { sizeBytes, report }) => sum + (report ? 0 : sizeBytes), 0);
  }

  done({ sizeBytes }: JobFile): void {
    this.bytesDone += sizeBytes;
  }

  add(rows: number): void {
    this.rows += rows;
  }

  reading() {
    const seconds = Math.max(0.001, (Date.parse(this.clock.now()) - this.begun) / 1000);
    const left =
      this.bytesDone > 0 ? (seconds * (this.bytes - this.bytesDone)) / this.bytesDone : null;
    return {
      rows: this.rows,
      rowsDone: this.rows,
      rowsPerSecond: Math.round(this.rows / seconds),
      secondsLeft: left === null ? null : Math.round(left),
    };
  }
}
