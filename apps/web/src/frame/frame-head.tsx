import { Button, ConfigProvider } from 'antd';
import { NavLink, useNavigate } from 'react-router';
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
      <input
        id="known-on"
        type="date"
        value={knownOn ?? ''}
        onChange={({ target }) => choose(target.value || undefined)}
      />
      {knownOn !== undefined && <Button onClick={() => choose(undefined)}>{header.today}</Button>}
    </div>
  );
};

const AccountLinks = () => {
  const { session, roles } = useWords();
  const { account } = useSight();
  const logout = useLogout();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    // Whoever logs in next begins at their own beginning, not where somebody else was reading.
    await navigate('/', { replace: true });
    await logout();
  };
  return (
    <>
      <NavLink className="own-account" to="/account">
        <span className="sr-only">{session.account}: </span>
        {account.userName}
        <span className="role">{roles[account.role]}</span>
      </NavLink>
      <Button type="text" onClick={() => void leave()}>
        {session.logout}
      </Button>
    </>
  );
};

export const FrameHead = ({ knowsDays }: { readonly knowsDays: boolean }) => {
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
          <AccountLinks />
        </ConfigProvider>
      </div>
    </header>
  );
};
