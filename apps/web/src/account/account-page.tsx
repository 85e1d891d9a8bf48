import { Button } from 'antd';
import { useState } from 'react';
import { officeTime } from '../figures';
import { Page } from '../frame/page';
import { type Answer, fetchLedger, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { ChangePassword } from '../session/change-password';
import { useSight } from '../session/sight';
import { ProblemNote } from '../states/problem-note';
import { useWords } from '../words/language';
import { useAccountWords } from './words';

type Session = Answer<'Sessions'>['sessions'][number];

const SessionRow = ({
  session,
  onEnd,
}: {
  readonly session: Session;
  readonly onEnd: () => void;
}) => {
  const words = useAccountWords();
  const startedAt = officeTime(session.startedAt);
  return (
    <tr>
      <th scope="row">{startedAt}</th>
      <td>{officeTime(session.lastSeenAt)}</td>
      <td>{officeTime(session.expiresAt)}</td>
      <td>{session.address ?? '—'}</td>
      <td>
        {session.isCurrent ? (
          words.thisOne
        ) : (
          <Button size="small" aria-label={words.endOf(startedAt)} onClick={onEnd}>
            {words.end}
          </Button>
        )}
      </td>
    </tr>
  );
};

const Sessions = () => {
  const words = useAccountWords();
  const query = ledger.useQuery('get', '/api/v1/sessions');
  const [failure, setFailure] = useState<unknown>();
  const end = async (sessionId: string): Promise<void> => {
    try {
      await fetchLedger.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } });
      await query.refetch();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Section id="sessions" title={words.sessions} note={words.sessionsNote}>
      {failure !== undefined && <ProblemNote error={failure} />}
      <Answered query={query}>
        {({ sessions }) => (
          <table className="plain narrow">
            <thead>
              <tr>
                {[words.startedAt, words.lastSeenAt, words.expiresAt, words.address, words.act].map(
                  (title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <SessionRow key={session.id} session={session} onEnd={() => void end(session.id)} />
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </Section>
  );
};

/** Who is logged in, their password, and where else they are logged in. */
export const AccountPage = () => {
  const words = useAccountWords();
  const { roles, session } = useWords();
  const { account } = useSight();
  const [changing, setChanging] = useState(false);
  if (changing) return <ChangePassword account={account} onDone={() => setChanging(false)} />;
  const about = [
    [words.userName, account.userName],
    [words.name, account.displayName],
    [words.role, roles[account.role]],
    [words.scope, account.scope],
  ] as const;
  return (
    <Page title={words.title}>
      <Section id="who" title={words.who}>
        <dl className="facts">
          {about.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section
        id="password"
        title={words.password}
        note={words.passwordNote}
        actions={<Button onClick={() => setChanging(true)}>{session.changePassword}</Button>}
      >
        {null}
      </Section>
      <Sessions />
    </Page>
  );
};
