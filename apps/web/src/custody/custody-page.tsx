import '../look/finance.css';
import { useMemo } from 'react';
import { count } from '../figures';
import { useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { PaperButtons } from '../papers/paper-buttons';
import { useSight } from '../session/sight';
import { Appoint } from './appoint';
import { CustodyActs } from './custody-acts';
import { useJoined } from '../words/joined';
import { useCustodyWords } from './words';

type Due = Answer<'CustodyDue'>['rows'][number];
type Card = Answer<'Custody'>['cards'][number];
type Holding = Card['holdings'][number];
type Held = Holding & Pick<Card, 'beneficiaryName' | 'village'>;

/** Acts are of today; a page that shows another day offers none. */
const useMayAct = (): boolean => {
  const [knownOn] = useKnownOn();
  return useSight().may('keep-custody') && knownOn === undefined;
};

const useDueColumns = (): readonly Column<Due>[] => {
  const words = useCustodyWords();
  const mayAct = useMayAct();
  return useMemo(() => {
    const columns: Column<Due>[] = [
      {
        key: 'what',
        title: words.what,
        of: ({ what }) => what,
        say: (what) => words.whats[what] ?? what,
        isChoice: true,
      },
      { key: 'entry', title: words.entry, of: ({ entry }) => entry },
      { key: 'household', title: words.household, of: ({ householdNo }) => householdNo },
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      { key: 'owner', title: words.owner, of: ({ beneficiaryName }) => beneficiaryName },
      { key: 'keeper', title: words.keeper, of: ({ proxyHolderName }) => proxyHolderName },
      {
        key: 'dueOn',
        title: words.dueOn,
        of: ({ dueOn }) => dueOn,
        show: ({ dueOn }) => dueOn ?? <span className="marked">{words.atOnce}</span>,
      },
      {
        key: 'left',
        title: words.left,
        of: ({ daysLeft }) => daysLeft,
        kind: 'count',
        show: ({ daysLeft }) =>
          daysLeft === null ? (
            <span className="zero">—</span>
          ) : (
            <span className={daysLeft < 0 ? 'marked' : ''}>{daysLeft}</span>
          ),
      },
    ];
    if (!mayAct) return columns;
    const acts: Column<Due> = {
      key: 'acts',
      title: words.act,
      of: () => null,
      show: (row) => <CustodyActs of={row} />,
      isAct: true,
    };
    return [...columns, acts];
  }, [words, mayAct]);
};

const usePapers = () => {
  const words = useCustodyWords();
  const { list } = useJoined();
  return ({ hasAgreement, hasStreetFiling, hasCountyFiling }: Held): string => {
    const missing = [
      !hasAgreement && words.agreement,
      !hasStreetFiling && words.street,
      !hasCountyFiling && words.county,
    ].filter((what): what is string => what !== false);
    return missing.length === 0 ? words.complete : list(missing.map(words.missing));
  };
};

const useCardColumns = (): readonly Column<Held>[] => {
  const words = useCustodyWords();
  const papersOf = usePapers();
  const mayAct = useMayAct();
  return useMemo(() => {
    const columns: Column<Held>[] = [
      { key: 'entry', title: words.entry, of: ({ entry }) => entry },
      { key: 'household', title: words.household, of: ({ householdNo }) => householdNo },
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      { key: 'owner', title: words.owner, of: ({ beneficiaryName }) => beneficiaryName },
      { key: 'keeper', title: words.keeper, of: ({ proxyHolderName }) => proxyHolderName },
      {
        key: 'relation',
        title: words.relation,
        of: ({ relation }) => relation,
        say: (relation) => words.relations[relation] ?? relation,
        isChoice: true,
      },
      {
        key: 'status',
        title: words.status,
        of: ({ status }) => status,
        say: (status) => words.states[status] ?? status,
        isChoice: true,
      },
      {
        key: 'from',
        title: words.from,
        of: ({ heldFrom }) => heldFrom,
        show: ({ heldFrom, endedOn }) => (
          <>
            <span className="whole">{heldFrom}</span>{' '}
            {endedOn && <span className="whole">– {endedOn}</span>}
          </>
        ),
      },
      { key: 'until', title: words.until, of: ({ validUntil }) => validUntil },
      { key: 'papers', title: words.papers, of: papersOf },
      { key: 'reviewed', title: words.reviewedOn, of: ({ reviewedOn }) => reviewedOn },
    ];
    if (!mayAct) return columns;
    const acts: Column<Held> = {
      key: 'acts',
      title: words.act,
      of: () => null,
      show: (held) => (held.status === 'open' ? <CustodyActs of={held} /> : null),
      isAct: true,
    };
    return [...columns, acts];
  }, [words, mayAct]);
};

const DueList = () => {
  const words = useCustodyWords();
  const [knownOn] = useKnownOn();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/custody/due', { params });
  const columns = useDueColumns();
  return (
    <Section
      id="due"
      title={words.due}
      note={query.data && words.dueNote(count(query.data.withinDays))}
    >
      <Answered query={query}>
        {({ rows }) => (
          <List
            title={words.due}
            name="due"
            columns={columns}
            rows={rows}
            rowKey={({ what, householdNo, entry }) => `${what} ${householdNo} ${entry}`}
            empty={words.noDue}
          />
        )}
      </Answered>
    </Section>
  );
};

const heldIn = (cards: readonly Card[]): readonly Held[] =>
  cards.flatMap(({ holdings, beneficiaryName, village }) =>
    holdings.map((holding) => ({ ...holding, beneficiaryName, village })),
  );

const CardList = () => {
  const words = useCustodyWords();
  const [knownOn] = useKnownOn();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/custody', { params });
  const columns = useCardColumns();
  const { data } = query;
  const rows = useMemo(() => heldIn(data?.cards ?? []), [data]);
  return (
    <Section
      id="register"
      title={words.register}
      note={words.registerNote}
      actions={<PaperButtons path="/custody" query={{ knownOn }} name={words.register} />}
    >
      <Answered query={query}>
        {() => (
          <List
            title={words.register}
            name="register"
            columns={columns}
            rows={rows}
            rowKey={({ division, entry, firstAsOf, householdNo }) =>
              [division, householdNo, entry, firstAsOf].join(' ')
            }
            empty={words.none}
          />
        )}
      </Answered>
    </Section>
  );
};

/** Who keeps whose card, what is missing, and what falls due. */
export const CustodyPage = () => {
  const words = useCustodyWords();
  const mayAct = useMayAct();
  return (
    <Page title={words.title} note={words.meaning} actions={mayAct && <Appoint />}>
      <DueList />
      <CardList />
    </Page>
  );
};
