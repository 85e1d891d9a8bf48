import type { AbsenceAnswer, MissingReviewAnswer, MissingReviewsAnswer } from '@ledger/application';
import type { AbsencesAnswer } from '../wire';
import { count, day, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

export const absenceSchemas = {
  Absence: shapeOf<AbsenceAnswer>({
    what: oneOf('ROSTER', 'RESULT', 'DEATH_LIST', 'CUSTODY_LEDGER', 'CUSTODY_REVIEW'),
    division: text,
    benefitMonth: orNull(text),
    untilMonth: orNull(text),
    batch: orNull(text),
    source: orNull(oneOf('HEALTH', 'POLICE', 'CREMATION', 'VILLAGE', 'OTHER')),
    village: orNull(text),
    cards: orNull(count),
    dueOn: day,
    daysLate: count,
    lastCameOn: orNull(day),
  }),
  Absences: shapeOf<AbsencesAnswer>({ knowledgeDate: day, absences: listOf(named('Absence')) }),
  MissingReviews: shapeOf<MissingReviewsAnswer>({
    knowledgeDate: day,
    reviews: listOf(
      shapeOf<MissingReviewAnswer>({
        village: orNull(text),
        division: text,
        householdNo: text,
        entry: text,
        beneficiaryId: orNull(text),
        beneficiaryName: orNull(text),
        proxyHolderId: orNull(text),
        proxyHolderName: orNull(text),
        lastReviewedOn: orNull(day),
        dueOn: day,
        daysLate: count,
      }),
    ),
  }),
};
