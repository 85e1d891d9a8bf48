import { canonicalEventJson } from '@ledger/event-store';
import { type DivisionCode, fen, refuse } from '@ledger/kernel';
import type { Vault } from '@ledger/people';
import { act, inScope, type Outcome, type OverpaymentNeeds, reversalsOf, times } from './act';
import { releaseReversed } from './offset';
import type {
  DemandOrder,
  OverpaymentOrder,
  ReceiptOrder,
  RecoveryReversalOrder,
  WriteOffOrder,
} from './orders';
import { overpaymentId } from './register';

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
    const command = { type: 'ReverseRecoveryEntry', data } as const;
    const outcome = await act(needs, order, command, { voucher }, bookings);
    if (!('refused' in outcome)) await releaseReversed(needs, of, voucher);
    return outcome;
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
