import type { Asker } from '@ledger/application';
import type { LocalDate } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { askLedger, EVERYWHERE, type OpenedLedger } from '../opened';
import { print, printJson } from '../terminal/print';
import { exactly, knownOn, parseWords } from '../words';

interface AskedEverywhere {
  readonly scope: typeof EVERYWHERE;
  readonly knownOn: LocalDate;
}

interface AskedOfVillage extends AskedEverywhere {
  readonly village?: string;
}

interface AskedOfPeople extends AskedOfVillage {
  readonly reveal?: Asker & { readonly reason: string };
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

/** A register as known on a day, of all villages or one: `arrears`, `overpayments`. */
export const answerOfVillage = async <Answer>(
  words: readonly string[],
  ask: (opened: OpenedLedger, asked: AskedOfVillage) => Promise<Answer>,
  linesOf: (answer: Answer) => readonly string[],
): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    'known-on': { type: 'string' },
    village: { type: 'string' },
    json: { type: 'boolean' },
  });
  exactly(positionals);
  const { village } = values;
  const asked = {
    scope: EVERYWHERE,
    knownOn: knownOn(values['known-on']),
    ...(village !== undefined && { village }),
  };
  const answer = await askLedger((opened) => ask(opened, asked));
  if (values.json) await printJson(answer);
  else await print(...linesOf(answer));
  return EXIT.success;
};

/**
 * A register of people, of all villages or one, masked unless a reason is given; `flag` is an
 * option of its own: `custody --open`, `deaths --contradictions`, `absence --reviews`.
 */
export const answerOfPeople = async <Answer>(
  words: readonly string[],
  flag: string,
  ask: (opened: OpenedLedger, asked: AskedOfPeople, isFlagged: boolean) => Promise<Answer>,
  linesOf: (answer: Answer) => readonly string[],
): Promise<ExitCode> => {
  const { values, positionals } = parseWords(words, {
    'known-on': { type: 'string' },
    village: { type: 'string' },
    json: { type: 'boolean' },
    reveal: { type: 'string' },
    ...({ [flag]: { type: 'boolean' } } as const),
  });
  exactly(positionals);
  const { village, reveal: reason } = values;
  const isFlagged = (values as Readonly<Record<string, unknown>>)[flag] === true;
  const asked = {
    scope: EVERYWHERE,
    knownOn: knownOn(values['known-on']),
    ...(village !== undefined && { village }),
  };
  const answer = await askLedger((opened) =>
    ask(opened, { ...asked, ...(reason && { reveal: { ...opened.asker, reason } }) }, isFlagged),
  );
  if (values.json) await printJson(answer);
  else await print(...linesOf(answer));
  return EXIT.success;
};
