import type { DivisionAnswer, DivisionsAnswer } from '@ledger/application';
import { count, day, listOf, named, oneOf, orNull, shapeOf, text } from './schema';

export const divisionSchemas = {
  Division: shapeOf<DivisionAnswer>({
    division: text,
    level: oneOf('district', 'street', 'village'),
    name: orNull(text),
    households: count,
    openFindings: orNull(count),
    accounts: orNull(count),
  }),
  Divisions: shapeOf<DivisionsAnswer>({
    knowledgeDate: day,
    divisions: listOf(named('Division')),
  }),
};
