import { useState } from 'react';
import type { Account } from '../api';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { permissionsOf } from '../permissions';
import { useImports } from '../queries';
import { useWords } from '../words/language';
import { Register } from './register';
import { RejectedDrawer, type RejectedOf } from './rejected-drawer';
import { Upload } from './upload';

export const ImportsSection = ({ account }: { readonly account: Account }) => {
  const { imports } = useWords();
  const query = useImports();
  const [shown, setShown] = useState<RejectedOf>();
  const { importFiles, caseData } = permissionsOf[account.role];
  const seesRejected = caseData || importFiles;
  return (
    <Section id="imports" title={imports.title}>
      {importFiles && <Upload onShowRejected={setShown} />}
      <Answered query={query}>
        {(files) => <Register files={files} onShowRejected={seesRejected ? setShown : undefined} />}
      </Answered>
      <RejectedDrawer of={shown} onClose={() => setShown(undefined)} />
    </Section>
  );
};
