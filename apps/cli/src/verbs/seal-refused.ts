import { sealRefusalWords } from '@ledger/application';
import type { Refusal } from '@ledger/kernel';
import { EXIT, type ExitCode } from '../exit-code';
import { remark } from '../terminal/print';

type Reason = keyof typeof sealRefusalWords;

/** Says why on stderr. */
export const sayRefused = async ({ refused, details }: Refusal<Reason>): Promise<ExitCode> => {
  const { zh, en } = sealRefusalWords[refused];
  const more = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  await remark(zh, en, ...more);
  return EXIT.refused;
};

export const isRefused = <T extends object>(answer: T): answer is Extract<T, Refusal> =>
  'refused' in answer;
