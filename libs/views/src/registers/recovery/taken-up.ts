import type { Fen, LocalDate } from '@ledger/kernel';
import type { Instalment } from '@ledger/ledger';
import { type Fact, type FactOf, inLogOrder, isA } from '../../fact';

/** What is demanded of an overpayment and when it has to come (分期). Fen. */
export interface Demand {
  readonly demandedOn: LocalDate;
  readonly amountFen: Fen;
  readonly instalments: readonly Instalment[];
  /** What had been established then: what was settled by then is the rest. */
  readonly ofFen: Fen;
}

/** What was done here about an overpayment, beside the money that came back. */
export interface TakenUp {
  readonly division: string;
  readonly establishedFen: Fen;
  readonly establishedOn: LocalDate;
  /** Rules whose findings named the money when it was established. */
  readonly rules: readonly string[];
  readonly demand?: Demand;
  readonly closedOn?: LocalDate;
}

const isTakingUp = isA(
  'OverpaymentEstablished',
  'RecoveryDemanded',
  'RecoveryEntryReversed',
  'OverpaymentClosed',
);

const established = (
  before: TakenUp | undefined,
  { event }: FactOf<'OverpaymentEstablished'>,
): TakenUp => {
  const { division, amountFen, establishedOn, rules } = event.data;
  const demand = before?.demand;
  return {
    division,
    establishedFen: amountFen,
    establishedOn,
    rules,
    ...(demand && { demand }),
  };
};

const reopened = (takenUp: TakenUp): TakenUp => {
  const { closedOn: _, ...open } = takenUp;
  return open;
};

/** From the acts on one overpayment that are known on a day; undefined while nobody took it up. */
export const takenUpOf = (known: readonly Fact[]): TakenUp | undefined => {
  let now: TakenUp | undefined;
  for (const fact of known.filter(isTakingUp).sort(inLogOrder)) {
    if (isA('OverpaymentEstablished')(fact)) now = established(now, fact);
    if (!now) continue;
    if (isA('RecoveryDemanded')(fact)) {
      const { demandedOn, amountFen, instalments } = fact.event.data;
      now = { ...now, demand: { demandedOn, amountFen, instalments, ofFen: now.establishedFen } };
    }
    if (isA('RecoveryEntryReversed')(fact)) now = reopened(now);
    if (isA('OverpaymentClosed')(fact)) now = { ...now, closedOn: fact.event.data.closedOn };
  }
  return now;
};

/** How a plan stands on a day. Fen. */
export interface PlanStanding {
  /** What has to have come by the day, that day included, and has not. */
  readonly dueFen: number;
  /** Of that, what had to have come before the day. */
  readonly lateFen: number;
  /** The next day on which something more is due. */
  readonly nextDueOn: LocalDate | undefined;
}

const sum = (instalments: readonly Instalment[]): number =>
  instalments.reduce((fen, { amountFen }) => fen + amountFen, 0);

/**
 * What comes pays the earliest instalment first, whichever it was meant for; so what is due is what
 * is out beyond the instalments that are still to come.
 */
export const planOn = (
  { instalments, ofFen }: Demand,
  settledFen: number,
  outstandingFen: number,
  day: LocalDate,
): PlanStanding => {
  // What facts have made of the overpayment since cannot be late if it is not out.
  const outFen = Math.max(0, Math.min(ofFen - settledFen, outstandingFen, sum(instalments)));
  const beyond = (toCome: readonly Instalment[]) => Math.max(0, outFen - sum(toCome));
  return {
    dueFen: beyond(instalments.filter(({ dueOn }) => dueOn > day)),
    lateFen: beyond(instalments.filter(({ dueOn }) => dueOn >= day)),
    nextDueOn: instalments.find(({ dueOn }) => dueOn > day)?.dueOn,
  };
};
