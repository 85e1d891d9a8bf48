import { readFileSync } from 'node:fs';
import { codeOf } from './write-once';

/** `pid.start`: the start tells a process from a later one that was given the same number. */
export type ProcessIdentity = `${number}.${string}`;

const UNKNOWN_START = '0';

/** Start of a living process in clock ticks; undefined when it is gone, a zombie included. */
const startOnLinux = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets; what follows the last one may not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
};

const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM is an answer: it lives and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
};

export const isProcessAlive = (pid: number): boolean =>
  process.platform === 'linux' ? startOnLinux(pid) !== undefined : answersSignals(pid);

export const identityOf = (pid: number): ProcessIdentity =>
  `${pid}.${process.platform === 'linux' ? (startOnLinux(pid) ?? UNKNOWN_START) : UNKNOWN_START}`;

export const ownIdentity = (): ProcessIdentity => identityOf(process.pid);

/** Whether exactly this process still lives. A text that names none is a process that is gone. */
export const isIdentityAlive = (identity: string): boolean => {
  const match = /^(\d+)\.(\d+)$/.exec(identity);
  if (!match) return false;
  const [, pid, start] = match;
  if (process.platform === 'linux') return startOnLinux(Number(pid)) === start;
  return answersSignals(Number(pid));
};

/** The words a process was started with; undefined where the system does not tell. */
export const commandLineOf = (pid: number): readonly string[] | undefined => {
  if (process.platform !== 'linux') return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return undefined;
  }
};
