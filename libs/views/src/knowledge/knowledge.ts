import type { LocalDate, PersonId } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { CaseFacts } from '../case';
import { compare, isA, knownAt } from '../fact';
import { type DeathClaim, deathClaimsOf } from '../household/death-claims';
import { excludeEachOther } from '../household/death-contradictions';
import { gather, type HouseholdFacts } from '../household/household-facts';
import type { HouseholdMonth } from '../household/household-month';
import { byCredit, type Item, itemFrom, newest } from '../household/items';
import { overpaidFen } from '../household/money';
import { monthKnownOn } from '../household/month-cell';
import { totalOf } from '../household/recoveries';
import type { Finding, RuleCode } from '../result';
import type { Ground, Knowledge, Step } from './chain';
import { deathTold, type Decision, stopTold, type Told, transferTold } from './grounds';
import { spansOf } from './spans';
import { onDay } from './steps';

/** The rules whose match is about one payment that something known should have changed. */
const grounds: { readonly [R in RuleCode]?: Ground } = {
  R01: 'death',
  R02: 'death',
  R04: 'transfer',
  R05: 'transfer',
  R30: 'stop',
  R06: 'own-records',
  R17: 'own-records',
  R18: 'own-records',
  R19: 'own-records',
};

/** Of the others it cannot be told who could have known: no one payment is at their root. */
export const hasKnowledgeChain = (rule: RuleCode): boolean => grounds[rule] !== undefined;

/** What the chain is read from: a household's case as known on a day, and the log's own days. */
export interface KnowledgeNeeds {
  readonly facts: CaseFacts;
  readonly policies: Policies;
  readonly knowledgeDay: LocalDate;
  /** The day on which a fact was recorded here; undefined when that is not known. */
  readonly enteredOn: (position: string) => LocalDate | undefined;
}

const itemOf = (cell: HouseholdMonth, { batch }: Finding): Item | undefined =>
  cell.items.filter(({ instructed }) => instructed.batch === batch).at(-1) ?? cell.lastCredit;

/** All items of the household that are known, whatever their month. */
const itemsKnown = (all: HouseholdFacts, day: LocalDate): readonly Item[] => {
  const batches = knownAt(all.batches, day);
  const batchOf = (no: string) =>
    newest(batches.filter(({ event }) => event.data.batch === no))?.event.data;
  return all.payments.all
    .map(({ facts }) => itemFrom(knownAt(facts, day), batchOf))
    .filter((item) => item !== undefined)
    .filter(({ instructed }) => instructed.household === all.household)
    .sort(byCredit);
};

/**
 * A decision has taken effect in the first batch that was frozen after it and served a month it
 * covers: unless that batch still paid a household that was stopped.
 */
const stoppedStep = (
  all: HouseholdFacts,
  day: LocalDate,
  decision: Decision | undefined,
): readonly Step[] => {
  if (!decision) return [];
  const { decidedOn, effectiveMonth, change } = decision.event.data;
  const paid = new Set(
    change === 'STOP'
      ? itemsKnown(all, day)
          .filter(({ status }) => status === 'CREDITED')
          .filter(({ instructed }) => instructed.benefitMonth >= effectiveMonth)
          .map(({ instructed }) => instructed.batch as string)
      : [],
  );
  const [first] = knownAt(all.batches, day)
    .filter(({ event }) => event.data.frozenOn >= decidedOn)
    .filter(({ event }) => event.data.benefitMonth >= effectiveMonth)
    .filter(({ event }) => !paid.has(event.data.batch))
    .sort((a, b) => compare(a.event.data.frozenOn, b.event.data.frozenOn));
  return first
    ? [
        onDay('stopped', first.event.data.frozenOn, {
          source: first.event.data.batch,
          positions: [first.position],
        }),
      ]
    : [];
};

const paymentSteps = (
  all: HouseholdFacts,
  day: LocalDate,
  item: Item | undefined,
): readonly Step[] => {
  if (!item) return [];
  const { batch, ref, creditedOn } = item;
  const own = knownAt(all.payments.all.find((payment) => payment.ref === ref)?.facts ?? [], day);
  const positionsOf = (type: 'PaymentInstructed' | 'BankLineReported') =>
    own.filter(isA(type)).map(({ position }) => position);
  const header = knownAt(all.batches, day).filter(({ event }) => event.data.batch === batch?.batch);
  const positions = [
    ...header.map(({ position }) => position),
    ...positionsOf('PaymentInstructed'),
  ];
  const more = { ...(batch && { source: batch.batch as string }), positions };
  return [
    ...(batch ? [onDay('frozen', batch.frozenOn, more)] : []),
    ...(batch ? [onDay('sent', batch.sentToBankOn, more)] : []),
    ...(creditedOn
      ? [onDay('credited', creditedOn, { positions: positionsOf('BankLineReported') })]
      : []),
  ];
};

const decidedStep = (decision: Decision | undefined): readonly Step[] =>
  decision
    ? [
        onDay('decided', decision.event.data.decidedOn, {
          source: 'DECISION',
          positions: [decision.position],
        }),
      ]
    : [];

const enteredStep = (
  { arrived }: Told,
  enteredOn: KnowledgeNeeds['enteredOn'],
): readonly Step[] => {
  const day = arrived && enteredOn(arrived.fact.position);
  if (!day) return [];
  const { declared, position } = arrived.fact;
  return [onDay('entered', day, { declared, positions: [position] })];
};

interface Looked {
  readonly cell: HouseholdMonth;
  readonly claims: readonly DeathClaim[];
  readonly told: Told;
}

const NOTHING_TOLD: Told = { steps: [], arrived: undefined, decision: undefined };

const look = (
  all: HouseholdFacts,
  cell: HouseholdMonth,
  finding: Finding,
  item: Item | undefined,
): Looked => {
  const day = cell.knowledgeDay;
  const ground = grounds[finding.rule];
  const person = finding.person as PersonId;
  const about = knownAt(all.people.get(person) ?? [], day);
  if (ground === 'death') {
    const claims = deathClaimsOf(about);
    const told = deathTold(claims, cell.deathOf(person), cell.household);
    return { cell, claims, told };
  }
  if (ground === 'transfer') {
    return { cell, claims: [], told: transferTold(about, cell.household) };
  }
  if (ground === 'stop') {
    const told = stopTold(cell.decisions, cell.month, item?.batch?.frozenOn);
    return { cell, claims: [], told };
  }
  return { cell, claims: [], told: NOTHING_TOLD };
};

const positionsOf = (steps: readonly Step[], claims: readonly DeathClaim[]): readonly string[] => [
  ...new Set([
    ...steps.flatMap((step) => step.positions),
    ...claims.flatMap(({ fact, moves, ended }) => [
      fact.position,
      ...moves.map(({ position }) => position),
      ...(ended?.position ? [ended.position] : []),
    ]),
  ]),
];

/**
 * The chain of days under a finding, as known on a day, with the post that had the news in each
 * interval (domain: fact to learned is reporting, learned to decision handling, decision to payment
 * the system). Undefined for rules that are not about a payment something known should have changed.
 */
export const knowledgeOf = (
  finding: Finding,
  { facts, policies, knowledgeDay, enteredOn }: KnowledgeNeeds,
): Knowledge | undefined => {
  const ground = grounds[finding.rule];
  const { household, benefitMonth, rule } = finding;
  if (!ground || household === null || benefitMonth === null) return undefined;
  const all = gather(`household/${household}`, facts, policies);
  const cell = monthKnownOn(all, benefitMonth, knowledgeDay);
  const item = itemOf(cell, finding);
  const { claims, told } = look(all, cell, finding, item);
  const steps = [
    ...told.steps,
    ...enteredStep(told, enteredOn),
    ...decidedStep(told.decision),
    ...stoppedStep(all, knowledgeDay, told.decision),
    ...paymentSteps(all, knowledgeDay, item),
  ];
  const decidedOn = told.decision?.event.data.decidedOn;
  const { frozenOn, sentToBankOn } = item?.batch ?? {};
  return {
    rule,
    ground,
    knowledgeDay,
    steps,
    spans: ground === 'own-records' ? [] : spansOf(steps, knowledgeDay, sentToBankOn),
    verdict: finding.knownAtPayment,
    restsOnDeclaredDay: finding.restsOnDeclaredDay,
    decidedAfterFreeze:
      decidedOn !== undefined &&
      frozenOn !== undefined &&
      sentToBankOn !== undefined &&
      decidedOn > frozenOn &&
      decidedOn <= sentToBankOn,
    claims,
    contradictory: excludeEachOther(claims),
    overpaidFen: overpaidFen(cell),
    recoveredFen: totalOf(cell.settled),
    positions: positionsOf(steps, claims),
  };
};
