import { wordsIn } from './words-in';

const marks = (comma: string, semicolon: string, colon: string) => ({
  /** Several of a kind. */
  list: (parts: readonly string[]): string => parts.join(comma),
  /** Several sentences in one place. */
  clauses: (parts: readonly string[]): string => parts.join(semicolon),
  said: (name: string, what: string): string => `${name}${colon}${what}`,
});

/** Words put side by side, with the marks of the language. */
export const useJoined = wordsIn({ zh: marks('、', '；', '：'), en: marks(', ', '; ', ': ') });
