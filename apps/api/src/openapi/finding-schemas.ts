import type {
  FindingAnswer,
  FindingsAnswer,
  OverviewAnswer,
  RuleAnswer,
  TrendAnswer,
  TrendPoint,
} from '@ledger/application';
import {
  count,
  day,
  fen,
  flag,
  listOf,
  mapOf,
  named,
  oneOf,
  orNull,
  shapeOf,
  text,
} from './schema';

type ByRule = OverviewAnswer['findingsByRule'][number];
type ByVillage = OverviewAnswer['findingsByVillage'][number];

const words = shapeOf<RuleAnswer['title']>({ zh: text, en: text });

/** Every field of a finding; a line of the worklist has them as well. */
export const findingFields = {
  findingId: text,
  rule: text,
  householdNo: orNull(text),
  personId: orNull(text),
  benefitMonth: orNull(text),
  batchNo: orNull(text),
  ref: orNull(text),
  amountFenCertain: fen,
  amountFenPossible: fen,
  exposureFen: fen,
  knownAtPayment: orNull(oneOf('unknown', 'known-elsewhere', 'known-here')),
  note: text,
  personName: orNull(text),
  village: orNull(text),
  division: orNull(text),
  severity: oneOf('HIGH', 'MEDIUM', 'LOW'),
  restsOnDeclaredDay: flag,
  days: mapOf(text),
} satisfies Parameters<typeof shapeOf<FindingAnswer>>[0];

export const findingSchemas = {
  Finding: shapeOf<FindingAnswer>(findingFields),
  Findings: shapeOf<FindingsAnswer>({ knowledgeDate: day, findings: listOf(named('Finding')) }),
  Rules: shapeOf<{ rules: readonly RuleAnswer[] }>({
    rules: listOf(
      shapeOf<RuleAnswer>({
        rule: text,
        name: text,
        severity: oneOf('HIGH', 'MEDIUM', 'LOW'),
        title: words,
        sentence: words,
        lawful: words,
        hasKnowledgeChain: flag,
      }),
    ),
  }),
  Trend: shapeOf<TrendAnswer>({
    knowledgeDate: day,
    points: listOf(
      shapeOf<TrendPoint>({
        on: day,
        findings: count,
        byRule: mapOf(count),
        overpaid: fen,
        overpaidPossible: fen,
        recovered: fen,
        outstanding: fen,
      }),
    ),
    byMonth: listOf(
      shapeOf<TrendAnswer['byMonth'][number]>({ rule: text, month: orNull(text), count }),
    ),
  }),
  Overview: shapeOf<OverviewAnswer>({
    knowledgeDate: day,
    division: text,
    month: orNull(text),
    paidThisMonth: fen,
    householdsThisMonth: count,
    paidThisYear: fen,
    overpaid: fen,
    overpaidPossible: fen,
    recovered: fen,
    outstanding: fen,
    findingsByRule: listOf(shapeOf<ByRule>({ rule: text, count })),
    findingsByVillage: listOf(
      shapeOf<ByVillage>({
        village: orNull(text),
        division: orNull(text),
        count,
        byRule: mapOf(count),
        paid: fen,
        overpaid: fen,
      }),
    ),
    waiting: shapeOf<OverviewAnswer['waiting']>({
      raisedNotAllocated: fen,
      allocatedNotAppropriated: fen,
      appropriatedNotArrived: fen,
      clearingBalance: fen,
      inFlight: fen,
      returnedPending: fen,
    }),
  }),
};
