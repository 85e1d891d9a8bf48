import { Navigate, useSearchParams } from 'react-router';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import '../look/street.css';
import { useWords } from '../words/language';
import { FindingsList } from './findings-list';

const FORMERLY = ['rule', 'village'] as const;

/** Addresses that were kept before lists were narrowed as they are now still lead there. */
const useAddressNow = (): string | undefined => {
  const [words] = useSearchParams();
  if (FORMERLY.every((name) => words.get(name) === null)) return undefined;
  const now = new URLSearchParams(words);
  for (const name of FORMERLY) {
    const value = now.get(name);
    now.delete(name);
    if (value !== null) now.set(`is-${name}`, value);
  }
  return `/findings?${now}`;
};

export const FindingsPage = () => {
  const { findings } = useWords();
  const [knownOn] = useKnownOn();
  const now = useAddressNow();
  if (now !== undefined) return <Navigate to={now} replace />;
  return (
    <Page title={findings.list} note={findings.meaning}>
      <FindingsList knownOn={knownOn} />
    </Page>
  );
};
