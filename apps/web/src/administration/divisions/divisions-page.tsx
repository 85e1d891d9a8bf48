import '../../look/administration.css';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { count } from '../../figures';
import { useAddress, useKnownOn } from '../../frame/known-on';
import { Page } from '../../frame/page';
import { type Answer, ledger } from '../../ledger/ledger';
import type { Column } from '../../list/column';
import { List } from '../../list/list';
import { Answered } from '../../page/answered';
import { Section } from '../../page/section';
import { useSight } from '../../session/sight';
import { useDivisionWords } from './words';

type Division = Answer<'Division'>;

const useColumns = (): readonly Column<Division>[] => {
  const words = useDivisionWords();
  const { may } = useSight();
  const addressOf = useAddress();
  const seesFindings = may('read-findings');
  return useMemo(() => {
    const findings: Column<Division> = {
      key: 'findings',
      title: words.findings,
      of: ({ openFindings }) => openFindings,
      kind: 'count',
    };
    return [
      { key: 'code', title: words.code, of: ({ division }) => division },
      {
        key: 'level',
        title: words.level,
        of: ({ level }) => level,
        say: (level) => words.levels[level] ?? level,
        isChoice: true,
      },
      { key: 'name', title: words.name, of: ({ name }) => name },
      {
        key: 'households',
        title: words.households,
        of: ({ households }) => households,
        kind: 'count',
      },
      // Whoever keeps the accounts sees no case data.
      ...(seesFindings ? [findings] : []),
      {
        key: 'accounts',
        title: words.accounts,
        of: ({ accounts }) => accounts,
        show: ({ accounts, division, name }) =>
          accounts === null || accounts === 0 ? (
            <span className="zero">0</span>
          ) : (
            <Link
              to={addressOf(`/accounts?q=${division}`)}
              aria-label={words.seeAccounts(count(accounts), name ?? division)}
            >
              {count(accounts)}
            </Link>
          ),
        kind: 'count',
      },
    ];
  }, [words, seesFindings, addressOf]);
};

/** The villages and streets of the ledger, and who works for them. */
export const DivisionsPage = () => {
  const words = useDivisionWords();
  const [knownOn] = useKnownOn();
  const columns = useColumns();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/divisions', { params });
  return (
    <Page title={words.title} note={words.meaning}>
      <Section id="divisions" title={words.list}>
        <Answered query={query}>
          {({ divisions }) => (
            <List
              title={words.list}
              columns={columns}
              rows={divisions}
              rowKey={({ division }) => division}
              empty={words.none}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
