import { Button, ConfigProvider, DatePicker, Dropdown } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { Account } from '../api';
import type { KnownOn } from '../queries';
import { useLogout } from '../session/session';
import { onDark } from '../theme';
import { useWords } from '../words/language';
import { LanguageSwitch } from '../words/language-switch';

/** The day on which the answers rest; empty means today by the server's clock. */
const KnownOnPicker = ({
  knownOn,
  answeredOn,
  onChoose,
}: {
  readonly knownOn: KnownOn;
  readonly answeredOn: string | undefined;
  readonly onChoose: (day: KnownOn) => void;
}) => {
  const { header } = useWords();
  const shown = knownOn ?? answeredOn;
  return (
    <div className="known-on">
      <label htmlFor="known-on" title={header.knownOnHint}>
        {header.knownOn}
      </label>
      <DatePicker
        id="known-on"
        value={shown ? dayjs(shown) : null}
        format="YYYY-MM-DD"
        allowClear={false}
        showNow={false}
        onChange={(day) => onChoose(day ? day.format('YYYY-MM-DD') : undefined)}
      />
      {knownOn !== undefined && <Button onClick={() => onChoose(undefined)}>{header.today}</Button>}
    </div>
  );
};

const AccountMenu = ({
  account,
  onChangePassword,
}: {
  readonly account: Account;
  readonly onChangePassword: () => void;
}) => {
  const { session, roles } = useWords();
  const logout = useLogout();
  const acts = { password: onChangePassword, logout: () => void logout() };
  const items = [
    { key: 'password', label: session.changePassword },
    { key: 'logout', label: session.logout },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => acts[key as keyof typeof acts]() }}
    >
      <Button type="text" aria-haspopup="menu">
        <span className="sr-only">{session.account}: </span>
        {account.userName}
        <span className="role">{roles[account.role]}</span>
        <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
};

export const PageHeader = ({
  account,
  division,
  picker,
  onChangePassword,
}: {
  readonly account: Account;
  readonly division: string | undefined;
  /** Absent for who sees no case data: there is nothing to ask as of a day. */
  readonly picker:
    | {
        readonly knownOn: KnownOn;
        readonly answeredOn: string | undefined;
        readonly onChoose: (day: KnownOn) => void;
      }
    | undefined;
  readonly onChangePassword: () => void;
}) => {
  const words = useWords();
  return (
    <header className="page-head">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <h1 className="ledger-name">{words.ledger}</h1>
      {division && <span className="division">{words.header.division(division)}</span>}
      <div className="page-head-right">
        {picker && <KnownOnPicker {...picker} />}
        <ConfigProvider theme={onDark}>
          <LanguageSwitch />
          <AccountMenu account={account} onChangePassword={onChangePassword} />
        </ConfigProvider>
      </div>
    </header>
  );
};
