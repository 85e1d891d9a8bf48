import { useParams } from 'react-router';
import { officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { type Answer, ledger } from '../../ledger/ledger';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useSight } from '../../session/sight';
import { useWords } from '../../words/language';
import { AccountActs } from './account-acts';
import { type AccountState, stateOf } from './account-state';
import '../../look/administration.css';
import { useAccountWords } from './words';

type Session = Answer<'Sessions'>['sessions'][number];
type ActDone = Answer<'AccountActs'>['acts'][number];

const Sessions = ({ id }: { readonly id: string }) => {
  const words = useAccountWords();
  const query = ledger.useQuery('get', '/api/v1/accounts/{accountId}/sessions', {
    params: { path: { accountId: id } },
  });
  const columns: readonly Column<Session>[] = [
    { key: 'started', title: words.started, of: ({ startedAt }) => officeTime(startedAt) },
    { key: 'seen', title: words.lastSeen, of: ({ lastSeenAt }) => officeTime(lastSeenAt) },
    { key: 'expires', title: words.expires, of: ({ expiresAt }) => officeTime(expiresAt) },
    { key: 'address', title: words.address, of: ({ address }) => address },
  ];
  return (
    <Section id="sessions" title={words.sessions}>
      <Answered query={query}>
        {({ sessions }) => (
          <List
            title={words.sessions}
            name="sessions"
            columns={columns}
            rows={sessions}
            rowKey={(session) => session.id}
            empty={words.noSessions}
          />
        )}
      </Answered>
    </Section>
  );
};

const Acts = ({ id }: { readonly id: string }) => {
  const words = useAccountWords();
  const query = ledger.useQuery('get', '/api/v1/accounts/{accountId}/acts', {
    params: { path: { accountId: id } },
  });
  const columns: readonly Column<ActDone>[] = [
    { key: 'at', title: words.at, of: ({ at }) => officeTime(at) },
    {
      key: 'what',
      title: words.what,
      of: ({ what }) => what,
      say: (what) => words.whats[what] ?? what,
      isChoice: true,
    },
    { key: 'by', title: words.by, of: ({ by }) => by, isChoice: true },
  ];
  return (
    <Section id="acts" title={words.acts} note={words.actsNote}>
      <Answered query={query}>
        {({ acts }) => (
          <List
            title={words.acts}
            name="acts"
            columns={columns}
            rows={acts}
            rowKey={({ at, what }) => `${at} ${what}`}
            empty={words.noActs}
          />
        )}
      </Answered>
    </Section>
  );
};

const Told = ({ account }: { readonly account: AccountState }) => {
  const words = useAccountWords();
  const { roles } = useWords();
  const { lockedUntil } = account;
  const state = words.states[stateOf(account)];
  const rows = [
    [words.displayName, account.displayName],
    [words.role, roles[account.role]],
    [words.scope, account.scope],
    [words.state, lockedUntil ? `${state} ${words.until(officeTime(lockedUntil))}` : state],
    [words.createdAt, officeTime(account.createdAt)],
  ] as const;
  return (
    <section className="section" aria-label={words.one(account.userName)}>
      <dl className="told">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** One account: what it is, who is logged in with it, what was done to it. */
export const AccountPage = () => {
  const { account: id = '' } = useParams();
  const words = useAccountWords();
  const { may } = useSight();
  const mayManage = may('manage-accounts');
  const query = ledger.useQuery('get', '/api/v1/accounts');
  const account = query.data?.accounts.find((one) => one.id === id);
  return (
    <Page
      title={words.one(account?.userName ?? '')}
      actions={account && mayManage && <AccountActs account={account} />}
    >
      <Answered query={query}>
        {() =>
          account ? (
            <>
              <Told account={account} />
              {mayManage && <Sessions id={id} />}
              <Acts id={id} />
            </>
          ) : (
            <p className="section state">{words.unknown}</p>
          )
        }
      </Answered>
    </Page>
  );
};
