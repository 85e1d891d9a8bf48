import type {
  SupplementActAnswer,
  SupplementAnswer,
  SupplementPreviewAnswer,
  SupplementsAnswer,
} from '@ledger/application';
import { count, day, fen, flag, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

export const supplementSchemas = {
  Supplement: shapeOf<SupplementAnswer>({
    division: text,
    benefitMonth: text,
    order: count,
    kind: oneOf('SUPPLEMENT', 'PRICE_SUBSIDY', 'FESTIVAL_GRANT', 'ONE_OFF'),
    document: text,
    per: oneOf('HOUSEHOLD', 'COVERED_MEMBER'),
    amountFen: fen,
    households: orNull(listOf(text)),
    orderedOn: day,
    confirmedBy: text,
  }),
  Supplements: shapeOf<SupplementsAnswer>({
    knowledgeDate: day,
    supplements: listOf(named('Supplement')),
  }),
  SupplementPreview: shapeOf<SupplementPreviewAnswer>({
    division: text,
    benefitMonth: text,
    knowledgeDate: day,
    households: listOf(
      shapeOf<SupplementPreviewAnswer['households'][number]>({
        householdNo: text,
        village: text,
        beneficiaryName: orNull(text),
        coveredCount: count,
        givenFen: fen,
      }),
    ),
    sumFen: fen,
    withoutBenefit: listOf(text),
  }),
  SupplementAct: shapeOf<SupplementActAnswer>({
    division: text,
    benefitMonth: text,
    order: count,
    stands: flag,
  }),
};
