import { HomeProblem, type LedgerApplication, WrongMasterKey } from '@ledger/application';

/** Something the person who starts the app has to put right; says it in both languages. */
export class StartProblem extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'StartProblem';
  }
}

const say = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/**
 * Passwords nobody can read again are printed before anything else can go wrong: a start that
 * fails later must not take them along.
 */
export const sayFirstRun = ({ firstRun }: Pick<LedgerApplication, 'firstRun'>): void => {
  const { accounts, masterKeyAdvice } = firstRun;
  if (accounts) {
    say(
      '',
      '首次运行的账号（密码只显示这一次，首次登录须修改）：',
      'First-run accounts (the passwords are shown this once and must be changed at first login):',
      ...accounts.map(
        ({ userName, role, password, displayName }) =>
          `  ${userName.padEnd(12)}${password}  ${role.padEnd(24)}${displayName}`,
      ),
    );
  }
  if (masterKeyAdvice) say('', masterKeyAdvice.zh, masterKeyAdvice.en);
};

export const sayAddress = (address: string): void => {
  say(
    '',
    `农村低保资金台账已启动：${address}（按 Ctrl-C 停止）`,
    `The ledger is running at ${address} (Ctrl-C stops it); OpenAPI at ${address}/api/docs`,
  );
};

export const saySomethingWrong = (error: unknown): void => {
  const isForTheReader = [StartProblem, HomeProblem, WrongMasterKey].some(
    (kind) => error instanceof kind,
  );
  const text = error instanceof Error && !isForTheReader ? error.stack : undefined;
  process.stderr.write(`${text ?? (error instanceof Error ? error.message : String(error))}\n`);
};
