import { type BankForm, bankFormNamed, bankForms, sampleOrder, sampleResult } from '@ledger/intake';
import { isOrderProblem } from '@ledger/intake';
import type { BankFileAnswer, BankFormAnswer } from './answers';

export const bankFormNames: readonly string[] = bankForms.map(({ name }) => name);

const formAnswer = ({ name, zh, en, needs, extension }: BankForm): BankFormAnswer => ({
  name,
  zh,
  en,
  needs,
  extension,
});

/** The forms in which files go to a bank and come back. */
export const formAnswers: readonly BankFormAnswer[] = bankForms.map(formAnswer);

export const SAMPLES = ['order', 'result'] as const;
export type SampleDocument = (typeof SAMPLES)[number];

const SAMPLE_NAMES = { order: '送盘样本', result: '回盘样本' } as const;

/** A file of nobody's, for a bank to try its program on. Undefined: no such form. */
export const bankSample = async (
  name: string,
  document: SampleDocument,
): Promise<BankFileAnswer | undefined> => {
  const form = bankFormNamed(name);
  if (!form) return undefined;
  const bytes =
    document === 'order'
      ? await form.writeOrder(sampleOrder)
      : await form.writeResult(sampleResult);
  if (isOrderProblem(bytes))
    throw new Error(`the sample does not fit ${name}: ${bytes.problem.en}`);
  const fileName = `${SAMPLE_NAMES[document]}-${name}.${form.extension}`;
  return { fileName, mediaType: form.mediaType, bytes };
};
