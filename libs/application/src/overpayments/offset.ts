import type { Recorded } from '@ledger/event-store';
import {
  type CommandId,
  decideWith,
  fen,
  fold,
  type HouseholdNo,
  isRefusal,
  type YearMonth,
} from '@ledger/kernel';
import {
  commitmentFor,
  lift,
  offset,
  type OffsetCommitted,
  type OffsetEvent,
  overpayment,
  type OverpaymentEvent,
  streamOf,
} from '@ledger/ledger';
import { readCase } from '@ledger/projector';
import { leftToOffset, subjectOf } from '@ledger/views';
import { actMetadata } from '../act-metadata';
import { StreamMoved } from '../exchange/expected';
import { commandIdFrom } from '../identity';
import type { Ledger } from '../ledger';
import { identityOf, inScope, type Outcome, type OverpaymentNeeds, reversalsOf } from './act';
import type { OffsetOrder } from './orders';
import type { OverpaidMonth } from './taken-up';

type Share = OffsetCommitted['data'];
type Needs = Pick<OverpaymentNeeds, 'ledger' | 'clock'>;

const liftAll = <Event>(held: readonly Recorded[]): readonly Event[] =>
  held.map((r) => lift(r.type, r.schema, r.data) as Event);

const overpaymentStream = ({ household, benefitMonth }: OverpaidMonth) =>
  streamOf.overpayment(household, benefitMonth);

const offsetStream = ({ household, againstMonth }: Pick<Share, 'household' | 'againstMonth'>) =>
  streamOf.offset(household, againstMonth);

const overpaymentNow = async (ledger: Ledger, of: OverpaidMonth) =>
  fold(
    overpayment.evolve,
    overpayment.initialState,
    liftAll<OverpaymentEvent>(await ledger.standing(overpaymentStream(of))),
  );

const isDone = (held: readonly Recorded[], command: CommandId): boolean =>
  held.some(({ metadata }) => metadata['commandId'] === command);

/** How often something was done to the share of one voucher, so that it can be done again. */
const timesOf = (
  held: readonly Recorded[],
  type: OffsetEvent['type'],
  { benefitMonth, voucher }: Share,
): string =>
  String(
    held.filter(
      (one) =>
        one.type === type &&
        one.data['benefitMonth'] === benefitMonth &&
        one.data['voucher'] === voucher,
    ).length,
  );

const bookingOf = ({
  household,
  benefitMonth,
  voucher,
  amountFen,
  againstMonth,
  committedOn,
  committedBy,
}: Share) => {
  const said = { voucher, amountFen, againstMonth };
  const data = { household, benefitMonth, ...said, decidedOn: committedOn, decidedBy: committedBy };
  return { type: 'OffsetRecovery', data } as const;
};

/** Books what is spoken for. To whoever finishes it, it is the same command. */
const book = ({ ledger, clock }: Needs, share: Share, booking: CommandId): Outcome =>
  ledger.run(
    overpaymentStream(share),
    overpayment,
    bookingOf(share),
    actMetadata(clock, share.committedBy, booking),
  );

const commit = async (
  { readSide, policies, ...needs }: OverpaymentNeeds,
  share: Share,
  booking: CommandId,
): Outcome => {
  const { ledger, clock } = needs;
  const stream = offsetStream(share);
  const owner = subjectOf.household(share.household);
  const facts = await readCase(readSide.manager, owner);
  const day = clock.today();
  const inForce = (await policies.timeline(readSide.manager)).on(day);
  const { leftFen, counted } = leftToOffset(owner, facts, inForce, {
    month: share.againstMonth,
    day,
  });
  const released = timesOf(await ledger.history(stream), 'OffsetCommitmentReleased', share);
  const id = commandIdFrom(stream, 'commit', booking, released);
  const data = { ...share, leftFen: fen(leftFen), counted };
  const metadata = actMetadata(clock, share.committedBy, id, booking);
  return ledger.run(stream, offset, { type: 'CommitOffset', data }, metadata);
};

const release = async (
  { ledger, clock }: Needs,
  share: Share,
  booking: CommandId,
): Promise<void> => {
  const stream = offsetStream(share);
  const { household, againstMonth, benefitMonth, voucher, committedBy } = share;
  const committed = timesOf(await ledger.history(stream), 'OffsetCommitted', share);
  const id = commandIdFrom(stream, 'release', booking, committed);
  const data = { household, againstMonth, benefitMonth, voucher, releasedOn: clock.today() };
  const metadata = actMetadata(clock, committedBy, id, booking);
  await ledger.run(stream, offset, { type: 'ReleaseOffset', data }, metadata);
};

/** What is not booked after all is spoken for no longer. Of a lost answer nobody knows yet. */
const bookOrRelease = async (needs: Needs, share: Share, booking: CommandId): Outcome => {
  try {
    const booked = await book(needs, share, booking);
    if ('refused' in booked) await release(needs, share, booking);
    return booked;
  } catch (error) {
    if (error instanceof StreamMoved) await release(needs, share, booking);
    throw error;
  }
};

/** Booked, if it was not yet; released, if it does not stand. */
const finish = async (needs: Needs, share: Share, booking: CommandId): Promise<void> => {
  const { ledger } = needs;
  if (!isDone(await ledger.history(overpaymentStream(share)), booking)) {
    await bookOrRelease(needs, share, booking);
    return;
  }
  const { entries } = await overpaymentNow(ledger, share);
  const stands = entries.some(
    ({ kind, voucher, againstMonth }) =>
      kind === 'OFFSET' && voucher === share.voucher && againstMonth === share.againstMonth,
  );
  if (!stands) await release(needs, share, booking);
};

/** Finishes what a crash left between what is spoken for of a month and what was booked of it. */
const finishOffsets = async (
  needs: Needs,
  household: HouseholdNo,
  againstMonth: YearMonth,
): Promise<void> => {
  const held = await needs.ledger.history(offsetStream({ household, againstMonth }));
  const state = fold(offset.evolve, offset.initialState, liftAll<OffsetEvent>(held));
  // A commitment is of a piece with its booking: that is its correlation.
  const bookings = new Map<Share, CommandId>();
  for (const { type, data, metadata } of held) {
    const share = type === 'OffsetCommitted' && commitmentFor(state, data as unknown as Share);
    if (share) bookings.set(share, metadata['correlation'] as CommandId);
  }
  for (const [share, booking] of bookings) await finish(needs, share, booking);
};

/** What was kept back on a voucher that is reversed can be offset by others again. */
export const releaseReversed = async (
  needs: Needs,
  of: OverpaidMonth,
  voucher: string,
): Promise<void> => {
  const held = await needs.ledger.history(overpaymentStream(of));
  const reversal = liftAll<OverpaymentEvent>(held).findLast(
    ({ type, data }) => type === 'RecoveryEntryReversed' && data.voucher === voucher,
  );
  if (reversal?.type !== 'RecoveryEntryReversed' || !reversal.data.againstMonth) return;
  await finishOffsets(needs, of.household, reversal.data.againstMonth);
};

/**
 * 抵扣: out of what is due for another month and has not been paid. It is spoken for in the stream
 * where all offsets against that month meet, and then booked with the overpayment.
 */
export const offsetRecovery = (needs: OverpaymentNeeds, order: OffsetOrder): Outcome =>
  inScope(needs, order, async () => {
    const { actor, of, voucher, amountFen, againstMonth } = order;
    const { ledger, clock } = needs;
    const said = { voucher, amountFen, againstMonth };
    const share = { ...of, ...said, committedOn: clock.today(), committedBy: actor };
    await finishOffsets(needs, of.household, againstMonth);
    const meanwhile = reversalsOf(voucher);
    const stream = overpaymentStream(of);
    const booking = await identityOf(needs, stream, 'OffsetRecovery', { said, meanwhile });
    if (isDone(await ledger.history(stream), booking)) return { stream, events: 0 };
    // What the overpayment itself refuses is refused before anything is spoken for.
    const asked = decideWith(overpayment, bookingOf(share), await overpaymentNow(ledger, of));
    if (isRefusal(asked)) return asked;
    const committed = await commit(needs, share, booking);
    if ('refused' in committed) return committed;
    return bookOrRelease(needs, share, booking);
  });
