import { CloseMonth } from '@ledger/application';
import { covers, parseDivisionCode, parseYearMonth } from '@ledger/kernel';
import { EXIT } from '../exit-code';
import { withLedger } from '../opened';
import { notProven, proven } from '../proven';
import { passwordFrom } from '../terminal/password';
import { print, printJson, remark } from '../terminal/print';
import { type Verb } from '../verb';
import { exactly, parsedOption, parseWords, required } from '../words';
import { certificateLines } from './month-lines';

export const closeMonth: Verb = {
  name: 'close-month',
  forms: ['MONTH --by USER --second USER [--division CODE] [--override REASON] [--json]'],
  zh: '月结：为街道或以上区划出具该月资金守恒证书，须两人各自输入密码；有未了事项时由确认人写明理由',
  en: 'closes a month: certifies its money by village or street; two people give their passwords',
  run: async (words) => {
    const { values, positionals } = parseWords(words, {
      by: { type: 'string' },
      second: { type: 'string' },
      division: { type: 'string' },
      override: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [text = ''] = exactly(positionals, 'MONTH');
    const month = parsedOption(text, parseYearMonth, 'MONTH', '2021-06')!;
    const division = parsedOption(values.division, parseDivisionCode, '--division', '500118001');
    const by = required(values.by, '--by');
    const second = required(values.second, '--second');
    const password = await passwordFrom('LEDGER_PASSWORD', `${by} 的密码 password: `);
    const secondPassword = await passwordFrom(
      'LEDGER_SECOND_PASSWORD',
      `${second} 的密码 password: `,
    );
    return withLedger(async ({ ledger, commands }) => {
      ledger.startProjecting();
      const { accounts } = ledger;
      const actor = await proven(accounts, 'close-months', by, password);
      const other =
        actor && (await proven(accounts, 'confirm-month-closes', second, secondPassword));
      const of = division ?? actor?.scope;
      const mayClose = actor && other && of && covers(actor.scope, of) && covers(other.scope, of);
      if (!mayClose) {
        await notProven(actor ? second : by, { zh: '月结', en: 'close months there' });
        return EXIT.refused;
      }
      const { override } = values;
      const answer = await commands.execute(
        new CloseMonth({
          actor: actor.userName,
          confirmedBy: other.userName,
          division: of,
          month,
          ...(override !== undefined && { overrideReason: override }),
        }),
      );
      if (values.json) await printJson(answer);
      else if ('refused' in answer) {
        await remark(`未月结 Not closed: ${answer.refused} ${JSON.stringify(answer.details)}`);
      } else await print(...certificateLines(answer));
      return 'refused' in answer ? EXIT.refused : EXIT.success;
    });
  },
};
