import type { AbsenceAnswer } from '@ledger/application';
import type { AbsencesAnswer } from '../wire';
import { count, day, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

export const absenceSchemas = {
  Absence: shapeOf<AbsenceAnswer>({
    what: oneOf('ROSTER', 'RESULT', 'DEATH_LIST', 'CUSTODY_LEDGER'),
    division: text,
    benefitMonth: orNull(text),
    untilMonth: orNull(text),
    batch: orNull(text),
    source: orNull(oneOf('HEALTH', 'POLICE', 'CREMATION', 'VILLAGE', 'OTHER')),
    dueOn: day,
    daysLate: count,
    lastCameOn: orNull(day),
  }),
  Absences: shapeOf<AbsencesAnswer>({ knowledgeDate: day, absences: listOf(named('Absence')) }),
};
