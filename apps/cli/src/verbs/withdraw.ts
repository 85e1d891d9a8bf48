import { WithdrawFile } from '@ledger/application';
import { covers } from '@ledger/kernel';
import type { WithdrawalReason } from '@ledger/ledger';
import { EXIT } from '../exit-code';
import { withLedger } from '../opened';
import { notProven, proven } from '../proven';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import type { Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';

const reasons = {
  WRONG_FILE: true,
  WRONG_CONTENT: true,
  SUPERSEDED: true,
  SENT_IN_ERROR: true,
} satisfies Record<WithdrawalReason, true>;

const isReason = (text: string): text is WithdrawalReason => Object.hasOwn(reasons, text);
const parseReason = (text: string): WithdrawalReason | undefined =>
  isReason(text) ? text : undefined;

export const withdraw: Verb = {
  name: 'withdraw',
  forms: [
    `FILE_ID --reason ${Object.keys(reasons).join('|')} --by USER --second USER [--note TEXT] [--json]`,
  ],
  zh: '撤回收错的文件，须两人各自输入密码（或 LEDGER_PASSWORD、LEDGER_SECOND_PASSWORD）',
  en: 'takes a wrong file back; two people give their passwords (or LEDGER_PASSWORD, LEDGER_SECOND_PASSWORD)',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      reason: { type: 'string' },
      by: { type: 'string' },
      second: { type: 'string' },
      note: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [fileId = ''] = exactly(positionals, 'FILE_ID');
    const reason = required(values.reason, '--reason');
    const reasonCode = parsedOption(reason, parseReason, '--reason', 'WRONG_FILE');
    const by = required(values.by, '--by');
    const second = required(values.second, '--second');
    const password = await passwordFrom('LEDGER_PASSWORD', `${by} 的密码 password: `);
    const secondPassword = await passwordFrom(
      'LEDGER_SECOND_PASSWORD',
      `${second} 的密码 password: `,
    );
    return withLedger(async ({ ledger, commands }) => {
      ledger.startProjecting();
      await ledger.caughtUp();
      const { accounts } = ledger;
      const actor = await proven(accounts, 'withdraw-files', by, password);
      const other =
        actor && (await proven(accounts, 'confirm-withdrawals', second, secondPassword));
      if (!actor || !other || !covers(other.scope, actor.scope)) {
        await notProven(actor ? second : by, { zh: '撤回文件', en: 'withdraw files' });
        return EXIT.refused;
      }
      const { note } = values;
      const answer = await commands.execute(
        new WithdrawFile({
          actor: actor.userName,
          confirmedBy: other.userName,
          fileId,
          reasonCode: reasonCode ?? 'WRONG_FILE',
          ...(note !== undefined && { note }),
          scope: actor.scope,
        }),
      );
      if (values.json) await printJson(answer);
      else if ('refused' in answer) await remark(`未撤回 Not withdrawn: ${answer.refused}`);
      else
        await print(
          `已撤回，自 ${answer.withdrawnOn} 起不再计入。 Withdrawn from ${answer.withdrawnOn} on.`,
        );
      return 'refused' in answer ? EXIT.refused : EXIT.success;
    });
  },
};
