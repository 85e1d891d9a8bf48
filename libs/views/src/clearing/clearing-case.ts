import type { LocalDate } from '@ledger/kernel';
import { allOf, type CaseKind, type Cell, type FlowTold } from '../case';
import { compare, type Fact, knownAt } from '../fact';
import { isHeader } from '../batch/header';
import { type Arrival, batchOverFunds } from '../findings/batch-over-funds/rule';
import { documentsIn, isOfFunds, surplusesOf } from '../fund/documents';
import { cached } from '../household/household-facts';
import type { BatchFlow } from '../result';

const countsOn =
  (day: LocalDate) =>
  ({ knownOn, withdrawnOn }: FlowTold): boolean =>
    knownOn <= day && !(withdrawnOn && withdrawnOn <= day);

/** The order in which batches draw on the account. */
const bySending = (a: BatchFlow, b: BatchFlow) =>
  compare(a.sentToBankOn, b.sentToBankOn) || compare(a.batch, b.batch);

/** Appropriations (拨付) that have arrived, and what was paid back or carried over of them. */
const arrivalsIn = (facts: readonly Fact[]): readonly Arrival[] => [
  ...documentsIn(facts, 'APPROPRIATED').flatMap(({ movement: { amountFen }, arrivedOn }) =>
    arrivedOn ? [{ on: arrivedOn, amountFen }] : [],
  ),
  ...surplusesOf(facts, 'APPROPRIATED').map(({ businessOn, amountFen }) => ({
    on: businessOn,
    amountFen: -amountFen,
  })),
];

interface Account {
  readonly owner: string;
  readonly funds: readonly Fact[];
  readonly flows: readonly FlowTold[];
  /** Asked for every batch on the same days. */
  readonly arrivalsOn: (day: LocalDate) => readonly Arrival[];
}

const cellOf = ({ owner, funds, flows, arrivalsOn }: Account, batch: string): Cell => {
  const own = flows.filter(({ flow }) => flow.batch === batch);
  const lastSent =
    own
      .map(({ flow }) => flow.sentToBankOn)
      .sort()
      .at(-1) ?? '';
  // What is sent later takes nothing from what was there before, so it does not reach this batch.
  const reaching = flows.filter(({ flow }) => flow.sentToBankOn <= lastSent);
  return {
    key: `${owner}|${batch}`,
    facts: [...funds, ...reaching],
    assess: (day) => {
      const known = reaching.filter(countsOn(day)).map(({ flow }) => flow);
      const flow = known.find((one) => one.batch === batch);
      if (!flow) return { findings: [] };
      const upTo = known.filter((one) => bySending(one, flow) <= 0);
      return batchOverFunds.assess({ flow, upTo, arrivals: arrivalsOn(day), knowledgeDay: day });
    },
  };
};

/** A street's clearing account (发放账户): one cell a batch, in order of sending. */
export const clearingCase: CaseKind = (owner, facts, _policies, flows) => {
  const all = allOf(facts);
  // Every batch ever stated keeps its cell, also one that by now is said to be another account's.
  const stated = all.filter(isHeader).map(({ event }) => event.data.batch);
  const funds = all.filter(isOfFunds);
  const own = flows.filter(({ flow }) => flow.account === owner);
  const arrivalsOn = cached((day: LocalDate) => arrivalsIn(knownAt(funds, day)));
  const account = { owner, funds, flows: own, arrivalsOn };
  return [...new Set(stated)].sort().map((batch) => cellOf(account, batch));
};
