import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Pick } from '../delays/pick';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import '../look/street.css';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { MatchActs } from './match-acts';
import { useMatchWords } from './words';

type Match = Answer<'Match'>;

const STATES = ['proposed', 'confirmed', 'refused', 'all'] as const;

const useColumns = (): readonly Column<Match>[] => {
  const words = useMatchWords();
  return useMemo(() => {
    const { grades, differences, lists, knownAs, states } = words;
    return [
      {
        key: 'grade',
        title: words.grade,
        of: ({ grade }) => grade,
        say: (grade) => grades[grade as Match['grade']],
        isChoice: true,
      },
      {
        key: 'difference',
        title: words.difference,
        of: ({ difference }) => differences[difference],
        isChoice: true,
      },
      {
        key: 'name',
        title: words.sameName,
        of: ({ sameName }) => (sameName ? words.same : words.other),
      },
      {
        key: 'listed',
        title: words.listed,
        of: ({ listed }) =>
          [listed.personName, listed.personId, ...listed.namedIn.map((list) => lists[list])]
            .filter(Boolean)
            .join(' '),
      },
      { key: 'since', title: words.since, of: ({ listed }) => listed.firstReceivedOn },
      {
        key: 'member',
        title: words.member,
        of: ({ member }) =>
          [member.personName, member.personId, knownAs[member.knownAs]].filter(Boolean).join(' '),
      },
      {
        key: 'household',
        title: words.household,
        of: ({ member }) => member.householdNos.join(', ') || null,
      },
      {
        key: 'village',
        title: words.village,
        of: ({ member }) => member.village,
        isChoice: true,
      },
      { key: 'state', title: words.state, of: ({ state }) => states[state] },
      {
        key: 'decided',
        title: words.decided,
        of: ({ decidedOn, decidedBy }) =>
          decidedOn === null ? null : [decidedOn, ...decidedBy].join(' '),
      },
    ];
  }, [words]);
};

/** Entries that may be of one person, for two people to decide. */
export const MatchesPage = () => {
  const words = useMatchWords();
  const { may } = useSight();
  const [asked] = useSearchParams();
  const state = STATES.find((one) => one === asked.get('state')) ?? 'proposed';
  const columns = useColumns();
  const query = ledger.useQuery('get', '/api/v1/matches', { params: { query: { state } } });
  return (
    <Page title={words.title} note={words.note}>
      <Section
        id="matches"
        title={words.states[state]}
        actions={<Pick name="state" title={words.shown} chosen={state} choices={words.states} />}
      >
        <Answered query={query}>
          {({ matches }) => (
            <List
              title={words.title}
              columns={columns}
              rows={matches}
              rowKey={({ matchId }) => matchId}
              empty={words.none}
              {...(may('work-findings') && {
                expanded: {
                  expand: words.expand,
                  collapse: words.collapse,
                  show: (match: Match) => (
                    <div className="under-row">
                      <div className="acts">
                        <MatchActs match={match} />
                      </div>
                    </div>
                  ),
                },
              })}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
