import { type Absence, absenceIn } from './absence';

const away = {
  database:
    '数据库暂时无法连接，恢复后自动继续。The database is away; everything goes on by itself.',
  log: '事件日志暂时无法连接，恢复后自动继续。The event log is away; everything goes on by itself.',
} as const satisfies Partial<Record<Absence, string>>;

export const VIEWS_ANEW =
  '日志已被复制、恢复或更换，各视图正在从头重新生成。' +
  'The log was copied, restored or exchanged: the views are read anew from its start.';

/** What whoever runs the process is told: an absence in words, a mistake of ours with its place. */
const complaintOn = (error: unknown): string => {
  const absence = absenceIn(error);
  if (!(error instanceof Error)) return String(error);
  if (absence === 'right-log') return error.message;
  return absence ? `${away[absence]} (${error.message})` : (error.stack ?? error.message);
};

export const complain = (error: unknown): void => {
  process.stderr.write(`${complaintOn(error)}\n`);
};
