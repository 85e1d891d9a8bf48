import { type Fen, type LocalDate, type Refusal, refuse } from '@ledger/kernel';
import { type BatchDraw, type Commitment, entryOf, fund, type FundRefusal } from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import type { Clock } from '../clock';
import { commandIdFrom } from '../identity';
import type { Ledger, Receipt } from '../ledger';
import { fundCommitted, type FundHeld, fundPaying, type Wanting } from './fund-of-batch';

export interface CommitNeeds {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What the batches of its year moved out of a fund, as known on a day. */
  drawsOn(held: FundHeld, day: LocalDate): Promise<readonly BatchDraw[]>;
}

export interface CommitOrder extends Wanting {
  readonly actor: string;
  readonly amountFen: Fen;
}

/**
 * 占用: money is set aside for a batch before its last approval, out of the fund that pays it. Asked
 * again, or after a crash in between, it has been done.
 */
export const commitFunds = async (
  { ledger, clock, drawsOn }: CommitNeeds,
  { actor, amountFen, ...wanting }: CommitOrder,
): Promise<Receipt | Refusal<FundRefusal>> => {
  const { batch, benefitMonth } = wanting;
  const held = await fundPaying(ledger, wanting);
  const { stream, division, programme, fiscalYear } = held;
  const committedOn = clock.today();
  const data = {
    batch,
    benefitMonth,
    amountFen,
    committedOn,
    division,
    programme,
    fiscalYear,
    draws: await drawsOn(held, committedOn),
  };
  const metadata = actMetadata(clock, actor, commandIdFrom(stream, 'commit', batch), batch);
  return ledger.run(stream, fund, { type: 'CommitFunds', data }, metadata);
};

/** 释放: what was set aside for a batch that goes no further. Nothing, where nothing was. */
export const releaseFunds = async (
  { ledger, clock }: Pick<CommitNeeds, 'ledger' | 'clock'>,
  { actor, ...wanting }: Wanting & { readonly actor: string },
): Promise<Receipt | Refusal<FundRefusal> | undefined> => {
  const held = await fundCommitted(ledger, wanting);
  if (!held) return undefined;
  const { stream, division, programme, fiscalYear } = held;
  const { batch } = wanting;
  const data = { batch, division, programme, fiscalYear, releasedOn: clock.today() };
  const metadata = actMetadata(clock, actor, commandIdFrom(stream, 'release', batch), batch);
  return ledger.run(stream, fund, { type: 'ReleaseFunds', data }, metadata);
};

/** What is set aside for a batch, and which of its documents have not arrived. */
export interface SetAside extends Commitment {
  readonly division: string;
  readonly fiscalYear: string;
  readonly outstanding: readonly string[];
}

export const setAsideFor = async (
  ledger: Ledger,
  wanting: Wanting,
  day: LocalDate,
): Promise<SetAside | undefined> => {
  const held = await fundCommitted(ledger, wanting);
  const commitment = held?.state.commitments.get(wanting.batch);
  if (!held || !commitment) return undefined;
  const hasArrived = (document: SetAside['outOf'][number]['document']): boolean => {
    const arrivedOn = entryOf(held.state, 'APPROPRIATED', document)?.arrivedOn;
    return arrivedOn !== undefined && arrivedOn <= day;
  };
  const { division, fiscalYear } = held;
  const outstanding = commitment.outOf
    .map(({ document }) => document)
    .filter((document) => !hasArrived(document));
  return { ...commitment, division, fiscalYear, outstanding };
};

/** Money leaves for the bank only once all of it that was set aside is there. */
export const mustHaveArrived = async (
  ledger: Ledger,
  wanting: Wanting,
  day: LocalDate,
): Promise<Refusal<'funds-not-arrived' | 'not-committed'> | undefined> => {
  const setAside = await setAsideFor(ledger, wanting, day);
  if (!setAside) return refuse('not-committed', { batch: wanting.batch });
  const { outstanding } = setAside;
  return outstanding.length === 0
    ? undefined
    : refuse('funds-not-arrived', { documents: outstanding.join('、') });
};
