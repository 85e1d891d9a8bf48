import type { Finding } from '../api';
import { useLanguage } from '../words/language';
import { notesInEnglish } from './note-in-english';

type Noted = Pick<Finding, 'rule' | 'days' | 'note'>;

/** What was matched, in one line of the reader's language. */
export const useNote = () => {
  const { language } = useLanguage();
  return ({ rule, days, note }: Noted): string =>
    language === 'en' ? (notesInEnglish[rule]?.(days) ?? note) : note;
};
