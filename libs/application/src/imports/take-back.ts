import type { EventStore } from '@ledger/event-store';
import type { DivisionCode, FileId, LocalDate, Refusal } from '@ledger/kernel';
import {
  file as fileDecider,
  type FileRefusal,
  streamOf,
  type WithdrawalReason,
} from '@ledger/ledger';
import type { DataSource } from 'typeorm';
import type { Vault } from '@ledger/people';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import type { Ledger } from '../ledger';
import { fileHeld } from './file-stream';
import type { Job } from './jobs';

/** Who takes a file back, who confirmed it, and why. */
export interface TakingBack {
  readonly actor: string;
  readonly confirmedBy: string;
  readonly fileId: string;
  readonly reasonCode: WithdrawalReason;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
}

interface Needs {
  readonly store: EventStore;
  readonly ledger: Ledger;
  readonly readSide: DataSource;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** Items of this roster that a standing bank line says were credited. */
const creditedItems = async (readSide: DataSource, fileId: string): Promise<number> => {
  const [row] = await readSide.query(
    `select count(distinct item.subject)::int as items
     from read.fact item join read.fact line on line.subject = item.subject
     where item.file = $1 and item.type = 'PaymentInstructed'
       and line.type = 'BankLineReported' and line.withdrawn_on is null
       and line.data::json->>'status' = 'CREDITED'`,
    [fileId],
  );
  return row.items;
};

const noteInVault = async (vault: Vault, { fileId, note }: TakingBack) => {
  if (!note) return {};
  const [owner] = await vault.persons([`文件:${fileId}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind: 'withdrawal-note', content: { note } }]);
  return { note: kept!.documentId };
};

const actOf = async (needs: Needs, back: TakingBack, ...what: readonly string[]) => {
  const today = needs.clock.today();
  return {
    today,
    said: {
      reasonCode: back.reasonCode,
      confirmedBy: back.confirmedBy,
      ...(await noteInVault(needs.vault, back)),
      askedBy: back.actor,
      creditedItems: await creditedItems(needs.readSide, back.fileId),
    },
    metadata: {
      ...actMetadata(needs.clock, back.actor, commandIdFrom(back.fileId, ...what), back.fileId),
      file: back.fileId as FileId,
    },
  };
};

/** 撤回: the file's statements stop counting from today and stay in history. */
export const withdrawFile = async (
  needs: Needs,
  back: TakingBack,
): Promise<{ readonly withdrawnOn: LocalDate } | Refusal<FileRefusal>> => {
  const { today, said, metadata } = await actOf(needs, back, 'withdrawn');
  const file = back.fileId as FileId;
  const outcome = await needs.ledger.run(
    streamOf.file(file),
    fileDecider,
    { type: 'WithdrawFile', data: { withdrawnOn: today, ...said } },
    metadata,
  );
  if (isRefused<FileRefusal>(outcome)) return outcome;
  // Asked again, the answer is that of the first time.
  const { state } = await fileHeld(needs.store, file);
  return { withdrawnOn: state.status === 'withdrawn' ? state.on : today };
};

/** 替换: the same, and the new file's statements take their place. */
export const replaceFile = async (
  needs: Needs,
  back: TakingBack,
  replacedBy: FileId,
): Promise<{ readonly replacedOn: string } | Refusal<FileRefusal>> => {
  const { today, said, metadata } = await actOf(needs, back, 'replaced', replacedBy);
  const outcome = await needs.ledger.run(
    streamOf.file(back.fileId as FileId),
    fileDecider,
    { type: 'ReplaceFile', data: { replacedOn: today, replacedBy, ...said } },
    metadata,
  );
  return isRefused(outcome) ? outcome : { replacedOn: today };
};

export const isRefused = <R extends string>(outcome: object): outcome is Refusal<R> =>
  'refused' in outcome;

/** Standing files of the same kind and division: what they share with the one taken back. */
export const standingLike = (
  readSide: DataSource,
  fileId: string,
): Promise<readonly { readonly fileId: string; readonly digest: string }[]> =>
  readSide.query(
    `select other.file_id as "fileId", other.digest from read.file gone
     join read.file other
       on other.kind = gone.kind and other.status in ('received', 'imported')
     where gone.file_id = $1 and other.file_id <> gone.file_id order by other.recorded_at, other.file_id`,
    [fileId],
  );

export const divisionOfFile = async (
  readSide: DataSource,
  fileId: string,
): Promise<DivisionCode | undefined> => {
  const [row] = await readSide.query(`select division from read.file where file_id = $1`, [fileId]);
  return row?.division;
};

export const takingBackOf = (job: Job): TakingBack => ({
  actor: job.actor,
  confirmedBy: job.replacing!.confirmedBy,
  fileId: job.replacing!.fileId,
  reasonCode: job.replacing!.reasonCode,
  ...(job.replacing!.note && { note: job.replacing!.note }),
});
