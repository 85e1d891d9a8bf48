import { Alert } from 'antd';
import { useState } from 'react';
import type { Account } from '../api';
import { useAsked } from '../asked';
import { ImportsSection } from '../imports/imports-section';
import { permissionsOf } from '../permissions';
import { useOverview } from '../queries';
import { ChangePassword } from '../session/change-password';
import { useWords } from '../words/language';
import { AdministratorNote } from './administrator-note';
import { CasePage } from './case-page';
import { PageHeader } from './page-header';

type Asking = ReturnType<typeof useAsked>;

const WithCaseData = ({
  account,
  asking,
  onChangePassword,
}: {
  readonly account: Account;
  readonly asking: Asking;
  readonly onChangePassword: () => void;
}) => {
  const { header } = useWords();
  const overview = useOverview(asking.knownOn);
  const picker = {
    knownOn: asking.knownOn,
    answeredOn: overview.data?.knowledgeDate,
    onChoose: asking.setKnownOn,
  };
  return (
    <>
      <PageHeader
        account={account}
        division={overview.data?.division ?? account.scope}
        picker={picker}
        onChangePassword={onChangePassword}
      />
      <main id="content" tabIndex={-1}>
        {asking.knownOn && <Alert type="info" showIcon title={header.past(asking.knownOn)} />}
        <CasePage account={account} overview={overview} asking={asking} />
      </main>
    </>
  );
};

const WithoutCaseData = ({
  account,
  onChangePassword,
}: {
  readonly account: Account;
  readonly onChangePassword: () => void;
}) => (
  <>
    <PageHeader
      account={account}
      division={account.scope}
      picker={undefined}
      onChangePassword={onChangePassword}
    />
    <main id="content" tabIndex={-1}>
      {permissionsOf[account.role].openBackfill && <AdministratorNote />}
      <ImportsSection account={account} />
    </main>
  </>
);

const LedgerPage = ({ account }: { readonly account: Account }) => {
  const asking = useAsked();
  const [changing, setChanging] = useState(false);
  if (changing) return <ChangePassword account={account} onDone={() => setChanging(false)} />;
  const props = { account, onChangePassword: () => setChanging(true) };
  return permissionsOf[account.role].caseData ? (
    <WithCaseData {...props} asking={asking} />
  ) : (
    <WithoutCaseData {...props} />
  );
};

// The only default export: React loads a page by it.
export default LedgerPage;
