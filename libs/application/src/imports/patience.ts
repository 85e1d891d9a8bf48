import { setTimeout as pause } from 'node:timers/promises';
import { type Absence, absenceIn } from '../absence';

const RETRY_MS = { first: 500, most: 5_000 };
/** A database that restarts is back within seconds; one that stays away is somebody's business. */
const FAILURES_MAX = 60;

/** What a reader of an import's progress is told while it waits. */
export const waitingFor = {
  database:
    '数据库暂时无法连接，恢复后自动继续导入。The database is away; the import goes on by itself.',
  log: '事件日志暂时无法连接，恢复后自动继续导入。The event log is away; the import goes on by itself.',
  'right-log':
    '所连接的事件日志不是本账本的日志，已停止记账，请联系系统管理员；改正后自动继续导入。' +
    'The event log is not that of this ledger; tell the administrator. The import goes on by itself once it is.',
} as const satisfies Record<Absence, string>;

/** How long one who waits for an import goes on asking. */
export class Patience {
  private waitMs = RETRY_MS.first;
  private failures = 0;

  /** Nothing failed: the import is somebody else's, or was interrupted in good order. */
  onSuccess(): void {
    this.waitMs = RETRY_MS.first;
    this.failures = 0;
  }

  /** What is away is waited for; of anything else there is an end. */
  onFailure(error: unknown): void {
    const absence = absenceIn(error);
    const isForTheLog = absence === 'log' || absence === 'right-log';
    if (isForTheLog) this.waitMs = Math.min(this.waitMs * 2, RETRY_MS.most);
    else this.failures += 1;
  }

  get isOver(): boolean {
    return this.failures >= FAILURES_MAX;
  }

  async pause(): Promise<void> {
    await pause(this.waitMs);
  }
}
