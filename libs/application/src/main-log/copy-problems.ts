import { type CopyRefusal, CopyRefused, SealBroken, StoreUnavailable } from '@ledger/event-store';
import { HomeProblem } from '@ledger/home';

type Said = readonly [zh: string, en: string];

const refusals: Readonly<Record<CopyRefusal, (place: string) => Said>> = {
  'target-differs': (place) => [
    `目标日志的第 ${place} 条事件与来源不同：那是另一本账的日志，或被改动过。没有写入任何内容。`,
    `Event ${place} of the target is not that of the source: it is another log, or was changed. Nothing was written.`,
  ],
  'target-is-longer': (place) => [
    `目标日志从第 ${place} 条事件起比来源更长：来源是较旧的一份。没有写入任何内容。`,
    `The target goes on at event ${place}, where the source ends: the source is the older of the two. Nothing was written.`,
  ],
  'target-changed': (place) => [
    `复制到第 ${place} 条事件时，有别的程序在写目标日志。请停止使用它的程序，再运行一次。`,
    `Somebody else wrote to the target while event ${place} was copied. Stop whatever uses it and run this again.`,
  ],
  'source-grew': (place) => [
    `复制期间来源日志又有新事件（自第 ${place} 条起）。请停止使用它的程序，再运行一次，将从中断处继续。`,
    `The source grew meanwhile (from event ${place} on). Stop whatever uses it and run this again; it goes on from there.`,
  ],
};

const orders = {
  'not-an-address': [
    '地址应为 home、eventstore（即 EVENTSTORE_URL）、postgres://…、esdb://… 或 esdb+discover://…。',
    'An address is home, eventstore (what EVENTSTORE_URL names), postgres://…, esdb://… or esdb+discover://….',
  ],
  'same-log': ['来源与目标是同一个日志。', 'The source and the target are the same log.'],
  'two-nodes': [
    '一个程序只能使用一个 EventStoreDB。请分两步：先复制到一个空的 PostgreSQL 数据库，再从那里复制到另一个 EventStoreDB。',
    'One program can use one EventStoreDB only. Do it in two steps: copy to an empty PostgreSQL database, and from there to the other EventStoreDB.',
  ],
  'in-use': [
    '本台账正在运行。请先停止程序（及 worker），再复制日志。',
    'The ledger is running. Stop the app (and its workers) before the log is copied.',
  ],
  'no-log': ['来源数据库中没有台账日志。', 'The source database holds no log of a ledger.'],
  'another-log': [
    '来源日志不是本账本的日志，未复制。',
    'The source is not the log of this ledger, so it was not copied.',
  ],
} as const satisfies Record<string, Said>;

export type CopyProblemCode = CopyRefusal | keyof typeof orders | 'broken' | 'away';

/** Why a log was not copied; whatever was copied so far stands and is gone on from. */
export class CopyProblem extends HomeProblem {
  constructor(
    readonly code: CopyProblemCode,
    [zh, en]: Said,
  ) {
    super(zh, en);
    this.name = 'CopyProblem';
  }
}

export const copyProblem = (code: keyof typeof orders): CopyProblem =>
  new CopyProblem(code, orders[code]);

/** The same in words for whoever copies; an error that is none of his stays as it is. */
export const copyProblemOf = (error: unknown): unknown => {
  if (error instanceof CopyRefused) {
    return new CopyProblem(error.reason, refusals[error.reason](String(error.index + 1)));
  }
  if (error instanceof SealBroken) {
    return new CopyProblem('broken', [
      `日志在 ${error.position}（${error.stream} ${error.revision}）处已损坏或被改动，复制中止。请先用 verify 核对。`,
      `The log is broken or was changed at ${error.position} (${error.stream} ${error.revision}), so the copy stopped. Check it with verify first.`,
    ]);
  }
  if (error instanceof StoreUnavailable) {
    return new CopyProblem('away', [
      `无法连接日志（${error.message}）。已复制的部分有效；恢复后再运行一次，将从中断处继续。`,
      `A log cannot be reached (${error.message}). What was copied stands; run this again and it goes on from there.`,
    ]);
  }
  return error;
};
