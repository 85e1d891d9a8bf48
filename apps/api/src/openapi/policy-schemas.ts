import type {
  Difference,
  FindingDifference,
  PoliciesAnswer,
  PolicySettingAnswer,
  PublishedAnswer,
  WhatIfAnswer,
} from '@ledger/application';
import {
  count,
  day,
  fen,
  flag,
  listOf,
  named,
  oneOf,
  orNull,
  type Schema,
  shapeOf,
  text,
} from './schema';

const value: Schema = { oneOf: [count, listOf(text)] };
const words = { zh: text, en: text };
const difference = { before: count, after: count, appear: count, lapse: count, change: count };
const money = shapeOf<WhatIfAnswer['overpaid']>({ before: fen, after: fen });

export const policySchemas = {
  Policies: shapeOf<PoliciesAnswer>({
    knowledgeDate: day,
    policies: listOf(
      shapeOf<PolicySettingAnswer>({
        division: text,
        question: text,
        words: shapeOf<PolicySettingAnswer['words']>(words),
        unit: oneOf('fen', 'days', 'months', 'day-of-month', 'count', 'relations'),
        from: text,
        until: orNull(text),
        announcedOn: orNull(day),
        document: text,
        value,
        verified: flag,
        unverifiedBecause: listOf(
          shapeOf<PolicySettingAnswer['unverifiedBecause'][number]>({ code: text, ...words }),
        ),
        publishedOn: orNull(day),
      }),
    ),
  }),
  WhatIf: shapeOf<WhatIfAnswer>({
    knowledgeDate: day,
    cases: shapeOf<WhatIfAnswer['cases']>({ read: count, touched: count }),
    findings: shapeOf<Difference>(difference),
    overpaid: money,
    overpaidPossible: money,
    byRule: listOf(shapeOf<WhatIfAnswer['byRule'][number]>({ rule: text, ...difference })),
    byVillage: listOf(
      shapeOf<WhatIfAnswer['byVillage'][number]>({
        village: orNull(text),
        division: orNull(text),
        ...difference,
        overpaid: money,
      }),
    ),
    differences: orNull(
      listOf(
        shapeOf<FindingDifference>({
          kind: oneOf('appears', 'lapses', 'changes'),
          finding: named('Finding'),
          before: orNull(named('Finding')),
        }),
      ),
    ),
    more: count,
  }),
  PolicyPublished: shapeOf<PublishedAnswer>({ publishedOn: day, events: count }),
};
