import { type Language, useLanguage } from './language';

/**
 * The words of one part of the page, beside that part, so that they are loaded with it:
 * `export const useBatchWords = wordsIn({ zh, en })`, where `en` says all that `zh` says.
 */
export const wordsIn =
  <Words>(all: Readonly<Record<Language, Words>>) =>
  (): Words =>
    all[useLanguage().language];
