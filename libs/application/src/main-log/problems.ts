import { HomeProblem } from '@ledger/home';

/** Names the administrator knows the stores by. */
export type LogKind = 'postgresql' | 'eventstoredb';

const COPY = 'npm run --silent ledger -- copy-log';

const words = {
  /** The log of this ledger is in PostgreSQL, and the node does not hold the whole of it. */
  'not-copied': {
    zh: `本账本的日志在 PostgreSQL 中，EVENTSTORE_URL 所指的节点没有它的全部事件，因此不启动，以免从头另记一本账。请停止程序，用 ${COPY} --from home --to eventstore 复制日志后再启动；或者去掉 EVENTSTORE_URL，继续使用 PostgreSQL。`,
    en: `The log of this ledger is in PostgreSQL, and the node of EVENTSTORE_URL does not hold all of it. The ledger does not start, lest a second history begin. Stop everything, copy the log with ${COPY} --from home --to eventstore and start again; or remove EVENTSTORE_URL and stay with PostgreSQL.`,
  },
  /** The log of this ledger is in EventStoreDB, and nobody says where. */
  'left-behind': {
    zh: `本账本的日志在 EventStoreDB 中，但没有设置 EVENTSTORE_URL，而 PostgreSQL 中没有它的全部事件，因此不启动，以免从头另记一本账。请重新设置 EVENTSTORE_URL；如要改用 PostgreSQL，请先停止程序并用 ${COPY} --from <esdb://…> --to home 把日志复制回来。`,
    en: `The log of this ledger is in EventStoreDB, but EVENTSTORE_URL is not set and PostgreSQL does not hold all of the log. The ledger does not start, lest a second history begin. Set EVENTSTORE_URL again; to change to PostgreSQL, stop everything and copy the log back with ${COPY} --from <esdb://…> --to home first.`,
  },
  /** Neither this ledger's log nor an older state of it. */
  'another-log': {
    zh: '所连接的日志不是本账本的日志（已被清空、更换，或属于另一本账），因此不再记账，以免从头另记一本账。请核对连接地址，或恢复本账本日志的备份。',
    en: 'The log that is connected is not the log of this ledger (it was emptied or replaced, or belongs to another ledger). Nothing is recorded, lest a second history begin. Check the address, or restore a backup of the log of this ledger.',
  },
  /** A log of somebody, and a home that knows nothing of it. */
  'unknown-log': {
    zh: `EVENTSTORE_URL 所指的节点已有日志，而本账本是新的、对它一无所知，因此不启动，以免两本账混在一起。新账本请使用空的节点；如果这确是本账本的日志（数据库曾丢失），请先用 ${COPY} --from eventstore --to home 把它取回。`,
    en: `The node of EVENTSTORE_URL holds a log already, and this ledger is new and knows nothing of it. The ledger does not start, lest two ledgers be mixed. Give a new ledger an empty node; if it is the log of this ledger (its database was lost), take it back first with ${COPY} --from eventstore --to home.`,
  },
} as const;

export type LogProblem = keyof typeof words;

/** The log that is configured is not one that this ledger may go on with. */
export class LogNotAccepted extends HomeProblem {
  constructor(readonly reason: LogProblem) {
    super(words[reason].zh, words[reason].en);
    this.name = 'LogNotAccepted';
  }
}
