import { canonicalEventJson, type Recorded } from '@ledger/event-store';
import {
  type CommandId,
  covers,
  type DivisionCode,
  fen,
  type Fen,
  fold,
  type LocalDate,
  type PaymentRef,
  type Refusal,
  refuse,
} from '@ledger/kernel';
import {
  lift,
  payment,
  type PaymentAct,
  type PaymentEvent,
  type PaymentState,
  refundedFen,
  type RefundRefusal,
  type ReversalReason,
  streamOf,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import { isRefused } from '../imports/take-back';
import type { Ledger } from '../ledger';
import type { RefundAnswer } from './answers';

export interface RefundNeeds {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly clock: Clock;
}

interface OfItem {
  readonly actor: string;
  readonly scope: DivisionCode;
  /** 客户流水号 of the item that came back. */
  readonly ref: PaymentRef;
  readonly voucher: string;
  /** The officer's words; they go to the vault. */
  readonly note?: string;
}

/** 退票缴回. */
export interface RefundOrder extends OfItem {
  readonly amountFen: Fen;
  readonly registeredOn: LocalDate;
}

export interface RefundReversalOrder extends OfItem {
  readonly reasonCode: ReversalReason;
  readonly confirmedBy: string;
}

/** `day-ahead`: a day of registration that has not come. */
export type AnyRefundRefusal = RefundRefusal | 'day-ahead';

type Outcome = Promise<RefundAnswer | Refusal<AnyRefundRefusal>>;
type Instructed = NonNullable<PaymentState['instructed']>;

const stateOf = (held: readonly Recorded[]): PaymentState =>
  fold(
    payment.evolve,
    payment.initialState,
    held.map((r) => lift(r.type, r.schema, r.data) as PaymentEvent),
  );

const standing = async ({ ledger }: RefundNeeds, ref: PaymentRef): Promise<PaymentState> =>
  stateOf(await ledger.standing(streamOf.payment(ref)));

/** An item within the scope; what lies outside is not there. */
const itemIn = async (
  needs: RefundNeeds,
  { ref, scope }: OfItem,
): Promise<{ readonly state: PaymentState; readonly item: Instructed } | undefined> => {
  const state = await standing(needs, ref);
  const item = state.instructed;
  return item && covers(scope, item.division) ? { state, item } : undefined;
};

const wordsOf = async ({ vault }: RefundNeeds, { ref, voucher, note, actor }: OfItem) => {
  const [owner] = await vault.persons([`退票:${ref}`]);
  const content = { 凭证号: voucher, 经办人: actor, ...(note && { 备注: note }) };
  const [kept] = await vault.keep([{ owner: owner!, kind: 'refund', content }]);
  return { document: kept!.documentId, commitment: kept!.commitment };
};

/** How often the refunds of a voucher were reversed: booking it anew is another command. */
const reversals = (held: readonly Recorded[], voucher: string): number =>
  held.filter(({ type, data }) => type === 'RefundReversed' && data['voucher'] === voucher).length;

const run = async (
  needs: RefundNeeds,
  { ref, actor }: OfItem,
  command: PaymentAct,
  commandId: CommandId,
): Outcome => {
  const metadata = actMetadata(needs.clock, actor, commandId);
  const outcome = await needs.ledger.run(streamOf.payment(ref), payment, command, metadata);
  if (isRefused<AnyRefundRefusal>(outcome)) return outcome;
  const state = await standing(needs, ref);
  const totalFen = state.instructed?.totalFen ?? fen(0);
  const backFen = refundedFen(state);
  return { ref, totalFen, refundedFen: backFen, leftFen: Math.max(0, totalFen - backFen) };
};

/** What was to send an item again and was reversed before it went out no longer stands for it. */
const neverWentOut = async (needs: RefundNeeds, { reissuedAs }: PaymentState) =>
  reissuedAs && (await standing(needs, reissuedAs)).reversed ? reissuedAs : undefined;

/** 退票缴回: what the bank sent back goes to the treasury, and is not sent again. */
export const refundReturned = async (needs: RefundNeeds, order: RefundOrder): Outcome => {
  const { ref, voucher, amountFen, registeredOn } = order;
  const today = needs.clock.today();
  if (registeredOn > today) return refuse('day-ahead', { day: registeredOn, today });
  const known = await itemIn(needs, order);
  if (!known) return refuse('payment-not-known', { ref });
  const insteadOf = await neverWentOut(needs, known.state);
  const said = { ref, voucher, amountFen, registeredOn };
  const data = {
    ...said,
    household: known.item.household,
    evidence: await wordsOf(needs, order),
    ...(insteadOf && { insteadOf }),
  };
  const again = reversals(await needs.ledger.history(streamOf.payment(ref)), voucher);
  const commandId = commandIdFrom('refund', canonicalEventJson(said), `${again}`);
  return run(needs, order, { type: 'RefundPayment', data }, commandId);
};

/** 冲正: the refund was entered wrongly; the item waits again. */
export const reverseRefund = async (needs: RefundNeeds, order: RefundReversalOrder): Outcome => {
  const { ref, voucher, actor, reasonCode, confirmedBy } = order;
  const known = await itemIn(needs, order);
  if (!known) return refuse('payment-not-known', { ref });
  const data = {
    ref,
    voucher,
    household: known.item.household,
    reversedOn: needs.clock.today(),
    reasonCode,
    confirmedBy,
    evidence: await wordsOf(needs, order),
    askedBy: actor,
  };
  const held = await needs.ledger.history(streamOf.payment(ref));
  const booked = held.filter(
    ({ type, data: said }) => type === 'RefundRecorded' && said['voucher'] === voucher,
  ).length;
  const commandId = commandIdFrom('refund-reversal', ref, voucher, `${booked}`);
  return run(needs, order, { type: 'ReverseRefund', data }, commandId);
};
