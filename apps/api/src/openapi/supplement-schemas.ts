import type { SupplementActAnswer, SupplementAnswer, SupplementsAnswer } from '@ledger/application';
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
  SupplementAct: shapeOf<SupplementActAnswer>({
    division: text,
    benefitMonth: text,
    order: count,
    stands: flag,
  }),
};
