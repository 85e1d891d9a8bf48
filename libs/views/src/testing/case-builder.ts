import { dayOfMonth, type FileId, localDate, type LocalDate, yearMonth } from '@ledger/kernel';
import type { AnyLedgerEvent, BankStatus } from '@ledger/ledger';
import { policyEntries, policyTimeline } from '@ledger/policy';
import { assessCell, cellsOverTime } from '../assess';
import type { CaseFacts, Cell, FlowTold } from '../case';
import { type Fact, isA } from '../fact';
import {
  type Arrears,
  type CardCustody,
  type CellResult,
  type Finding,
  type Money,
  MONEY_COLUMNS,
  type RuleCode,
} from '../result';
import type { BankEntry } from '../registers/bank/entry';
import type { Hop, Span } from '../registers/delays/span';
import { sameSaid, stated, type Stated } from '../stated';
import { filingOf, isClearing } from '../subjects';
import {
  bankLine,
  batchStated,
  fundsArrived,
  fundsMoved,
  type ItemWords,
  paymentInstructed,
} from './money-statements';
import { householdStated, memberStated, type MemberWords } from './people-statements';

/** Policy as it comes with the program, nothing published. */
export const shippedPolicy = policyTimeline(policyEntries);

/** When and how something was told: the day it came here and the file it stood in. */
export interface Told {
  readonly on: string;
  readonly file?: string;
  readonly row?: number;
  readonly withdrawnOn?: string;
  readonly declared?: boolean;
}

const factFrom = (event: Stated, told: Told, position: number): Fact => ({
  position: String(position).padStart(6, '0'),
  // What is said is the identity of a statement: two files that say the same share it.
  statement: sameSaid(event) ?? `${event.type} ${JSON.stringify(event.data)}`,
  file: told.file as FileId | undefined,
  knownOn: localDate(told.on),
  receivedOn: localDate(told.on),
  withdrawnOn: told.withdrawnOn ? localDate(told.withdrawnOn) : undefined,
  declared: told.declared ?? false,
  row: told.row ?? position,
  event,
});

export const factOf = (event: AnyLedgerEvent, told: Told, position: number): Fact =>
  factFrom(stated(event), told, position);

/** Facts by case, as the membership index of all time files them. */
export const casesOf = (facts: readonly Fact[]): ReadonlyMap<string, CaseFacts> => {
  const bySubject = new Map<string, Fact[]>();
  const subjectsOf = new Map<string, Set<string>>();
  for (const fact of facts) {
    const filing = filingOf(fact.event);
    for (const subject of filing?.subjects ?? []) {
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), fact]);
    }
    for (const { subject, owner } of filing?.memberships ?? []) {
      subjectsOf.set(owner, (subjectsOf.get(owner) ?? new Set()).add(subject));
    }
  }
  return new Map(
    [...subjectsOf].map(([owner, subjects]) => [
      owner,
      new Map([...subjects].map((subject) => [subject, bySubject.get(subject) ?? []])),
    ]),
  );
};

const FIRST_DAY = localDate('2020-01-01');
const LAST_DAY = localDate('2029-12-31');

/** What a batch says of its money, each answer until the next. */
export const flowsTold = (cell: Cell): readonly FlowTold[] =>
  assessCell(cell, FIRST_DAY, LAST_DAY).answers.flatMap(({ knownFrom, result }, n, all) =>
    result.flow
      ? [
          {
            position: cell.key,
            knownOn: knownFrom,
            withdrawnOn: all[n + 1]?.knownFrom,
            flow: result.flow,
          },
        ]
      : [],
  );

/** All cells: first those made of facts, then the accounts made of what the batches say. */
export const allCells = (facts: readonly Fact[], policy = shippedPolicy): readonly Cell[] => {
  const cases = [...casesOf(facts)];
  const cells = cases
    .filter(([owner]) => !isClearing(owner))
    .flatMap(([owner, some]) => cellsOverTime(owner, some, policy));
  const flows = cells.filter(({ key }) => key.startsWith('batch/')).flatMap(flowsTold);
  const accounts = cases
    .filter(([owner]) => isClearing(owner))
    .flatMap(([owner, some]) => cellsOverTime(owner, some, policy, flows));
  return [...cells, ...accounts];
};

/** What a cell says on a day, from its answers and not asked directly: ageing included. */
export const answerOn = (cell: Cell, day: LocalDate): CellResult =>
  assessCell(cell, FIRST_DAY, day).answers.findLast(({ knownFrom }) => knownFrom <= day)!.result;

export interface PaymentWords extends Omit<ItemWords, 'batch'> {
  readonly ref?: string;
  /** The month of the batch, when it is not the benefit month. */
  readonly batchMonth?: string;
  readonly frozen?: string;
  readonly sent?: string;
  readonly status?: BankStatus;
  readonly credited?: string;
  readonly resultOn?: string;
  readonly bankYuan?: number;
  readonly failureCode?: string;
}

/** A small office: what was told to it, and what its ledger says. Every step is a new one. */
export class CaseBuilder {
  constructor(readonly facts: readonly Fact[] = []) {}

  told(told: string | Told, ...events: readonly AnyLedgerEvent[]): CaseBuilder {
    const how = typeof told === 'string' ? { on: told } : told;
    const more = events.map((event, n) => factOf(event, how, this.facts.length + n + 1));
    return new CaseBuilder([...this.facts, ...more]);
  }

  /** Everything that was told, to tell it again on another day. */
  statements(): readonly AnyLedgerEvent[] {
    return this.facts.map(({ event }) => event);
  }

  /** The same with the day each was told on. */
  toldWhen(): readonly (readonly [string, AnyLedgerEvent])[] {
    return this.facts.map(({ knownOn, event }) => [knownOn, event]);
  }

  /** The facts of one case, as the rules take them. */
  case(owner = 'household/H1'): CaseFacts {
    return casesOf(this.facts).get(owner)!;
  }

  /** A household of the archive, payable from January 2021 unless said otherwise. */
  household(members: Readonly<Record<string, MemberWords>>, no = 'H1', start = '2021-01') {
    const rows = Object.entries(members).map(([name, words]) => memberStated(no, name, words));
    return this.told('2020-12-20', householdStated(no, start), ...rows);
  }

  /** A roster line without a word of the bank. */
  instructed(benefitMonth: string, yuan: number, words: PaymentWords = {}): CaseBuilder {
    const { frozen, sent, batchMonth = benefitMonth, household = 'H1' } = words;
    const batch = batchStated(batchMonth, { ...(frozen && { frozen }), ...(sent && { sent }) });
    const line = paymentInstructed(
      words.ref ?? `${household}-${benefitMonth}`,
      benefitMonth,
      yuan,
      { covered: this.coveredIn(household), ...words, household, batch: `B${batchMonth}` },
    );
    return this.told(sent ?? dayOfMonth(yearMonth(batchMonth), 4), batch, line);
  }

  /** A roster line and the bank's word: credited on the 6th, told here on the 12th. */
  paid(benefitMonth: string, yuan: number, words: PaymentWords = {}): CaseBuilder {
    const { batchMonth = benefitMonth, household = 'H1', status = 'CREDITED' } = words;
    const month = yearMonth(batchMonth);
    const ref = words.ref ?? `${household}-${benefitMonth}`;
    const credited = status === 'CREDITED' ? (words.credited ?? dayOfMonth(month, 6)) : undefined;
    const resultOn = words.resultOn ?? dayOfMonth(month, 12);
    return this.instructed(benefitMonth, yuan, words).told(
      credited && credited > resultOn ? credited : resultOn,
      bankLine(ref, status, words.bankYuan ?? yuan, credited, words.failureCode),
    );
  }

  /** The findings of a day, oldest benefit month first. */
  findings(day: string, rule?: RuleCode): readonly Finding[] {
    const all = this.results(day).flatMap(({ findings }) => findings);
    return all.filter((finding) => !rule || finding.rule === rule);
  }

  rules(day: string): readonly string[] {
    return this.findings(day).map(({ rule }) => rule);
  }

  /** What is owed on a day, oldest benefit month first. */
  arrears(day: string): readonly Arrears[] {
    return this.results(day).flatMap(({ arrears }) => (arrears ? [arrears] : []));
  }

  /** The custody register on a day, card by card. */
  cards(day: string): readonly CardCustody[] {
    return this.results(day).flatMap(({ custody }) => (custody ? [custody] : []));
  }

  /** What the bank's answers leave to do on a day, batch by batch. */
  bank(day: string): readonly BankEntry[] {
    return this.results(day).flatMap(({ bank }) => bank?.entries ?? []);
  }

  /** The money of all cells on a day, in fen. */
  money(day: string): Money {
    const sums = this.results(day).flatMap(({ money }) => (money ? [money.sums] : []));
    return Object.fromEntries(
      MONEY_COLUMNS.map((column) => [column, sums.reduce((sum, one) => sum + one[column], 0)]),
    ) as unknown as Money;
  }

  /** What all cells say of waits on a day, of one hop. */
  waits(day: string, hop?: Hop): readonly Span[] {
    const all = this.results(day).flatMap(({ hops }) => hops?.spans ?? []);
    return all.filter((span) => !hop || span.hop === hop);
  }

  /** How many persons the archive covers in a household, as a careful roster would say. */
  private coveredIn(household: string): number {
    const members = this.facts.filter(isA('MemberStated')).map(({ event }) => event.data);
    return members.filter((one) => one.household === household && one.covered).length;
  }

  private results(day: string): readonly CellResult[] {
    return [...allCells(this.facts)]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((cell) => answerOn(cell, localDate(day)));
  }
}

/** An office whose clearing account holds nothing. */
export const poorOffice = () => new CaseBuilder();

/** An office with money enough in its account for whatever it sends to the bank. */
export const office = () =>
  poorOffice().told(
    '2020-12-01',
    fundsMoved('FundsAppropriated', 'enough', 1_000_000, '2020-12-01'),
    fundsArrived('enough', '2020-12-01'),
  );
