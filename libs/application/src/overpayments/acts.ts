import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import { type DivisionCode, fen, type JsonObject, type Refusal, refuse } from '@ledger/kernel';
import { overpayment, type OverpaymentAct, type OverpaymentEvent, streamOf } from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { type PublishedPolicies, readCase } from '@ledger/projector';
import { leftToOffset, subjectOf } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import type { Ledger, Receipt } from '../ledger';
import type {
  AnyOverpaymentRefusal,
  DemandOrder,
  OffsetOrder,
  OverpaymentOrder,
  ReceiptOrder,
  RecoveryReversalOrder,
  WriteOffOrder,
} from './orders';
import { overpaymentId } from './register';
import { knownOverpayment, type KnownOverpayment } from './stored';

export interface OverpaymentNeeds {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly readSide: DataSource;
  readonly policies: PublishedPolicies;
}

type Outcome = Promise<Receipt | Refusal<AnyOverpaymentRefusal>>;

const knownOf = (needs: OverpaymentNeeds, { scope, of }: OverpaymentOrder) =>
  knownOverpayment(needs.readSide, scope, needs.clock.today(), of);

/** How often a stream holds events that make the same words another command. */
type Times = (held: readonly Recorded[]) => number;

const times =
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
const act = async (
  { ledger, clock }: OverpaymentNeeds,
  { actor, of }: OverpaymentOrder,
  command: OverpaymentAct,
  said: JsonObject,
  meanwhile: Times,
): Outcome => {
  const stream = streamOf.overpayment(of.household, of.benefitMonth);
  const again = meanwhile(await ledger.history(stream));
  const identity = [stream, command.type, canonicalEventJson(said), String(again)];
  return ledger.run(
    stream,
    overpayment,
    command,
    actMetadata(clock, actor, commandIdFrom(...identity)),
  );
};

const inScope = async (
  needs: OverpaymentNeeds,
  order: OverpaymentOrder,
  work: (known: KnownOverpayment) => Outcome,
): Outcome => {
  const known = await knownOf(needs, order);
  return known ? work(known) : refuse('overpayment-not-known');
};

/** 认定: as the views have it now. What they say later may differ; then it is established anew. */
export const establishOverpayment = (needs: OverpaymentNeeds, order: OverpaymentOrder): Outcome =>
  inScope(needs, order, ({ division, overpaidFen, rules }) => {
    const amountFen = fen(overpaidFen);
    const data = {
      ...order.of,
      division: division as DivisionCode,
      amountFen,
      establishedOn: needs.clock.today(),
      establishedBy: order.actor,
      rules,
    };
    const otherwise = times(
      (event) => event.type === 'OverpaymentEstablished' && event.data['amountFen'] !== amountFen,
    );
    return act(needs, order, { type: 'EstablishOverpayment', data }, { amountFen }, otherwise);
  });

/** 催缴: what is out, whole or in parts with a day for each. */
export const demandRecovery = (needs: OverpaymentNeeds, order: DemandOrder): Outcome =>
  inScope(needs, order, () => {
    const { instalments, actor, of } = order;
    const demandedOn = needs.clock.today();
    const data = { ...of, demandedOn, instalments, demandedBy: actor };
    const said = { demandedOn, instalments: instalments.map((one) => ({ ...one })) };
    const plan = canonicalEventJson(said.instalments);
    const otherwise = times(
      ({ type, data: { instalments: other } }) =>
        type === 'RecoveryDemanded' && canonicalEventJson(other ?? []) !== plan,
    );
    return act(needs, order, { type: 'DemandRecovery', data }, said, otherwise);
  });

/** A voucher may be booked again once it was reversed. */
const reversalsOf = (voucher: string): Times =>
  times(({ type, data }) => type === 'RecoveryEntryReversed' && data['voucher'] === voucher);

/** 追回. */
export const bookRecovery = (needs: OverpaymentNeeds, order: ReceiptOrder): Outcome =>
  inScope(needs, order, async () => {
    const { actor, of, voucher, amountFen, receivedOn, way } = order;
    const today = needs.clock.today();
    if (receivedOn > today) return refuse('day-ahead', { day: receivedOn, today });
    const said = { voucher, amountFen, receivedOn, way };
    const data = { ...of, ...said, receivedBy: actor };
    return act(needs, order, { type: 'BookRecovery', data }, said, reversalsOf(voucher));
  });

/** 抵扣: out of what is due for another month and has not been paid. */
export const offsetRecovery = (needs: OverpaymentNeeds, order: OffsetOrder): Outcome =>
  inScope(needs, order, async () => {
    const { actor, of, voucher, amountFen, againstMonth } = order;
    const day = needs.clock.today();
    const owner = subjectOf.household(of.household);
    const facts = await readCase(needs.readSide.manager, owner);
    const policies = (await needs.policies.timeline(needs.readSide.manager)).on(day);
    const leftFen = fen(leftToOffset(owner, facts, policies, { month: againstMonth, day }));
    const said = { voucher, amountFen, againstMonth };
    const data = { ...of, ...said, decidedOn: day, decidedBy: actor, leftFen };
    return act(needs, order, { type: 'OffsetRecovery', data }, said, reversalsOf(voucher));
  });

const noteInVault = async (
  vault: Vault,
  { of, note }: OverpaymentOrder & { readonly note?: string },
  kind: string,
) => {
  if (!note) return {};
  const [owner] = await vault.persons([`多发:${overpaymentId(of)}`]);
  const [kept] = await vault.keep([{ owner: owner!, kind, content: { text: note } }]);
  return { note: { document: kept!.documentId, commitment: kept!.commitment } };
};

/** 核销: an approver who had no hand in it lets so much go. */
export const writeOffOverpayment = (needs: OverpaymentNeeds, order: WriteOffOrder): Outcome =>
  inScope(needs, order, async () => {
    const { actor, of, voucher, amountFen, reasonCode, approvedBy } = order;
    const said = { voucher, amountFen, reasonCode };
    const data = {
      ...of,
      ...said,
      writtenOffOn: needs.clock.today(),
      askedBy: actor,
      approvedBy,
      ...(await noteInVault(needs.vault, order, 'write-off-note')),
    };
    return act(needs, order, { type: 'WriteOffOverpayment', data }, said, reversalsOf(voucher));
  });

/** 冲正: what was booked on a voucher stands no more from today. */
export const reverseRecovery = (needs: OverpaymentNeeds, order: RecoveryReversalOrder): Outcome =>
  inScope(needs, order, async () => {
    const { actor, of, voucher, reasonCode, confirmedBy } = order;
    const data = {
      ...of,
      voucher,
      reversedOn: needs.clock.today(),
      reasonCode,
      askedBy: actor,
      confirmedBy,
      ...(await noteInVault(needs.vault, order, 'recovery-reversal-note')),
    };
    const bookings = times(
      (event) => event.type !== 'RecoveryEntryReversed' && event.data['voucher'] === voucher,
    );
    return act(needs, order, { type: 'ReverseRecoveryEntry', data }, { voucher }, bookings);
  });

/** 结清: at 0.00 and not before. */
export const closeOverpayment = (needs: OverpaymentNeeds, order: OverpaymentOrder): Outcome =>
  inScope(needs, order, ({ overpaidFen }) => {
    const { actor, of } = order;
    const closedOn = needs.clock.today();
    const data = { ...of, closedOn, closedBy: actor, overpaidFen: fen(overpaidFen) };
    const openings = times(
      ({ type }) => type === 'OverpaymentEstablished' || type === 'RecoveryEntryReversed',
    );
    return act(needs, order, { type: 'CloseOverpayment', data }, {}, openings);
  });
