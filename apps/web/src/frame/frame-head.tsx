import { Button, ConfigProvider, DatePicker, Dropdown } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useNavigate } from 'react-router';
import { useLogout } from '../session/session';
import { useSight } from '../session/sight';
import { onDark } from '../theme';
import { useWords } from '../words/language';
import { LanguageSwitch } from '../words/language-switch';
import { useKnownOn } from './known-on';

/** The day on which the answers rest; empty means today by the server's clock. */
const KnownOnPicker = () => {
  const { header } = useWords();
  const [knownOn, choose] = useKnownOn();
  return (
    <div className="known-on">
      <label htmlFor="known-on" title={header.knownOnHint}>
        {header.knownOn}
      </label>
      <DatePicker
        id="known-on"
        value={knownOn ? dayjs(knownOn) : null}
        placeholder={header.today}
        format="YYYY-MM-DD"
        allowClear={false}
        showNow={false}
        onChange={(day) => choose(day ? day.format('YYYY-MM-DD') : undefined)}
      />
      {knownOn !== undefined && <Button onClick={() => choose(undefined)}>{header.today}</Button>}
    </div>
  );
};

const AccountMenu = ({ onChangePassword }: { readonly onChangePassword: () => void }) => {
  const { session, roles } = useWords();
  const { account } = useSight();
  const logout = useLogout();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    // Whoever logs in next begins at their own beginning, not where somebody else was reading.
    await navigate('/', { replace: true });
    await logout();
  };
  const acts = { password: onChangePassword, logout: () => void leave() };
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

export const FrameHead = ({
  knowsDays,
  onChangePassword,
}: {
  readonly knowsDays: boolean;
  readonly onChangePassword: () => void;
}) => {
  const words = useWords();
  const { account } = useSight();
  return (
    <header className="page-head">
      <span className="ledger-name">{words.ledger}</span>
      <span className="division">{words.header.division(account.scope)}</span>
      <div className="page-head-right">
        {knowsDays && <KnownOnPicker />}
        <ConfigProvider theme={onDark}>
          <LanguageSwitch />
          <AccountMenu onChangePassword={onChangePassword} />
        </ConfigProvider>
      </div>
    </header>
  );
};
