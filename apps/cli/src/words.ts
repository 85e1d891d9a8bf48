import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseLocalDate, type LocalDate } from '@ledger/kernel';
import { systemClock } from '@ledger/application';
import { UsageProblem } from './verb';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and the words between them; an option nobody knows is a mistake, not a word. */
export const parseWords = <O extends Options>(words: readonly string[], options: O) => {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageProblem(`命令的写法有误：${reason}`, `The command line is wrong: ${reason}`);
  }
};

/** Exactly as many words as the command has names for, in their order. */
export const exactly = (
  words: readonly string[],
  ...names: readonly string[]
): readonly string[] => {
  if (words.length === names.length) return words;
  const wanted = names.length > 0 ? names.join(' ') : '（没有 none）';
  throw new UsageProblem(
    `参数应为：${wanted}；收到的是：${words.join(' ')}`,
    `Expected ${wanted}; got: ${words.join(' ')}`,
  );
};

export const required = (value: string | undefined, option: string): string => {
  if (value !== undefined && value !== '') return value;
  throw new UsageProblem(`缺少 ${option}。`, `${option} is missing.`);
};

/** The value an option's parser makes of its text; undefined when the option was not given. */
export const parsedOption = <T>(
  text: string | undefined,
  parse: (text: string) => T | undefined,
  option: string,
  example: string,
): T | undefined => {
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value !== undefined) return value;
  throw new UsageProblem(
    `${option} ${text} 写法有误，应如 ${example}。`,
    `${option} ${text} is not understood; write it like ${example}.`,
  );
};

/** A whole number from one on. */
export const countUpTo =
  (most: number) =>
  (text: string): number | undefined => {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= most ? value : undefined;
  };

export const dayOption = (text: string | undefined, option: string): LocalDate | undefined =>
  parsedOption(text, parseLocalDate, option, '2021-06-30');

/** `--known-on`, today in Asia/Shanghai when it is not given. */
export const knownOn = (text: string | undefined): LocalDate =>
  dayOption(text, '--known-on') ?? systemClock.today();
