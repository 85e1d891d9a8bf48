import type { ExitCode } from './exit-code';

/** One command of the command line. */
export interface Verb {
  readonly name: string;
  /** Its words after the name, one line a form. */
  readonly forms: readonly string[];
  readonly zh: string;
  readonly en: string;
  run(words: readonly string[]): Promise<ExitCode>;
}

/** The command line is wrong: nothing was done. */
export class UsageProblem extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh}\n${en}`);
    this.name = 'UsageProblem';
  }
}
