import {
  type BankEntryAnswer,
  type BankFormAnswer,
  type BankFormsAnswer,
  type BankQueueAnswer,
  type BankQueuesAnswer,
  type RefundAnswer,
  SITUATIONS,
} from '@ledger/application';
import { count, day, fen, listOf, mapOf, named, oneOf, orNull, shapeOf, text } from './schema';

const bilingual = shapeOf<{ readonly zh: string; readonly en: string }>({ zh: text, en: text });

export const bankSchemas = {
  Refund: shapeOf<RefundAnswer>({ ref: text, totalFen: fen, refundedFen: fen, leftFen: fen }),
  BankForms: shapeOf<BankFormsAnswer>({
    forms: listOf(
      shapeOf<BankFormAnswer>({
        name: text,
        zh: text,
        en: text,
        needs: bilingual,
        extension: oneOf('csv', 'xlsx', 'txt'),
      }),
    ),
  }),
  BankEntry: shapeOf<BankEntryAnswer>({
    batchNo: orNull(text),
    ref: orNull(text),
    householdNo: orNull(text),
    village: orNull(text),
    division: orNull(text),
    amountFen: fen,
    since: day,
    waitedDays: count,
    waitedWorkingDays: orNull(count),
    files: listOf(
      shapeOf<BankEntryAnswer['files'][number]>({ fileId: text, fileName: orNull(text) }),
    ),
    details: mapOf(text),
  }),
  BankQueues: shapeOf<BankQueuesAnswer>({
    knowledgeDate: day,
    queues: listOf(
      shapeOf<BankQueueAnswer>({
        situation: oneOf(...SITUATIONS),
        title: bilingual,
        sentence: bilingual,
        next: listOf(
          shapeOf<BankQueueAnswer['next'][number]>({
            act: oneOf(
              'ask-bank',
              'import-file',
              'replace-file',
              'withdraw-file',
              'correct-rows',
              'reissue',
              'refund',
              'recover',
            ),
            zh: text,
            en: text,
          }),
        ),
        count,
        amountFen: fen,
        entries: listOf(named('BankEntry')),
      }),
    ),
  }),
};
