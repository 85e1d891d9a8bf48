import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Pick } from '../delays/pick';
import { Page } from '../frame/page';
import { ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import '../look/street.css';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { columnsOf, type Match } from './columns';
import { MatchActs } from './match-acts';
import { type MatchWords, useMatchWords } from './words';

const STATES = ['proposed', 'confirmed', 'refused', 'all'] as const;

const actsColumn = (words: MatchWords): Column<Match> => ({
  key: 'acts',
  title: words.act,
  of: () => null,
  show: (match) => (
    <div className="acts">
      <MatchActs match={match} />
    </div>
  ),
  isAct: true,
});

/** Entries that may be of one person, for two people to decide. */
export const MatchesPage = () => {
  const words = useMatchWords();
  const { may } = useSight();
  const [asked] = useSearchParams();
  const state = STATES.find((one) => one === asked.get('state')) ?? 'proposed';
  const mayAct = may('work-findings');
  const columns = useMemo(
    () => [...columnsOf(words, state), ...(mayAct ? [actsColumn(words)] : [])],
    [words, state, mayAct],
  );
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
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
