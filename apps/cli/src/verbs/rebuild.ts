import { EXIT } from '../exit-code';
import { withLedger } from '../opened';
import { print } from '../terminal/print';
import type { Verb } from '../verb';
import { exactly, parseWords } from '../words';

export const rebuild: Verb = {
  name: 'rebuild',
  forms: [''],
  zh: '由流水账重建全部台账与疑点；重建期间照常查询，完成后一次切换',
  en: 'builds all registers and findings anew from the log; they are read as ever until the new ones take over',
  run: async (words) => {
    exactly(parseWords(words, {}).positionals);
    await withLedger(async ({ ledger }) => {
      await ledger.rebuildViews();
      // Whoever leads does the work: this process, or the app that runs beside it.
      ledger.startProjecting();
      await ledger.caughtUp();
    });
    await print(
      '重建完成，查询已切换到新的台账。 Built anew; questions now read the new registers.',
    );
    return EXIT.success;
  },
};
