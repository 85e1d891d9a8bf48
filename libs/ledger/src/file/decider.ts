import { type Decider, type LocalDate, refuse } from '@ledger/kernel';
import type {
  FileEvent,
  FileImported,
  FileReceived,
  FileReplaced,
  FileWithdrawn,
  RowRejected,
} from './events';

/** Where a file stands. Its statements count while it is received or imported. */
export type FileState =
  | { readonly status: 'none' }
  | { readonly status: 'received' }
  | { readonly status: 'imported' }
  | { readonly status: 'withdrawn'; readonly on: LocalDate }
  | { readonly status: 'replaced'; readonly by: string };

export type FileCommand =
  /** Reports: always recorded. */
  | { readonly type: 'ReceiveFile'; readonly data: FileReceived['data'] }
  | { readonly type: 'RejectRow'; readonly data: RowRejected['data'] }
  | { readonly type: 'CompleteImport'; readonly data: FileImported['data'] }
  /** Acts: checked. */
  | { readonly type: 'WithdrawFile'; readonly data: FileWithdrawn['data'] & Asked }
  | { readonly type: 'ReplaceFile'; readonly data: FileReplaced['data'] & Asked };

/** What the office must know before it takes a file back. */
interface Asked {
  readonly askedBy: string;
  /** Roster items of this file the bank has credited: then only a reversal (冲正) corrects. */
  readonly creditedItems: number;
}

export type FileRefusal =
  | 'file-not-received'
  | 'import-under-way'
  | 'already-withdrawn'
  | 'already-replaced'
  | 'second-person-missing'
  | 'money-went-out';

const mayTakeBack = (state: FileState, asked: Asked & { readonly confirmedBy: string }) => {
  if (state.status === 'none') return refuse('file-not-received');
  if (state.status === 'withdrawn') return refuse('already-withdrawn', { on: state.on });
  if (state.status === 'replaced') return refuse('already-replaced', { by: state.by });
  if (state.status === 'received') return refuse('import-under-way');
  if (asked.confirmedBy === asked.askedBy) return refuse('second-person-missing');
  if (asked.creditedItems > 0) return refuse('money-went-out', { items: asked.creditedItems });
  return undefined;
};

export const file: Decider<FileState, FileCommand, FileEvent, FileRefusal> = {
  initialState: { status: 'none' },
  decide: {
    ReceiveFile: (data) => [{ type: 'FileReceived', data }],
    RejectRow: (data) => [{ type: 'RowRejected', data }],
    CompleteImport: (data) => [{ type: 'FileImported', data }],
    WithdrawFile: ({ askedBy, creditedItems, ...data }, state) =>
      mayTakeBack(state, { askedBy, creditedItems, confirmedBy: data.confirmedBy }) ?? [
        { type: 'FileWithdrawn', data },
      ],
    ReplaceFile: ({ askedBy, creditedItems, ...data }, state) =>
      mayTakeBack(state, { askedBy, creditedItems, confirmedBy: data.confirmedBy }) ?? [
        { type: 'FileReplaced', data },
      ],
  },
  evolve: {
    FileReceived: () => ({ status: 'received' }),
    RowRejected: (state) => state,
    FileImported: () => ({ status: 'imported' }),
    FileWithdrawn: (_, { withdrawnOn }) => ({ status: 'withdrawn', on: withdrawnOn }),
    FileReplaced: (_, { replacedBy }) => ({ status: 'replaced', by: replacedBy }),
  },
};
