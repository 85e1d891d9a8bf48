import type { DivisionCode, LocalDate } from '@ledger/kernel';
import {
  heardPolicies,
  type Policies,
  type PolicyNotices,
  type PolicyQuestionName,
  type PolicyTold,
  settingsOf,
} from '@ledger/policy';
import { findingId, type Loaded, type PublishedPolicies, readCases } from '@ledger/projector';
import {
  type BatchFlow,
  type CellKind,
  type CellResult,
  cellsOf,
  type Finding,
  type FlowTold,
  NO_MONEY,
  policyReaders,
} from '@ledger/views';
import type { DataSource, EntityManager } from 'typeorm';
import { Tally, type Where } from './tally';

/** What is asked of the what-if: notices, whose findings are shown, and how many are listed. */
export interface WhatIfAsked {
  readonly notices: PolicyNotices;
  readonly scope: DivisionCode;
  readonly today: LocalDate;
  readonly limit: number;
}

/** Published today, every notice counts from today on. */
const toldToday = (
  { entries, closings }: PolicyNotices,
  today: LocalDate,
): readonly PolicyTold[] => [
  ...closings.map((closing) => ({ kind: 'closed', closing, knownOn: today }) as const),
  ...entries
    .flatMap((entry) => settingsOf(entry, today))
    .map((setting) => ({ kind: 'published', setting, knownOn: today }) as const),
];

interface Cases {
  read: number;
  touched: number;
}

/** Walks the cases and judges each twice: by the policy of today and by the proposed one. */
class Walk {
  readonly cases: Cases = { read: 0, touched: 0 };
  /** What batches would say otherwise of their money, by batch. */
  private readonly flows = new Map<string, BatchFlow | undefined>();

  constructor(
    private readonly now: Policies,
    private readonly proposed: Policies,
    private readonly today: LocalDate,
    private readonly tally: Tally,
    private readonly sees: (where: Where) => boolean,
  ) {}

  look(one: Loaded): void {
    this.cases.read += 1;
    const heard = heardPolicies(this.proposed);
    const flows = this.flowsOf(one);
    const after = this.results(one, heard.policies, flows);
    // What is asked of policy and answered as before leads to what was said before.
    if (flows === one.flows && !heard.differFrom(this.now)) return;
    this.cases.touched += 1;
    const before = this.results(one, this.now, one.flows);
    for (const [key, result] of after) this.compare(key, before.get(key)!, result);
  }

  private results(
    { owner, facts }: Loaded,
    policies: Policies,
    flows: readonly FlowTold[],
  ): ReadonlyMap<string, CellResult> {
    const cells = cellsOf(owner, facts, policies, flows);
    return new Map(cells.map((cell) => [cell.key, cell.assess(this.today)]));
  }

  /** What the batches of an account say, with what they would say from today on. */
  private flowsOf({ flows }: Loaded): readonly FlowTold[] {
    if (!flows.some(({ position }) => this.flows.has(position))) return flows;
    return flows.flatMap((told) => {
      const { position, withdrawnOn } = told;
      const holds = withdrawnOn === undefined || withdrawnOn > this.today;
      if (!this.flows.has(position) || !holds) return [told];
      const flow = this.flows.get(position);
      const until = { ...told, withdrawnOn: this.today };
      return flow
        ? [until, { position, knownOn: this.today, withdrawnOn: undefined, flow }]
        : [until];
    });
  }

  private compare(cell: string, before: CellResult, after: CellResult): void {
    if (JSON.stringify(before.flow) !== JSON.stringify(after.flow))
      this.flows.set(cell, after.flow);
    const place = after.money ?? before.money;
    if (place && this.sees(place)) {
      this.tally.money(place, before.money?.sums ?? NO_MONEY, after.money?.sums ?? NO_MONEY);
    }
    const held = this.byId(before.findings);
    const coming = this.byId(after.findings);
    for (const [id, finding] of coming) {
      const was = held.get(id);
      if (JSON.stringify(was) === JSON.stringify(finding)) continue;
      this.tally.count({ id, after: finding, ...(was && { before: was }) });
    }
    for (const [id, finding] of held)
      if (!coming.has(id)) this.tally.count({ id, before: finding });
  }

  private byId(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
    return new Map(
      findings.filter((finding) => this.sees(finding)).map((one) => [findingId(one), one]),
    );
  }
}

/** Kinds of cells that ask what the notices set: no other can say anything else. */
const kindsAsking = ({ entries, closings }: PolicyNotices): readonly CellKind[] => {
  const questions = [
    ...entries.flatMap(({ values }) => Object.keys(values) as PolicyQuestionName[]),
    ...closings.map(({ question }) => question),
  ];
  return [...new Set(questions.flatMap((question) => policyReaders[question]))];
};

/** Rows of a division within the scope; what belongs to no village is a street's to see. */
const seenBy =
  (scope: DivisionCode) =>
  ({ division }: Where): boolean =>
    division === null
      ? scope.length <= 9
      : division.startsWith(scope) || (scope.length <= 9 && scope.startsWith(division));

const judged = async (tx: EntityManager, policies: PublishedPolicies, asked: WhatIfAsked) => {
  const { notices, scope, today, limit } = asked;
  const told = toldToday(notices, today);
  const now = (await policies.timeline(tx)).on(today);
  const proposed = (await policies.timelineWith(tx, told)).on(today);
  const tally = new Tally(limit);
  const walk = new Walk(now, proposed, today, tally, seenBy(scope));
  const divisions = [...notices.entries, ...notices.closings].map(({ division }) => division);
  const kinds = kindsAsking(notices);
  for await (const page of readCases(tx, { divisions, kinds }))
    for (const one of page) walk.look(one);
  return { tally, cases: walk.cases };
};

/**
 * What the findings of today would be if the notices were published today. Nothing is written: the
 * cases are read a page at a time, all from one state of the views.
 */
export const whatIf = (
  { readSide, policies }: { readonly readSide: DataSource; readonly policies: PublishedPolicies },
  asked: WhatIfAsked,
): Promise<{ readonly tally: Tally; readonly cases: Readonly<Cases> }> =>
  readSide.transaction('REPEATABLE READ', (tx) => judged(tx, policies, asked));
