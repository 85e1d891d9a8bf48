import { type Wrong, wrongInWords } from '@ledger/event-store';
import type { VerifyAnswer } from '../answers';

/** What a verification found, as it is answered. */
export const wrongPlaceOf = (wrong: Wrong): NonNullable<VerifyAnswer['firstWrong']> => ({
  code: wrong.code,
  position: wrong.position,
  index: wrong.index,
  stream: wrong.stream ?? null,
  revision: wrong.revision === undefined ? null : String(wrong.revision),
  between: wrong.between ?? null,
  ...wrongInWords(wrong),
});
