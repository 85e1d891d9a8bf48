import { useState } from 'react';
import { Page } from '../frame/page';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useImports } from '../queries';
import { useSight } from '../session/sight';
import { useWords } from '../words/language';
import { EmptyNote } from './empty-note';
import { Register } from './register';
import { RejectedDrawer, type RejectedOf } from './rejected-drawer';
import { Upload } from './upload';

/** Files in, what became of each, and the rows that came back. */
export const ImportsPage = () => {
  const { imports, upload } = useWords();
  const { may } = useSight();
  const query = useImports();
  const [shown, setShown] = useState<RejectedOf>();
  const seesRejected = may('import-files') || may('read-findings');
  return (
    <Page title={imports.page} note={upload.byHeader}>
      {query.data?.length === 0 && <EmptyNote />}
      <Section id="imports" title={imports.title}>
        {may('import-files') && <Upload onShowRejected={setShown} />}
        <Answered query={query}>
          {(files) => (
            <Register files={files} onShowRejected={seesRejected ? setShown : undefined} />
          )}
        </Answered>
        <RejectedDrawer of={shown} onClose={() => setShown(undefined)} />
      </Section>
    </Page>
  );
};
