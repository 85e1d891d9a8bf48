import { type Refusal, refuse } from '@ledger/kernel';
import {
  month as monthDecider,
  type MonthCommand,
  type MonthRefusal,
  refusalToClose,
  streamOf,
} from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import type { PublishedPolicies } from '@ledger/projector';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import type { Receipt } from '../ledger';
import type { LedgerSeal } from '../seal/ledger-seal';
import { orRefused, type SealQuestionRefusal } from '../seal/refusals';
import { type MonthOf, takeCertificate } from './certificate';
import { closedMonth, closedMonths, monthsWithMoney } from './closed';
import { type OpenNeeds, openItems } from './open-items';

export interface CloseNeeds extends OpenNeeds {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly policies: PublishedPolicies;
  readonly seal: LedgerSeal;
}

export interface CloseOrder extends MonthOf {
  readonly actor: string;
  readonly confirmedBy: string;
  /** Why it is closed though something is open, in the words of whoever confirms it. */
  readonly overrideReason?: string;
}

export type CloseRefusal = MonthRefusal | 'month-needs-a-street' | SealQuestionRefusal;

const STREET_DIGITS = 9;

/** Certificates of the streets beneath that have closed the month, by street. */
const certificatesBeneath = async (
  { readSide, clock }: CloseNeeds,
  { division, month }: MonthOf,
): Promise<ReadonlyMap<string, string>> => {
  const closed = await closedMonths(readSide, division, clock.today());
  return new Map(
    closed
      .filter((one) => one.month === month && one.division.length === STREET_DIGITS)
      .map((one) => [one.division, one.certificate.digest]),
  );
};

/** Whoever has begun to close months closes all that have money, one after the other. */
const earlierMonthOpen = async ({ readSide, clock }: CloseNeeds, { division, month }: MonthOf) => {
  const today = clock.today();
  const own = (await closedMonths(readSide, division, today))
    .filter((one) => one.division === division && one.month < month)
    .map((one) => one.month);
  const [last] = own.sort().reverse();
  if (last === undefined) return undefined;
  return (await monthsWithMoney(readSide, division, today, { after: last, before: month }))[0];
};

const reasonInVault = async (
  { vault }: CloseNeeds,
  { division, month, overrideReason }: CloseOrder,
) => {
  if (!overrideReason) return {};
  const [owner] = await vault.persons([`月结:${division}-${month}`]);
  const content = { text: overrideReason };
  const [kept] = await vault.keep([{ owner: owner!, kind: 'month-close-override', content }]);
  return { override: { document: kept!.documentId, commitment: kept!.commitment } };
};

/** The order with everything the decision rests on, as it is now; the checkpoint comes last. */
const prepared = async (
  needs: CloseNeeds,
  order: CloseOrder,
): Promise<Omit<MonthCommand['data'], 'checkpoint'>> => {
  const { division, month, actor, confirmedBy } = order;
  const today = needs.clock.today();
  const isStreet = division.length === STREET_DIGITS;
  const beneath = isStreet ? new Map<string, string>() : await certificatesBeneath(needs, order);
  const of = { division, month };
  const certificate = await takeCertificate(needs.readSide, of, today, beneath);
  const policies = (await needs.policies.timeline(needs.readSide.manager)).on(today);
  const earlierMonth = await earlierMonthOpen(needs, order);
  const streets = certificate.rows
    .filter((row) => !isStreet && row.division.length === STREET_DIGITS && !row.certificate)
    .map((row) => row.division);
  return {
    ...of,
    closedOn: today,
    closedBy: actor,
    confirmedBy,
    certificate,
    open: await openItems(needs, of, policies, certificate),
    ...(await reasonInVault(needs, order)),
    waitsFor: { streets, ...(earlierMonth && { earlierMonth }) },
  };
};

/**
 * 月结. The certificate is taken first and the head of the log signed after it, so that everything
 * the certificate rests on lies beneath the signature. Whoever would be refused signs nothing.
 */
export const closeMonth = async (
  needs: CloseNeeds,
  order: CloseOrder,
): Promise<Receipt | Refusal<CloseRefusal>> => {
  const { division, month, actor } = order;
  if (division.length > STREET_DIGITS) return refuse('month-needs-a-street', { division });
  const closed = await closedMonth(needs.ledger, order);
  // A repetition after a lost answer by the same two people has been done.
  const isDone = closed?.closedBy === actor && closed.confirmedBy === order.confirmedBy;
  const stream = streamOf.month(division, month);
  if (closed && isDone) return { stream, events: 0 };
  const data = await prepared(needs, order);
  const state = closed
    ? ({
        status: 'closed',
        closedOn: closed.closedOn,
        digest: closed.certificate.digest,
      } as const)
    : monthDecider.initialState;
  const refused = refusalToClose(data, data.waitsFor, state);
  if (refused) return refused;
  const signed = await orRefused(async () => (await needs.seal.current()).seal.takeCheckpoint());
  if ('refused' in signed) return signed;
  const command = { type: 'CloseMonth', data: { ...data, checkpoint: signed.text } } as const;
  const commandId = commandIdFrom(stream, 'CloseMonth', actor, order.confirmedBy);
  return needs.ledger.run(
    stream,
    monthDecider,
    command,
    actMetadata(needs.clock, actor, commandId),
  );
};
