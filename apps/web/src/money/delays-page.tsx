import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { useWords } from '../words/language';
import { DelaysTable } from './delays-table';

export const DelaysPage = () => {
  const { delays } = useWords();
  const [knownOn] = useKnownOn();
  return (
    <Page title={delays.page}>
      <DelaysTable knownOn={knownOn} />
    </Page>
  );
};
