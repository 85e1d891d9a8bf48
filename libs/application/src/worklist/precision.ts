import type { EventStore } from '@ledger/event-store';
import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { FindingVerified, Verdict } from '@ledger/ledger';
import { compare } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { IN_SCOPE } from '../questions/scope';
import type { Precision, PrecisionAnswer } from './answers';
import { type SaidOfFindings, saidOfFindings } from './said';

export interface PrecisionAsked {
  readonly scope: DivisionCode;
  /** Of verdicts given from this day on… */
  readonly from: LocalDate;
  /** …and until this one, which is included. */
  readonly until: LocalDate;
}

interface Needs {
  readonly readSide: DataSource;
  readonly store: EventStore;
}

/** The matches of these that lie in the scope, also such as hold no more. */
const within = async (
  readSide: DataSource,
  ids: readonly string[],
  scope: DivisionCode,
): Promise<ReadonlySet<string>> => {
  const rows: readonly { readonly id: string }[] = await readSide.query(
    `select distinct finding_id::text as id from read.finding
     where finding_id = any($1::uuid[]) and ${IN_SCOPE}`,
    [ids, scope],
  );
  return new Set(rows.map(({ id }) => id));
};

/** What came of matches, by the newest verdict on each. */
export const precisionFrom = (verdicts: readonly Verdict[]): Precision => {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const [hits, misses, undetermined] = [count('TRUE'), count('FALSE'), count('UNDETERMINED')];
  const decided = hits + misses;
  return {
    verified: verdicts.length,
    true: hits,
    false: misses,
    undetermined,
    perThousand: decided === 0 ? null : Math.round((hits * 1_000) / decided),
  };
};

/** The newest verdict of a time on each match. */
const verdictsIn = (
  said: SaidOfFindings,
  { from, until }: PrecisionAsked,
): ReadonlyMap<string, FindingVerified['data']> => {
  const newest = new Map<string, FindingVerified['data']>();
  for (const [id, facts] of said) {
    for (const { event } of facts) {
      if (event.type !== 'FindingVerified') continue;
      const { verifiedOn } = event.data;
      if (verifiedOn >= from && verifiedOn <= until) newest.set(id, event.data);
    }
  }
  return newest;
};

/**
 * How often each rule hits: of the matches people looked at in a time, how many were true. Those of
 * which nothing could be found out stand apart: they speak neither for the rule nor against it.
 */
export const precision = async (needs: Needs, asked: PrecisionAsked): Promise<PrecisionAnswer> => {
  const newest = verdictsIn(await saidOfFindings(needs, asked.until), asked);
  const inScope = await within(needs.readSide, [...newest.keys()], asked.scope);
  const counted = [...newest].filter(([id]) => inScope.has(id)).map(([, data]) => data);
  const ruleOf = ({ key }: FindingVerified['data']) => key.split('|', 1)[0] ?? '';
  const rules = [...new Set(counted.map(ruleOf))].sort(compare);
  const verdictsOf = (some: readonly FindingVerified['data'][]) =>
    some.map(({ verdict }) => verdict);
  return {
    from: asked.from,
    until: asked.until,
    rules: rules.map((rule) => ({
      rule,
      ...precisionFrom(verdictsOf(counted.filter((data) => ruleOf(data) === rule))),
    })),
    all: precisionFrom(verdictsOf(counted)),
  };
};
