import type { Digests } from '@ledger/event-store';
import type { ExportedFile } from '@ledger/ledger';
import type { Reveal } from '../questions/findings';
import type { ReplayAsked } from '../questions/replay';
import type { AccessLog, Looked } from './access-log';
import type { SearchAnswer } from './search-answers';

/** A question in words that can be asked again, without who asked it and why. */
const questionOf = (asked: object): string => {
  const { reveal: _, asker: __, ...question } = asked as Record<string, unknown>;
  return JSON.stringify(question);
};

/** What is to be recorded of an answer that shows whole personal keys; else nothing. */
export const personalDataIn = (asked: object & { readonly reveal?: Reveal }): readonly Looked[] =>
  asked.reveal
    ? [
        {
          type: 'RecordPersonalDataView',
          data: { purpose: asked.reveal.reason, question: questionOf(asked) },
        },
      ]
    : [];

/** The answer, once it is written down who sees whole personal keys in it; a masked one at once. */
export const handedOut = async <Answer>(
  access: AccessLog,
  asked: object & { readonly reveal?: Reveal },
  answer: Answer,
): Promise<Answer> => {
  if (asked.reveal) await access.record(asked.reveal, ...personalDataIn(asked));
  return answer;
};

/** Rows that came back are given out as they were sent, to be corrected: names, numbers and all. */
const CORRECTING = '改正退回的行 correcting rows that came back';

export const rejectedRowsIn = (asked: object): Looked => ({
  type: 'RecordPersonalDataView',
  data: { purpose: CORRECTING, question: questionOf(asked) },
});

/** The bank is told whom it pays, and where: names and accounts as they are. */
const PAYING = '送银行代发 a file to the bank';

export const bankOrderIn = (asked: object) =>
  ({
    type: 'RecordPersonalDataView',
    data: { purpose: PAYING, question: questionOf(asked) },
  }) as const satisfies Looked;

export const replayOf = ({ household, knownOn, asOf, recordedAt }: ReplayAsked): Looked => ({
  type: 'RecordReplay',
  data: { household, knownOn, ...(asOf && { asOf }), ...(recordedAt && { recordedAt }) },
});

export const exportOf = (
  what: ExportedFile,
  asked: object,
  { sha256, sm3 }: Digests,
  bytes: number,
): Looked => ({
  type: 'RecordExport',
  data: { what, filter: questionOf(asked), sha256, sm3, bytes },
});

const SEARCHING = '检索 a search';
const NAMED_MAX = 20;

/** What a search found; what was typed may be somebody's name or number and is not kept. */
export const searchOf = ({ households, officials, documents }: SearchAnswer): Looked => ({
  type: 'RecordPersonalDataView',
  data: {
    purpose: SEARCHING,
    question: JSON.stringify({
      search: {
        found: households.length,
        households: households.slice(0, NAMED_MAX).map(({ householdNo }) => householdNo),
        officials: officials.length,
        documents: documents.length,
      },
    }),
  },
});

const LOOKING = '查看批次 a look at a batch';

export const batchLookOf = (batch: string): Looked => ({
  type: 'RecordPersonalDataView',
  data: { purpose: LOOKING, question: JSON.stringify({ batch }) },
});
