import '../look/finance.css';
import { useMemo } from 'react';
import { HouseholdLink } from '../frame/household-link';
import { useKnownOn } from '../frame/known-on';
import { OpenHousehold } from '../frame/open-household';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { PaperButtons } from '../papers/paper-buttons';
import { useSight } from '../session/sight';
import { Decide } from './decide';
import { useDecisionWords } from './words';

type Decision = Answer<'Decisions'>['decisions'][number];

/** What was decided last is looked for first. */
const newestFirst = (decisions: readonly Decision[]): readonly Decision[] =>
  [...decisions].sort((a, b) => b.decidedOn.localeCompare(a.decidedOn));

const useColumns = (): readonly Column<Decision>[] => {
  const words = useDecisionWords();
  return useMemo(
    () => [
      { key: 'decidedOn', title: words.decidedOn, of: ({ decidedOn }) => decidedOn },
      {
        key: 'change',
        title: words.change,
        of: ({ change }) => change,
        say: (change) => words.changes[change] ?? change,
        isChoice: true,
      },
      {
        key: 'ground',
        title: words.ground,
        of: ({ ground }) => ground,
        say: (ground) => words.grounds[ground] ?? ground,
        isChoice: true,
      },
      {
        key: 'household',
        title: words.household,
        of: ({ householdNo }) => householdNo,
        show: ({ householdNo }) => <HouseholdLink no={householdNo} />,
      },
      { key: 'person', title: words.person, of: ({ personName }) => personName },
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      { key: 'effective', title: words.effective, of: ({ effectiveMonth }) => effectiveMonth },
      { key: 'fact', title: words.fact, of: ({ fact }) => fact },
      { key: 'learnedOn', title: words.learnedOn, of: ({ learnedOn }) => learnedOn },
      {
        key: 'before',
        title: words.before,
        of: ({ previousAmountFen }) => previousAmountFen,
        kind: 'yuan',
      },
      { key: 'after', title: words.after, of: ({ newAmountFen }) => newAmountFen, kind: 'yuan' },
      {
        key: 'where',
        title: words.where,
        of: ({ madeHere }) => (madeHere ? words.here : words.file),
        isChoice: true,
      },
    ],
    [words],
  );
};

/** Every decision on a payment, by lists and made here. */
export const DecisionsPage = () => {
  const words = useDecisionWords();
  const [knownOn] = useKnownOn();
  const { may } = useSight();
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/decisions', { params });
  const columns = useColumns();
  return (
    <Page title={words.title} note={words.meaning} actions={<OpenHousehold />}>
      <Section
        id="decisions"
        title={words.list}
        actions={
          <>
            <PaperButtons path="/decisions" query={{ knownOn }} name={words.list} />
            {may('decide-payments') && knownOn === undefined && <Decide />}
          </>
        }
      >
        <Answered query={query}>
          {({ decisions }) => (
            <List
              title={words.list}
              columns={columns}
              rows={newestFirst(decisions)}
              rowKey={(decision) => JSON.stringify(decision)}
              empty={words.none}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
