import {
  type ColleaguesAnswer,
  type FindingActAnswer,
  type FindingCaseAnswer,
  type FindingWork,
  type ListedSide,
  type MatchAnswer,
  type MatchesAnswer,
  type MemberSide,
  type Precision,
  type PrecisionAnswer,
  type ReasonAnswer,
  type ReasonsAnswer,
  type RulePrecision,
  WORK_STATES,
  type WorkItemAnswer,
  type WorklistAnswer,
} from '@ledger/application';
import { findingFields } from './finding-schemas';
import { count, day, flag, listOf, mapOf, named, oneOf, orNull, shapeOf, text } from './schema';

const state = oneOf(...WORK_STATES);
const work = {
  state,
  because: listOf(
    oneOf(
      'money-changed',
      'severity-changed',
      'persons-changed',
      'knowledge-changed',
      'came-back',
      'suppression-over',
    ),
  ),
  assignedTo: orNull(text),
  verdict: orNull(oneOf('TRUE', 'FALSE', 'UNDETERMINED')),
  decidedOn: orNull(day),
  suppressedUntil: orNull(day),
};

const precision = {
  verified: count,
  true: count,
  false: count,
  undetermined: count,
  perThousand: orNull(count),
};

const defect = orNull(oneOf('FORMAT', 'DATE', 'CHECK'));

const reason = { code: text, zh: text, en: text };
const reasons = listOf(shapeOf<ReasonAnswer>(reason));

export const worklistSchemas = {
  Reasons: shapeOf<ReasonsAnswer>({
    verdicts: reasons,
    verification: listOf(
      shapeOf<ReasonsAnswer['verification'][number]>({ ...reason, of: listOf(text) }),
    ),
    passingOn: reasons,
    closing: reasons,
    reopening: reasons,
    suppression: reasons,
  }),
  FindingWork: shapeOf<FindingWork>({ findingId: text, ...work }),
  Worklist: shapeOf<WorklistAnswer>({
    knowledgeDate: day,
    total: count,
    counts: mapOf(count),
    items: listOf(named('WorkItem')),
    after: orNull(text),
  }),
  WorkItem: shapeOf<WorkItemAnswer>({
    ...findingFields,
    ...work,
    heldSince: day,
    ageDays: count,
    seen: text,
  }),
  Colleagues: shapeOf<ColleaguesAnswer>({
    colleagues: listOf(
      shapeOf<ColleaguesAnswer['colleagues'][number]>({ userName: text, displayName: text }),
    ),
  }),
  FindingCase: shapeOf<FindingCaseAnswer>({
    knowledgeDate: day,
    holds: flag,
    finding: named('WorkItem'),
    acts: listOf(
      shapeOf<FindingActAnswer>({
        act: oneOf('assign', 'verify', 'pass-on', 'close', 'reopen', 'suppress'),
        on: day,
        by: text,
        assignedTo: orNull(text),
        approvedBy: orNull(text),
        until: orNull(day),
        verdict: work.verdict,
        reason: orNull(shapeOf<NonNullable<FindingActAnswer['reason']>>({ zh: text, en: text })),
        hasNote: flag,
        note: orNull(text),
      }),
    ),
  }),
  Precision: shapeOf<PrecisionAnswer>({
    from: day,
    until: day,
    rules: listOf(shapeOf<RulePrecision>({ rule: text, ...precision })),
    all: shapeOf<Precision>(precision),
  }),
  Match: shapeOf<MatchAnswer>({
    matchId: text,
    state: oneOf('proposed', 'confirmed', 'refused'),
    grade: oneOf('STRONG', 'LIKELY', 'WEAK'),
    difference: oneOf(
      'OLD_FORM',
      'CHECK_DIGIT',
      'ONE_CHARACTER',
      'TWO_SWAPPED',
      'SERIAL_NUMBER',
      'BIRTHDAY_ONLY',
    ),
    sameName: { type: 'boolean' },
    listed: shapeOf<ListedSide>({
      personId: orNull(text),
      personName: orNull(text),
      idDefect: defect,
      namedIn: listOf(oneOf('DEATH', 'SPECIAL_HARDSHIP', 'OFFICIALS', 'OFFICIALS_KIN')),
      firstReceivedOn: day,
    }),
    member: shapeOf<MemberSide>({
      knownAs: oneOf('MEMBER', 'CARD_KEEPER'),
      personId: orNull(text),
      personName: orNull(text),
      idDefect: defect,
      householdNos: listOf(text),
      village: orNull(text),
      division: orNull(text),
    }),
    decidedOn: orNull(day),
    decidedBy: listOf(text),
  }),
  Matches: shapeOf<MatchesAnswer>({ knowledgeDate: day, matches: listOf(named('Match')) }),
};
