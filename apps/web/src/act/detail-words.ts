import { wordsIn } from '../words/words-in';
import { detailWords } from './detail-names';

/** What the details of a refusal are called; another one is shown under its own name. */
export const useDetailWords = wordsIn(detailWords);
