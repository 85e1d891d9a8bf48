import type {
  DecisionAnswer,
  DecisionMadeAnswer,
  DecisionPreviewAnswer,
  DecisionsAnswer,
  EntitlementAnswer,
  EntitlementPreviewAnswer,
  EntitlementStandingAnswer,
  HouseholdActAnswer,
} from '@ledger/application';
import { changeWords, groundWords } from '@ledger/application';
import type { BenefitMeans } from '@ledger/kernel';
import { count, day, fen, flag, listOf, oneOf, orNull, shapeOf, text } from './schema';

type Month = DecisionPreviewAnswer['months'][number];

const change = oneOf(...Object.keys(changeWords));
const means = shapeOf<BenefitMeans>({
  standardFen: fen,
  householdSize: count,
  coveredCount: count,
  incomeFen: fen,
  roundingUnitFen: fen,
});
const stands = shapeOf<Month['before']>({
  shouldFen: fen,
  overpaidFen: fen,
  overpaidPossibleFen: fen,
  owedFen: fen,
  owedPossibleFen: fen,
});
const made = {
  householdNo: text,
  change,
  effectiveMonth: text,
  previousAmountFen: fen,
  newAmountFen: fen,
  arithmetic: orNull(means),
  arithmeticText: orNull(text),
  confirmedBy: orNull(text),
};

const set = {
  householdNo: text,
  fromMonth: text,
  previousAmountFen: fen,
  newAmountFen: fen,
  arithmetic: means,
  arithmeticText: text,
  confirmedBy: orNull(text),
};

export const decisionSchemas = {
  Entitlement: shapeOf<EntitlementAnswer>(set),
  EntitlementPreview: shapeOf<EntitlementPreviewAnswer>({
    ...set,
    needsSecondPerson: flag,
    months: listOf(
      shapeOf<Month>({ benefitMonth: text, creditedFen: fen, before: stands, after: stands }),
    ),
  }),
  EntitlementStanding: shapeOf<EntitlementStandingAnswer>({
    householdNo: text,
    village: text,
    division: text,
    knowledgeDate: day,
    benefitMonth: text,
    status: oneOf('paying', 'stopped', 'not-yet'),
    startMonth: text,
    benefitFen: orNull(fen),
    ifDeadFen: orNull(fen),
    offsetFen: fen,
    arithmetic: means,
    arithmeticText: text,
    members: listOf(
      shapeOf<EntitlementStandingAnswer['members'][number]>({
        personId: orNull(text),
        personName: orNull(text),
        covered: flag,
        monthlyIncomeFen: fen,
        notCounted: orNull(oneOf('death', 'special-hardship', 'decision')),
      }),
    ),
    ordered: listOf(
      shapeOf<EntitlementStandingAnswer['ordered'][number]>({
        kind: oneOf('SUPPLEMENT', 'PRICE_SUBSIDY', 'FESTIVAL_GRANT', 'ONE_OFF'),
        document: text,
        givenFen: fen,
      }),
    ),
  }),
  DecisionMade: shapeOf<DecisionMadeAnswer>(made),
  DecisionPreview: shapeOf<DecisionPreviewAnswer>({
    ...made,
    months: listOf(
      shapeOf<Month>({ benefitMonth: text, creditedFen: fen, before: stands, after: stands }),
    ),
  }),
  Decisions: shapeOf<DecisionsAnswer>({
    knowledgeDate: day,
    decisions: listOf(
      shapeOf<DecisionAnswer>({
        householdNo: text,
        village: orNull(text),
        division: text,
        personId: orNull(text),
        personName: orNull(text),
        change,
        ground: oneOf(...Object.keys(groundWords)),
        fact: orNull(text),
        learnedOn: orNull(day),
        decidedOn: day,
        effectiveMonth: text,
        previousAmountFen: fen,
        newAmountFen: fen,
        arithmeticText: orNull(text),
        confirmedBy: orNull(text),
        madeHere: flag,
        knownOn: day,
      }),
    ),
  }),
  HouseholdAct: shapeOf<HouseholdActAnswer>({
    householdNo: text,
    done: oneOf('account-changed', 'relative-filed', 'relative-visited'),
    on: day,
  }),
};
