import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type { Said } from '../api';
import { en } from './en';
import { type Words, zh } from './zh';

export type Language = 'zh' | 'en';

const KEPT_AS = 'ledger-language';
const tags = { zh: 'zh-CN', en: 'en' } satisfies Record<Language, string>;
const all = { zh, en } satisfies Record<Language, Words>;

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  /** Of what the server said in both languages, the one the reader chose. */
  readonly say: (said: Said) => string;
  readonly switchLanguage: () => void;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

/** Storage may be closed by the office's policy; the choice then lasts for the page. */
const kept = (): Language => {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

const keep = (language: Language): void => {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
};

export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(kept);
  useLayoutEffect(() => {
    document.documentElement.lang = tags[language];
    document.title = all[language].ledger;
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words: all[language],
      say: (said) => said[language],
      switchLanguage: () => {
        const other = language === 'zh' ? 'en' : 'zh';
        keep(other);
        setLanguage(other);
      },
    }),
    [language],
  );
  return <SpokenContext.Provider value={spoken}>{children}</SpokenContext.Provider>;
};

export const useLanguage = (): Spoken => {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error('useLanguage needs a LanguageProvider above it');
  return spoken;
};

export const useWords = (): Words => useLanguage().words;
