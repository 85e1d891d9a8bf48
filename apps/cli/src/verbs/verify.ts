import { AskVerify } from '@ledger/application';
import { EXIT } from '../exit-code';
import { withLedger } from '../opened';
import { grouped } from '../terminal/amount';
import { print, printJson } from '../terminal/print';
import type { Verb } from '../verb';
import { exactly, parseWords } from '../words';

export const verify: Verb = {
  name: 'verify',
  forms: ['[--json]'],
  zh: '核对每条事件的叶哈希与位置',
  en: 'checks the leaf hash and the position of every event',
  run: async (words) => {
    const { values, positionals } = parseWords(words, { json: { type: 'boolean' } });
    exactly(positionals);
    // Reads the log alone: the views are not asked and need not be up to date.
    const answer = await withLedger(({ queries }) => queries.execute(new AskVerify()));
    const { events, ok, firstWrong } = answer;
    if (values.json) await printJson(answer);
    else if (ok)
      await print(`${grouped(events)} 条事件全部相符。 All ${grouped(events)} events hold.`);
    else {
      await print(
        `核对了 ${grouped(events)} 条事件，发现不符。 Checked ${grouped(events)} events; one is wrong:`,
        firstWrong
          ? `  ${firstWrong.position} ${firstWrong.stream}@${firstWrong.revision}: ${firstWrong.reason}`
          : '  ?',
      );
    }
    return ok ? EXIT.success : EXIT.failure;
  },
};
