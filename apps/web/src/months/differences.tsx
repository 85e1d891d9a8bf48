import { useMemo } from 'react';
import { yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Section } from '../page/section';
import { useLanguage } from '../words/language';
import { useJoined } from '../words/joined';
import { useMonthCloseWords } from './words';

type Answered = Answer<'MonthDifferences'>;
type Place = Answered['differences'][number];
type Change = Answered['changes'][number];

const usePlaceColumns = (): readonly Column<Place>[] => {
  const words = useMonthCloseWords();
  return useMemo(
    () => [
      { key: 'place', title: words.place, of: ({ village }) => village ?? words.street },
      {
        key: 'what',
        title: words.what,
        of: ({ what }) => what,
        say: (what) => words.money[what] ?? what,
        isChoice: true,
      },
      {
        key: 'before',
        title: words.before,
        of: ({ certificateFen }) => certificateFen,
        kind: 'yuan',
      },
      { key: 'now', title: words.now, of: ({ nowFen }) => nowFen, kind: 'yuan' },
      {
        key: 'difference',
        title: words.difference,
        of: ({ differenceFen }) => differenceFen,
        kind: 'yuan',
      },
    ],
    [words],
  );
};

const useChangeColumns = (): readonly Column<Change>[] => {
  const words = useMonthCloseWords();
  const { clauses } = useJoined();
  const { say } = useLanguage();
  return useMemo(
    () => [
      { key: 'day', title: words.day, of: ({ day }) => day },
      { key: 'household', title: words.household, of: ({ householdNo }) => householdNo },
      { key: 'place', title: words.place, of: ({ village }) => village ?? words.street },
      {
        key: 'changes',
        title: words.changes,
        of: ({ changes }) =>
          clauses(
            Object.entries(changes).map(
              ([what, fen]) => `${words.money[what] ?? what} ${yuan(fen)}`,
            ),
          ),
      },
      {
        key: 'causes',
        title: words.causes,
        of: ({ causes }) => clauses(causes.map((cause) => say(cause))) || words.itself,
      },
    ],
    [words, say, clauses],
  );
};

/** What is known by now otherwise than the certificate has it, by place and then day by day. */
export const Differences = ({ answer }: { readonly answer: Answered }) => {
  const words = useMonthCloseWords();
  const placeColumns = usePlaceColumns();
  const changeColumns = useChangeColumns();
  return (
    <Section
      id="differences"
      title={words.differences}
      note={words.differencesNote(answer.knowledgeDate)}
    >
      <List
        title={words.differences}
        name="places"
        columns={placeColumns}
        rows={answer.differences}
        rowKey={({ division, village, what }) => `${division} ${village} ${what}`}
        empty={words.noDifferences}
      />
      {answer.changes.length > 0 && (
        <div className="section-part">
          <h3>{words.byDay}</h3>
          <List
            title={words.byDay}
            name="days"
            columns={changeColumns}
            rows={answer.changes}
            rowKey={(change) => JSON.stringify(change)}
            empty={words.noDifferences}
          />
        </div>
      )}
    </Section>
  );
};
