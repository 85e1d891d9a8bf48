import { HomeProblem } from '@ledger/home';
import { WrongMasterKey } from '@ledger/people';
import type { LedgerApplication } from '../open-application';

/** Something the person who starts a process has to put right; says it in both languages. */
export class StartProblem extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'StartProblem';
  }
}

export const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** What the very first start has to tell whoever started it: nobody can read the passwords again. */
export const firstRunLines = ({
  accounts,
  masterKeyAdvice,
  sealKeyAdvice,
  committeeKeyAdvice,
}: LedgerApplication['firstRun']): readonly string[] => [
  ...(accounts
    ? [
        '',
        '首次运行的账号（密码只显示这一次，首次登录须修改）：',
        'First-run accounts (the passwords are shown this once and must be changed at first login):',
        ...accounts.map(
          ({ userName, role, password, displayName }) =>
            `  ${userName.padEnd(12)}${password}  ${role.padEnd(24)}${displayName}`,
        ),
      ]
    : []),
  ...[masterKeyAdvice, sealKeyAdvice, committeeKeyAdvice].flatMap((advice) =>
    advice ? ['', advice.zh, advice.en] : [],
  ),
];

/**
 * Printed before anything else can go wrong: a start that fails later must not take the passwords
 * along.
 */
export const sayFirstRun = ({ firstRun }: Pick<LedgerApplication, 'firstRun'>): void => {
  const lines = firstRunLines(firstRun);
  if (lines.length > 0) say(...lines);
};

export const saySomethingWrong = (error: unknown): void => {
  const isForTheReader = [StartProblem, HomeProblem, WrongMasterKey].some(
    (kind) => error instanceof kind,
  );
  const text = error instanceof Error && !isForTheReader ? error.stack : undefined;
  process.stderr.write(`${text ?? (error instanceof Error ? error.message : String(error))}\n`);
};
