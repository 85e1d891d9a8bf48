import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Act } from '../../act/act';
import { count, officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { committee, fetchCommittee } from '../../ledger/committee';
import { type Answer, ledger } from '../../ledger/ledger';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useLanguage } from '../../words/language';
import '../../look/committee.css';
import { useJoined } from '../../words/joined';
import { useVerifyWords } from './words';

type Checkpoint = Answer<'Checkpoint'>;
type Verdict = Answer<'Verification'>;

const Said = ({ verdict }: { readonly verdict: Verdict }) => {
  const words = useVerifyWords();
  const { say } = useLanguage();
  const { ok, events, firstWrong } = verdict;
  if (ok || !firstWrong) return <p className="holds">{words.holds(count(events))}</p>;
  return (
    <p className="marked" role="alert">
      {words.broken}
      {say(firstWrong)} {words.at(firstWrong.stream ?? '—', firstWrong.position)}
    </p>
  );
};

/** Recomputing a log takes a while and is done when somebody asks for it. */
const Check = <Found extends Verdict>({
  id,
  title,
  query,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly query: UseQueryResult<Found, unknown>;
  readonly children?: (found: Found) => ReactNode;
}) => {
  const words = useVerifyWords();
  const isAsked = query.isFetching || query.isFetched;
  return (
    <Section
      id={id}
      title={title}
      actions={
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {words.verify}
        </Button>
      }
    >
      {query.isFetching && <p role="status">{words.verifying}</p>}
      {!isAsked && <p className="note">{words.notYet}</p>}
      {isAsked && !query.isPending && (
        <Answered query={query}>
          {(found) => (
            <>
              <Said verdict={found} />
              {children?.(found)}
            </>
          )}
        </Answered>
      )}
    </Section>
  );
};

const Checkpoints = ({ checkpoints }: { readonly checkpoints: readonly Checkpoint[] }) => {
  const words = useVerifyWords();
  const { list } = useJoined();
  const signers = { log: words.log, cosigner: words.cosigner, unknown: words.unknown };
  const columns: readonly Column<Checkpoint>[] = [
    { key: 'size', title: words.size, of: ({ size }) => size, kind: 'count', width: 110 },
    { key: 'takenAt', title: words.takenAt, of: ({ takenAt }) => officeTime(takenAt), width: 150 },
    {
      key: 'signed',
      title: words.signedBy,
      of: ({ signatures }) => list(signatures.map(({ by, label }) => label ?? signers[by])),
      width: 160,
    },
    {
      key: 'root',
      title: words.root,
      of: ({ root }) => root,
      show: ({ root }) => <span className="code">{root}</span>,
    },
  ];
  return (
    <List
      title={words.checkpoints}
      columns={columns}
      rows={checkpoints}
      rowKey={({ size }) => String(size)}
      empty={words.noCheckpoints}
      expanded={{
        show: ({ text }) => <pre className="code signed-text">{text}</pre>,
        expand: words.show,
        collapse: words.hide,
      }}
    />
  );
};

const Keys = ({ keys }: Pick<Answer<'Keys'>, 'keys'>) => {
  const words = useVerifyWords();
  return (
    <ul>
      {keys.map(({ vkey, introducedAt, retiredAt }) => (
        <li key={vkey}>
          <span className="code">{vkey}</span>{' '}
          <span className="note">
            {words.since} {officeTime(introducedAt)}
            {retiredAt !== null && `，${words.until} ${officeTime(retiredAt)}`}
          </span>
        </li>
      ))}
    </ul>
  );
};

const OwnCheckpoint = () => {
  const words = useVerifyWords();
  const query = committee.useQuery(
    'get',
    '/api/v1/committee/checkpoints/latest',
    { parseAs: 'text' },
    { retry: false },
  );
  return (
    <Section
      id="own-checkpoint"
      title={words.ownCheckpoint}
      note={words.ownNote}
      actions={
        <Act<object>
          words={{ label: words.take, title: words.take, explain: words.takeExplain }}
          send={() => fetchCommittee.POST('/api/v1/committee/checkpoints', { parseAs: 'text' })}
        />
      }
    >
      {query.isError ? (
        <p className="note">{words.none}</p>
      ) : (
        <Answered query={query}>
          {(text) => <pre className="code signed-text">{String(text)}</pre>}
        </Answered>
      )}
    </Section>
  );
};

const ON_DEMAND = { enabled: false, retry: false, staleTime: Infinity } as const;

/** That nothing was rewritten, checked before the eyes of whoever doubts it. */
export const VerifyPage = () => {
  const words = useVerifyWords();
  const main = ledger.useQuery('get', '/api/v1/verify', {}, ON_DEMAND);
  const own = committee.useQuery('get', '/api/v1/committee/verify', {}, ON_DEMAND);
  const checkpoints = ledger.useQuery('get', '/api/v1/checkpoints');
  const keys = ledger.useQuery('get', '/api/v1/keys');
  return (
    <Page title={words.title} note={words.note}>
      <Check id="main" title={words.main} query={main}>
        {({ root, keyTrouble }) => (
          <p>
            {words.root} <span className="code">{root}</span>
            {keyTrouble !== null && <span className="under">{words.keyTrouble}</span>}
          </p>
        )}
      </Check>
      <Check id="own" title={words.own} query={own} />
      <Section id="keys" title={words.keys} note={words.keysNote}>
        <Answered query={keys}>{(answer) => <Keys keys={answer.keys} />}</Answered>
      </Section>
      <Section id="checkpoints" title={words.checkpoints} note={words.checkpointsNote}>
        <Answered query={checkpoints}>
          {(answer) => <Checkpoints checkpoints={answer.checkpoints} />}
        </Answered>
      </Section>
      <OwnCheckpoint />
    </Page>
  );
};
