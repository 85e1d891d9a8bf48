import '../../look/finance.css';
import { Form, Input } from 'antd';
import { Link } from 'react-router';
import { Act } from '../../act/act';
import { ChoiceField, choicesOf, TextField, useRequired } from '../../act/fields';
import { officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { fetchLedger, ledger } from '../../ledger/ledger';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useSight } from '../../session/sight';
import { useWords } from '../../words/language';
import { type AccountState, type State, stateOf } from './account-state';
import { useAccountWords } from './words';

type Role = AccountState['role'];

interface NewAccount {
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: string;
  readonly password: string;
}

const Create = () => {
  const words = useAccountWords();
  const { roles } = useWords();
  const { account } = useSight();
  const required = useRequired();
  const choices = choicesOf(roles);
  return (
    <Act<NewAccount>
      type="primary"
      words={{ label: words.create, title: words.create, explain: words.createExplain }}
      initial={{ scope: account.scope }}
      send={(body, headers) =>
        fetchLedger.POST('/api/v1/accounts', { params: { header: headers }, body })
      }
    >
      <div className="field-row two">
        <TextField name="userName" label={words.userName} hint={words.userNameHint} />
        <TextField name="displayName" label={words.displayName} />
      </div>
      <ChoiceField name="role" label={words.role} choices={choices} hint={words.roleHint} />
      <div className="field-row two">
        <TextField name="scope" label={words.scope} hint={words.scopeHint} />
        <Form.Item
          name="password"
          label={words.password}
          extra={words.passwordHint}
          rules={required}
        >
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
      </div>
    </Act>
  );
};

const useColumns = (): readonly Column<AccountState>[] => {
  const words = useAccountWords();
  const { roles } = useWords();
  return [
    {
      key: 'userName',
      title: words.userName,
      of: ({ userName }) => userName,
      show: ({ id, userName }) => <Link to={`/accounts/${id}`}>{userName}</Link>,
    },
    { key: 'displayName', title: words.displayName, of: ({ displayName }) => displayName },
    {
      key: 'role',
      title: words.role,
      of: ({ role }) => role,
      say: (role) => roles[role as Role] ?? role,
      isChoice: true,
    },
    { key: 'scope', title: words.scope, of: ({ scope }) => scope, isChoice: true },
    {
      key: 'state',
      title: words.state,
      of: stateOf,
      say: (state) => words.states[state as State],
      isChoice: true,
    },
    { key: 'createdAt', title: words.createdAt, of: ({ createdAt }) => officeTime(createdAt) },
  ];
};

/** Who may log in, as what and where. */
export const AccountsPage = () => {
  const words = useAccountWords();
  const columns = useColumns();
  const { may } = useSight();
  const query = ledger.useQuery('get', '/api/v1/accounts');
  return (
    <Page
      title={words.title}
      note={words.note}
      actions={may('manage-accounts') ? <Create /> : undefined}
    >
      <Section id="accounts" title={words.title}>
        <Answered query={query}>
          {({ accounts }) => (
            <List
              title={words.title}
              columns={columns}
              rows={accounts}
              rowKey={({ id }) => id}
              empty={words.empty}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
