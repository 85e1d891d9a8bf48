import type { BatchLineEdited } from '@ledger/ledger';
import type { KeptDocument } from '@ledger/people';
import type { BatchEditAnswer } from './answers';

/** Free words kept in the vault, by their document. */
export type Reasons = ReadonlyMap<string, KeptDocument>;

export const reasonIn = (document: KeptDocument | undefined): string | null => {
  const text = document?.status === 'readable' ? document.content['text'] : undefined;
  return typeof text === 'string' ? text : null;
};

export const editAnswer = (
  edit: BatchLineEdited['data'] | undefined,
  reasons: Reasons,
): BatchEditAnswer | null =>
  edit
    ? {
        reasonCode: edit.reasonCode,
        reason: reasonIn(reasons.get(edit.reason.document)),
        editedBy: edit.editedBy,
        dueThenFen: edit.dueFen,
      }
    : null;
