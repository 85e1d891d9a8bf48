import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import {
  type CommandId,
  type JsonObject,
  type Refusal,
  refuse,
  type StreamName,
} from '@ledger/kernel';
import { overpayment, type OverpaymentAct, type OverpaymentEvent, streamOf } from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import type { PublishedPolicies } from '@ledger/projector';
import type { DataSource } from 'typeorm';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import type { Ledger, Receipt } from '../ledger';
import type { AnyOverpaymentRefusal, OverpaymentOrder } from './orders';
import { knownOverpayment, type KnownOverpayment } from './stored';

export interface OverpaymentNeeds {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
}

export type Outcome = Promise<Receipt | Refusal<AnyOverpaymentRefusal>>;

const knownOf = (needs: OverpaymentNeeds, { scope, of }: OverpaymentOrder) =>
  knownOverpayment(needs.readSide, scope, needs.clock.today(), of);

/** How often a stream holds events that make the same words another command. */
export type Times = (held: readonly Recorded[]) => number;

export const times =
  (
    wanted: (event: Pick<OverpaymentEvent, 'type'> & { readonly data: JsonObject }) => boolean,
  ): Times =>
  (held) =>
    held.filter(({ type, data }) => wanted({ type: type as OverpaymentEvent['type'], data }))
      .length;

/**
 * Acts are known by what they say and by what was done meanwhile that lets the same be said anew:
 * sent again after a lost answer, they have been done.
 */
export const identityOf = async (
  { ledger }: Pick<OverpaymentNeeds, 'ledger'>,
  stream: StreamName,
  type: OverpaymentAct['type'],
  { said, meanwhile }: { readonly said: JsonObject; readonly meanwhile: Times },
): Promise<CommandId> => {
  const again = meanwhile(await ledger.history(stream));
  return commandIdFrom(stream, type, canonicalEventJson(said), String(again));
};

export const act = async (
  needs: OverpaymentNeeds,
  { actor, of }: OverpaymentOrder,
  command: OverpaymentAct,
  said: JsonObject,
  meanwhile: Times,
): Outcome => {
  const stream = streamOf.overpayment(of.household, of.benefitMonth);
  const id = await identityOf(needs, stream, command.type, { said, meanwhile });
  return needs.ledger.run(stream, overpayment, command, actMetadata(needs.clock, actor, id));
};

export const inScope = async (
  needs: OverpaymentNeeds,
  order: OverpaymentOrder,
  work: (known: KnownOverpayment) => Outcome,
): Outcome => {
  const known = await knownOf(needs, order);
  return known ? work(known) : refuse('overpayment-not-known');
};

/** A voucher may be booked again once it was reversed. */
export const reversalsOf = (voucher: string): Times =>
  times(({ type, data }) => type === 'RecoveryEntryReversed' && data['voucher'] === voucher);
