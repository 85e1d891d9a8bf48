import type { DivisionCode, LocalDate, Refusal } from '@ledger/kernel';
import { noticesFrom } from '@ledger/policy';
import type { PublishedPolicies } from '@ledger/projector';
import type { DataSource } from 'typeorm';
import type { Ledger } from '../ledger';
import { type QuestionNeeds, shown } from '../questions/findings';
import { HOLDS, IN_SCOPE } from '../questions/scope';
import type { FindingDifference, NoticesRejected, WhatIfAnswer } from './answers';
import { prepared, type PublishRefusal } from './publish';
import { beforeAfter, differenceOf, kindOf, type Pair, type Tally, whereKey } from './tally';
import { whatIf } from './what-if';

export interface PolicyChecked {
  readonly notices: unknown;
  /** Whose findings are counted and shown. */
  readonly scope: DivisionCode;
  /** The list of findings, for those who may read them. */
  readonly withList: boolean;
  readonly limit: number;
}

interface Needs extends QuestionNeeds {
  readonly ledger: Ledger;
  readonly policies: PublishedPolicies;
  readonly division: DivisionCode;
}

/** Two who are not the same: whoever publishes is asked for then. */
const ANYBODY = { actor: 'first', confirmedBy: 'second' };

interface Now {
  readonly rules: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, { readonly count: number; readonly overpaid: number }>;
  readonly count: number;
  readonly overpaid: number;
  readonly overpaidPossible: number;
}

/** What the views hold today, which the differences are added to. */
const standing = async (readSide: DataSource, scope: DivisionCode, today: LocalDate) => {
  const within = `where ${HOLDS} and ${IN_SCOPE}`;
  const rules: readonly { rule: string; count: number }[] = await readSide.query(
    `select rule, count(*)::int as count from read.finding ${within} group by rule`,
    [today, scope],
  );
  const places: readonly {
    village: string | null;
    division: string | null;
    count: number;
    overpaid: string;
    possible: string;
  }[] = await readSide.query(
    `select village, division, sum(count)::int as count, sum(overpaid)::text as overpaid,
       sum(possible)::text as possible
     from (select village, division, 1 as count, 0 as overpaid, 0 as possible from read.finding
           ${within}
           union all
           select village, division, 0, overpaid, overpaid_possible from read.money ${within}) t
     group by village, division`,
    [today, scope],
  );
  const sum = (column: 'overpaid' | 'possible') =>
    places.reduce((total, row) => total + Number(row[column]), 0);
  const now: Now = {
    rules: new Map(rules.map(({ rule, count }) => [rule, count])),
    places: new Map(
      places.map((row) => [whereKey(row), { count: row.count, overpaid: Number(row.overpaid) }]),
    ),
    count: rules.reduce((total, { count }) => total + count, 0),
    overpaid: sum('overpaid'),
    overpaidPossible: sum('possible'),
  };
  return now;
};

const ruleRows = (tally: Tally, now: Now): WhatIfAnswer['byRule'] =>
  [...new Set([...now.rules.keys(), ...tally.byRule.keys()])].sort().map((rule) => ({
    rule,
    ...differenceOf(now.rules.get(rule) ?? 0, tally.byRule.get(rule)),
  }));

const villageRows = (tally: Tally, now: Now): WhatIfAnswer['byVillage'] => {
  const keys = [...now.places.keys(), ...tally.byVillage.keys(), ...tally.overpaidByVillage.keys()];
  return [...new Set(keys)].sort().map((key) => {
    const [village, division] = JSON.parse(key) as [string | null, string | null];
    const { count = 0, overpaid = 0 } = now.places.get(key) ?? {};
    return {
      village,
      division,
      ...differenceOf(count, tally.byVillage.get(key)),
      overpaid: beforeAfter(overpaid, tally.overpaidByVillage.get(key) ?? 0),
    };
  });
};

/** The list as findings are shown anywhere else: masked, in the order of findings. */
const listed = async (
  needs: QuestionNeeds,
  pairs: readonly Pair[],
  scope: DivisionCode,
): Promise<readonly FindingDifference[]> => {
  const rows = (of: (pair: Pair) => Pair['before']) =>
    pairs.flatMap((pair) => {
      const finding = of(pair);
      return finding ? [{ id: pair.id, finding }] : [];
    });
  const question = JSON.stringify({ whatIf: pairs.length });
  const show = async (of: (pair: Pair) => Pair['before']) =>
    shown(needs, rows(of), { scope }, question);
  const kinds = new Map(pairs.map((pair) => [pair.id, kindOf(pair)]));
  const before = new Map((await show((pair) => pair.before)).map((one) => [one.findingId, one]));
  const last = await show((pair) => pair.after ?? pair.before);
  return last.map((finding) => ({
    kind: kinds.get(finding.findingId)!,
    finding,
    before: before.get(finding.findingId) ?? null,
  }));
};

/** Are the notices whole, would they be taken, and what would today's findings be then? */
export const checkPolicies = async (
  needs: Needs,
  { notices: given, scope, withList, limit }: PolicyChecked,
): Promise<WhatIfAnswer | NoticesRejected | Refusal<PublishRefusal>> => {
  const notices = noticesFrom(given);
  if ('problems' in notices) return notices;
  const due = await prepared(needs, notices, { ...ANYBODY, scope });
  if ('refused' in due) return due;
  const today = needs.clock.today();
  const { tally, cases } = await whatIf(needs, { notices, scope, today, limit });
  const now = await standing(needs.readSide, scope, today);
  return {
    knowledgeDate: today,
    cases,
    findings: tally.findings(now.count),
    overpaid: beforeAfter(now.overpaid, tally.overpaid),
    overpaidPossible: beforeAfter(now.overpaidPossible, tally.overpaidPossible),
    byRule: ruleRows(tally, now),
    byVillage: villageRows(tally, now),
    differences: withList ? await listed(needs, tally.pairs, scope) : null,
    more: withList ? tally.more : tally.pairs.length + tally.more,
  };
};
