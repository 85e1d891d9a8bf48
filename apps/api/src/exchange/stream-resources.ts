import { AskBatch, AskRejected } from '@ledger/application';
import type { BatchNo, DivisionCode, FileId, StreamName } from '@ledger/kernel';
import { streamOf } from '@ledger/ledger';
import type { QueryBus } from '@nestjs/cqrs';

interface Resource {
  /** The parameter of the path that names it. */
  readonly parameter: string;
  readonly stream: (name: string) => StreamName;
  /**
   * May whoever asks know of it? Else an `If-Match` that fails would tell that something of that
   * name is there.
   */
  readonly isSeen: (queries: QueryBus, name: string, scope: DivisionCode) => Promise<boolean>;
}

/** Resources that are one stream each; a new one is a row. */
export const streamResources = {
  batch: {
    parameter: 'batch',
    stream: (name) => streamOf.batch(name as BatchNo),
    isSeen: async (queries, name, scope) =>
      (await queries.execute(new AskBatch({ batch: name as BatchNo, scope }))) !== undefined,
  },
  file: {
    parameter: 'fileId',
    stream: (name) => streamOf.file(name as FileId),
    isSeen: async (queries, name, scope) =>
      (await queries.execute(new AskRejected({ fileId: name, scope }))) !== undefined,
  },
} as const satisfies Record<string, Resource>;

export type StreamResource = keyof typeof streamResources;
