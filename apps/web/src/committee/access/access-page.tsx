import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { officeTime } from '../../figures';
import { Page } from '../../frame/page';
import { type CommitteeAnswer, fetchCommittee } from '../../ledger/committee';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Section } from '../../page/section';
import { Loading } from '../../states/loading';
import { ProblemNote } from '../../states/problem-note';
import { useJoined } from '../../words/joined';
import { useWords } from '../../words/language';
import '../../look/committee.css';
import { plain } from './plain';
import { useAccessWords } from './words';

type Entry = CommitteeAnswer<'/api/v1/committee/access', 'get'>['entries'][number];
type Kind = keyof ReturnType<typeof useAccessWords>['kinds'];

const PAGE = 200;

interface Asked {
  readonly user?: string;
  readonly day?: string;
  readonly kind?: Kind | '';
}

/** Read a page at a time, from the newest; names are looked for by the ledger, for they are sealed. */
const useAccess = ({ user, day, kind }: Asked) =>
  useInfiniteQuery({
    queryKey: ['committee-access', user, day, kind],
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam }) => {
      const { data } = await fetchCommittee.GET('/api/v1/committee/access', {
        params: {
          query: {
            limit: PAGE,
            ...(user && { user }),
            ...(day && { day }),
            ...(kind && { kind }),
            ...(pageParam !== undefined && { before: pageParam }),
          },
        },
      });
      return data ?? { entries: [], before: null };
    },
    getNextPageParam: ({ before }) => before ?? undefined,
  });

/** The finger-prints of a file say which it was, and are long: they come last. */
const PRINTS = ['sha256', 'sm3'];

const useDetails = () => {
  const words = useAccessWords();
  const { clauses } = useJoined();
  return ({ details }: Entry): string => {
    const told = Object.entries(details).filter(([, value]) => plain(value) !== '');
    const isPrint = ([name]: readonly [string, unknown]) => PRINTS.includes(name);
    const inOrder = [...told.filter((one) => !isPrint(one)), ...told.filter(isPrint)];
    return clauses(
      inOrder.map(([name, value]) => `${words.details[name] ?? name} ${plain(value)}`),
    );
  };
};

const useColumns = (): readonly Column<Entry>[] => {
  const words = useAccessWords();
  const { roles } = useWords();
  const detailsOf = useDetails();
  return [
    { key: 'at', title: words.at, of: ({ at }) => officeTime(at), width: 140 },
    { key: 'user', title: words.user, of: ({ user }) => user, isChoice: true, width: 120 },
    {
      key: 'role',
      title: words.role,
      of: ({ role }) => role,
      say: (role) =>
        role === 'machine' ? words.machine : (roles[role as keyof typeof roles] ?? role),
      width: 120,
    },
    {
      key: 'kind',
      title: words.kind,
      of: ({ kind }) => kind,
      say: (kind) => words.kinds[kind as Kind] ?? kind,
      width: 150,
    },
    {
      key: 'what',
      title: words.what,
      of: detailsOf,
      show: (entry) => <span className="code">{detailsOf(entry)}</span>,
    },
  ];
};

const Asking = ({ onAsk }: { readonly onAsk: (asked: Asked) => void }) => {
  const words = useAccessWords();
  return (
    <Form<Asked> className="access-form" layout="vertical" onFinish={onAsk}>
      <Form.Item name="user" label={words.user} extra={words.userHint}>
        <Input autoComplete="off" allowClear />
      </Form.Item>
      <Form.Item name="day" label={words.day}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="kind" label={words.kind} initialValue="">
        <KindChoice />
      </Form.Item>
      <Button htmlType="submit">{words.show}</Button>
    </Form>
  );
};

const KindChoice = ({
  id,
  value,
  onChange,
}: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}) => {
  const words = useAccessWords();
  return (
    <select
      {...(id !== undefined && { id })}
      className="choice-field"
      value={value ?? ''}
      onChange={({ target }) => onChange?.(target.value)}
    >
      <option value="">{words.all}</option>
      {Object.entries(words.kinds).map(([kind, said]) => (
        <option key={kind} value={kind}>
          {said}
        </option>
      ))}
    </select>
  );
};

export const AccessPage = () => {
  const words = useAccessWords();
  const columns = useColumns();
  const [asked, setAsked] = useState<Asked>({});
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useAccess(asked);
  const rows = data?.pages.flatMap(({ entries }) => entries) ?? [];
  return (
    <Page title={words.title} note={words.note}>
      <Section id="access" title={words.list}>
        <Asking onAsk={setAsked} />
        {isPending && <Loading />}
        {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {data && (
          <List
            title={words.title}
            columns={columns}
            rows={rows}
            rowKey={({ place }) => String(place)}
            empty={words.empty}
            actions={
              hasNextPage && (
                <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {words.more}
                </Button>
              )
            }
          />
        )}
      </Section>
    </Page>
  );
};
