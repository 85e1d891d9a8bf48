import { useSearchParams } from 'react-router';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import type { Filters } from '../queries';
import { useWords } from '../words/language';
import { FindingsList } from './findings-list';

/** What the list is narrowed to, as it stands in the address. */
const useFilters = () => {
  const [words, setWords] = useSearchParams();
  const rule = words.get('rule');
  const village = words.get('village');
  const filters: Filters = { ...(rule && { rule }), ...(village && { village }) };
  const choose = (next: Filters): void =>
    setWords((before) => {
      const after = new URLSearchParams(before);
      for (const name of ['rule', 'village'] as const) {
        const value = next[name];
        if (value === undefined) after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return { filters, choose };
};

export const FindingsPage = () => {
  const { findings } = useWords();
  const [knownOn] = useKnownOn();
  const { filters, choose } = useFilters();
  return (
    <Page title={findings.list} note={findings.meaning}>
      <FindingsList knownOn={knownOn} filters={filters} onFilter={choose} />
    </Page>
  );
};
