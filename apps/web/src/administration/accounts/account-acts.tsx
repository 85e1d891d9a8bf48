import { Alert } from 'antd';
import { useState } from 'react';
import { Act } from '../../act/act';
import { officeTime } from '../../figures';
import { type Answer, fetchLedger } from '../../ledger/ledger';
import { useSight } from '../../session/sight';
import { type AccountState, stateOf } from './account-state';
import { useAccountWords } from './words';

type Change = 'disabling' | 'enabling' | 'unlocking';

const ChangeState = ({ id, change }: { readonly id: string; readonly change: Change }) => {
  const words = useAccountWords();
  const said = {
    disabling: [words.disable, words.disableExplain],
    enabling: [words.enable, words.enableExplain],
    unlocking: [words.unlock, words.unlockExplain],
  } as const;
  const [label, explain] = said[change];
  return (
    <Act<object>
      words={{ label, title: label, explain }}
      send={(_, header) =>
        fetchLedger.POST(`/api/v1/accounts/{accountId}/${change}`, {
          params: { path: { accountId: id }, header },
        })
      }
    />
  );
};

/** The code is told once, in the page, to be copied by hand. */
const ResetCode = ({
  id,
  onMade,
}: {
  readonly id: string;
  readonly onMade: (code: Answer<'ResetCode'>) => void;
}) => {
  const words = useAccountWords();
  return (
    <Act<object>
      words={{ label: words.reset, title: words.reset, explain: words.resetExplain }}
      send={async (_, header) => {
        const { data } = await fetchLedger.POST('/api/v1/accounts/{accountId}/reset-code', {
          params: { path: { accountId: id }, header },
        });
        if (data) onMade(data);
      }}
    />
  );
};

const EndSessions = ({ id }: { readonly id: string }) => {
  const words = useAccountWords();
  return (
    <Act<object>
      words={{
        label: words.endSessions,
        title: words.endSessions,
        explain: words.endSessionsExplain,
      }}
      send={() =>
        fetchLedger.DELETE('/api/v1/accounts/{accountId}/sessions', {
          params: { path: { accountId: id } },
        })
      }
    />
  );
};

/** What an administrator may do with an account as it stands; nobody disables their own. */
export const AccountActs = ({ account }: { readonly account: AccountState }) => {
  const words = useAccountWords();
  const own = useSight().account.id === account.id;
  const [code, setCode] = useState<Answer<'ResetCode'>>();
  const state = stateOf(account);
  return (
    <>
      {state === 'disabled' && <ChangeState id={account.id} change="enabling" />}
      {state === 'locked' && <ChangeState id={account.id} change="unlocking" />}
      {state !== 'disabled' && <ResetCode id={account.id} onMade={setCode} />}
      <EndSessions id={account.id} />
      {state !== 'disabled' && !own && <ChangeState id={account.id} change="disabling" />}
      {code && (
        <Alert
          type="warning"
          showIcon
          closable
          title={words.resetCode(code.code, officeTime(code.expiresAt))}
        />
      )}
    </>
  );
};
