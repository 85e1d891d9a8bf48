import { HomeProblem, StoreUnavailable, WrongMasterKey } from '@ledger/application';
import { EXIT, type ExitCode } from './exit-code';
import { helpText } from './help';
import { print, remark } from './terminal/print';
import { UsageProblem } from './verb';
import { verbs } from './verbs/all';

const HELP = new Set(['help', '--help', '-h']);

const run = async (words: readonly string[]): Promise<ExitCode> => {
  const [name = 'help', ...rest] = words;
  const verb = verbs.find((candidate) => candidate.name === name);
  if (HELP.has(name) || (verb && rest.some((word) => HELP.has(word) && word !== 'help'))) {
    await print(...helpText(verb ? [verb] : verbs));
    return words.length === 0 ? EXIT.usage : EXIT.success;
  }
  if (!verb) throw new UsageProblem(`没有命令 ${name}。`, `There is no command ${name}.`);
  try {
    return await verb.run(rest);
  } catch (error) {
    if (error instanceof UsageProblem) await remark(...helpText([verb]), '');
    throw error;
  }
};

const wordsOn = (error: unknown): string => {
  if (error instanceof StoreUnavailable) {
    return (
      '数据库中断，命令没有完成。已收妥的文件不会丢失，下次运行时自动续导。\n' +
      'The database went away before the command was done. Files already taken in are safe; their import goes on by itself at the next run.'
    );
  }
  // A problem of this machine is told in words; a mistake of ours with its place.
  if (error instanceof HomeProblem || error instanceof WrongMasterKey) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

const explain = async (error: unknown): Promise<ExitCode> => {
  const isUsage = error instanceof UsageProblem;
  await remark(isUsage ? error.message : wordsOn(error));
  return isUsage ? EXIT.usage : EXIT.failure;
};

/** A command line from its words to its exit code; everything it has to say has been written. */
export const runWords = (words: readonly string[]): Promise<ExitCode> => run(words).catch(explain);
