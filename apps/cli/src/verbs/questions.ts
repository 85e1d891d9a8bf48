import type { LocalDate } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE, type OpenedLedger } from '../opened';
import { print, printJson } from '../terminal/print';
import { exactly, knownOn, parseWords } from '../words';

interface AskedEverywhere {
  readonly scope: typeof EVERYWHERE;
  readonly knownOn: LocalDate;
}

/** A question about a knowledge day and nothing else: `delays`, `balances`, `totals`. */
export const answerAsKnown = async <Answer>(
  words: readonly string[],
  ask: (opened: OpenedLedger, asked: AskedEverywhere) => Promise<Answer>,
  linesOf: (answer: Answer) => readonly string[],
): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    'known-on': { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const asked = { scope: EVERYWHERE, knownOn: knownOn(values['known-on']) };
  const answer = await askLedger((opened) => ask(opened, asked));
  if (values.json) await printJson(answer);
  else await print(`以 ${asked.knownOn} 已知 As known on ${asked.knownOn}`, ...linesOf(answer));
  return EXIT.success;
};
