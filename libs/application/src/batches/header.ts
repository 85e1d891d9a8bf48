import type { Recorded } from '@ledger/event-store';
import { type BatchNo, fold, type Refusal, type StreamName } from '@ledger/kernel';
import {
  batch as batchDecider,
  type BatchAct,
  type BatchEvent,
  type BatchRefusal,
  type BatchState,
  type EventMetadata,
  lift,
  streamOf,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import type { Clock } from '../clock';
import { actMetadata } from '../act-metadata';
import { commandIdFrom } from '../identity';
import type { Ledger, Receipt } from '../ledger';

/** What every act on a batch needs. */
export interface ActNeeds {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** Who acts on which batch. */
export interface ActOrder {
  readonly batch: BatchNo;
  readonly actor: string;
}

/** A batch's header as it stands, and the commands that made it so. */
export interface HeldBatch {
  readonly state: BatchState;
  readonly events: readonly BatchEvent[];
  readonly commands: ReadonlySet<string>;
}

const heldFrom = (held: readonly Recorded[]): HeldBatch => {
  const events = held.map((r) => lift(r.type, r.schema, r.data) as BatchEvent);
  return {
    state: fold(batchDecider.evolve, batchDecider.initialState, events),
    events,
    commands: new Set(held.map((r) => String(r.metadata['commandId']))),
  };
};

export const batchHeld = async (ledger: Ledger, batch: BatchNo): Promise<HeldBatch> =>
  heldFrom(await ledger.history(streamOf.batch(batch)));

/** Many at once, each with its number. */
export const batchesHeld = async (
  ledger: Ledger,
  batches: readonly BatchNo[],
): Promise<readonly (readonly [BatchNo, HeldBatch])[]> => {
  const streams = await ledger.histories(batches.map((batch) => streamOf.batch(batch)));
  return batches.map((batch) => [batch, heldFrom(streams.get(streamOf.batch(batch)) ?? [])]);
};

/** Acts are known by what they do and not by when: asked again, they have been done. */
export const metadataOf = (
  { clock }: Pick<ActNeeds, 'clock'>,
  { batch, actor }: ActOrder,
  ...identity: readonly string[]
): EventMetadata => actMetadata(clock, actor, commandIdFrom('batch', batch, ...identity), batch);

export const actOn = (
  needs: Pick<ActNeeds, 'ledger' | 'clock'>,
  order: ActOrder,
  command: BatchAct,
  ...identity: readonly string[]
): Promise<Receipt | Refusal<BatchRefusal>> =>
  needs.ledger.run(
    streamOf.batch(order.batch) as StreamName,
    batchDecider,
    command,
    metadataOf(needs, order, command.type, ...identity),
  );

/** Free words about a batch go to the vault, under a name of their own. */
export const wordsInVault = async (vault: Vault, batch: BatchNo, kind: string, text: string) => {
  const [owner] = await vault.persons([`批次:${batch}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind, content: { text } }]);
  return { document: kept!.documentId, commitment: kept!.commitment };
};
