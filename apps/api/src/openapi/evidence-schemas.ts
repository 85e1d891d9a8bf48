import type {
  ArrearsAnswer,
  ArrearsEntry,
  DeathAnswer,
  DeathClaimAnswer,
  DeathsAnswer,
  HangingMonth,
  KnowledgeAnswer,
  KnowledgeEvidence,
  RuleAnswer,
  SpanAnswer,
  StepAnswer,
} from '@ledger/application';
import {
  count,
  day,
  fen,
  flag,
  listOf,
  moment,
  named,
  oneOf,
  orNull,
  shapeOf,
  text,
} from './schema';

const said = { zh: text, en: text };
const words = shapeOf<RuleAnswer['title']>(said);
const steps = [
  'happened',
  'signalled',
  'arrived',
  'entered',
  'decided',
  'stopped',
  'frozen',
  'sent',
  'credited',
] as const;
const step = oneOf(...steps);

export const evidenceSchemas = {
  DeathClaim: shapeOf<DeathClaimAnswer>({
    source: text,
    death: orNull(text),
    receivedOn: day,
    learnedOn: day,
    crematedOn: orNull(day),
    deregisteredOn: orNull(day),
    declared: flag,
    moves: listOf(
      shapeOf<DeathClaimAnswer['moves'][number]>({
        receivedOn: day,
        from: orNull(text),
        to: orNull(text),
      }),
    ),
    ended: orNull(
      shapeOf<NonNullable<DeathClaimAnswer['ended']>>({
        how: oneOf('withdrawn', 'resumed', 'file-withdrawn'),
        on: day,
      }),
    ),
  }),
  Knowledge: shapeOf<KnowledgeAnswer>({
    knowledgeDate: day,
    finding: named('Finding'),
    rule: shapeOf<RuleAnswer>({
      rule: text,
      name: text,
      severity: oneOf('HIGH', 'MEDIUM', 'LOW'),
      title: words,
      sentence: words,
      lawful: words,
    }),
    ground: oneOf('death', 'transfer', 'stop', 'own-records'),
    verdict: orNull(oneOf('unknown', 'known-elsewhere', 'known-here')),
    verdictWords: words,
    goodFaithWords: words,
    restsOnDeclaredDay: flag,
    decidedAfterFreeze: flag,
    contradictory: flag,
    steps: listOf(
      shapeOf<StepAnswer>({
        ...said,
        step,
        earliest: day,
        latest: day,
        precision: oneOf('day', 'month', 'range'),
        source: orNull(text),
        declared: flag,
      }),
    ),
    spans: listOf(
      shapeOf<SpanAnswer>({
        posts: listOf(
          oneOf(
            'family-or-village',
            'other-office',
            'street-entry',
            'district-decision',
            'finance-stop',
          ),
        ),
        from: step,
        until: step,
        status: oneOf('closed', 'open', 'backfilled', 'contradictory'),
        daysLeast: orNull(count),
        daysMost: orNull(count),
        heldWhenSent: flag,
      }),
    ),
    claims: listOf(named('DeathClaim')),
    overpaidFenCertain: fen,
    overpaidFenPossible: fen,
    recoveredFen: fen,
    evidence: listOf(
      shapeOf<KnowledgeEvidence>({
        ...said,
        eventId: text,
        event: text,
        stream: text,
        revision: text,
        fileName: orNull(text),
        fileKind: orNull(text),
        row: orNull(count),
        receivedOn: day,
        recordedAt: moment,
        declared: flag,
      }),
    ),
  }),
  Deaths: shapeOf<DeathsAnswer>({
    knowledgeDate: day,
    deaths: listOf(
      shapeOf<DeathAnswer>({
        personId: orNull(text),
        personName: orNull(text),
        householdNos: listOf(text),
        village: orNull(text),
        division: orNull(text),
        claims: listOf(named('DeathClaim')),
        earliest: orNull(day),
        latest: orNull(day),
        contradictions: listOf(
          oneOf(
            'days-exclude-each-other',
            'alive-again',
            'recorded-before-death',
            'decision-stands-alone',
          ),
        ),
        months: listOf(
          shapeOf<HangingMonth>({
            householdNo: text,
            benefitMonth: text,
            what: oneOf('overpaid', 'owed', 'owed-if-the-decision-falls'),
            certainFen: fen,
            possibleFen: fen,
            shared: flag,
          }),
        ),
      }),
    ),
  }),
  Arrears: shapeOf<ArrearsAnswer>({
    knowledgeDate: day,
    certainFen: fen,
    possibleFen: fen,
    arrears: listOf(
      shapeOf<ArrearsEntry>({
        householdNo: text,
        headName: orNull(text),
        village: text,
        division: text,
        benefitMonth: text,
        batchNo: text,
        dueOn: day,
        knownFrom: day,
        shouldFen: fen,
        creditedFen: fen,
        certainFen: fen,
        possibleFen: fen,
        cause: oneOf('not-paid', 'paid-short', 'decision-undone', 'date-contested'),
        payTo: oneOf('household', 'heirs'),
      }),
    ),
  }),
};
