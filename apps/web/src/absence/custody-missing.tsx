import { useMemo } from 'react';
import { HouseholdLink } from '../frame/household-link';
import { useKnownOn } from '../frame/known-on';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useAbsenceWords } from './words';

type Review = Answer<'MissingReviews'>['reviews'][number];
type Paper = Answer<'CustodyDue'>['rows'][number];

interface OfCard {
  readonly householdNo: string;
  readonly village: string | null;
  readonly entry: string;
  readonly beneficiaryName: string | null;
  readonly proxyHolderName: string | null;
}

/** Whose card it is and who keeps it, the same in both lists. */
const useCardColumns = <Row extends OfCard>(): readonly Column<Row>[] => {
  const words = useAbsenceWords();
  return useMemo(
    () => [
      { key: 'village', title: words.village, of: ({ village }) => village, isChoice: true },
      {
        key: 'household',
        title: words.household,
        of: ({ householdNo }) => householdNo,
        show: ({ householdNo }) => <HouseholdLink no={householdNo} />,
      },
      { key: 'entry', title: words.entry, of: ({ entry }) => entry },
      {
        key: 'beneficiary',
        title: words.beneficiary,
        of: ({ beneficiaryName }) => beneficiaryName,
      },
      { key: 'keeper', title: words.keeper, of: ({ proxyHolderName }) => proxyHolderName },
    ],
    [words],
  );
};

const Reviews = () => {
  const words = useAbsenceWords();
  const [knownOn] = useKnownOn();
  const ofCard = useCardColumns<Review>();
  const columns = useMemo<readonly Column<Review>[]>(
    () => [
      ...ofCard,
      { key: 'last', title: words.lastReview, of: ({ lastReviewedOn }) => lastReviewedOn },
      { key: 'due', title: words.dueOn, of: ({ dueOn }) => dueOn },
      { key: 'late', title: words.late, of: ({ daysLate }) => daysLate, kind: 'count' },
    ],
    [ofCard, words],
  );
  const query = ledger.useQuery('get', '/api/v1/absence/reviews', {
    params: { query: knownOn ? { knownOn } : {} },
  });
  return (
    <Section id="reviews" title={words.reviews}>
      <Answered query={query}>
        {({ reviews }) => (
          <List
            name="reviews"
            title={words.reviews}
            columns={columns}
            rows={reviews}
            rowKey={({ entry, householdNo }) => `${householdNo} ${entry}`}
            empty={words.noneReviews}
          />
        )}
      </Answered>
    </Section>
  );
};

const Papers = () => {
  const words = useAbsenceWords();
  const [knownOn] = useKnownOn();
  const ofCard = useCardColumns<Paper>();
  const columns = useMemo<readonly Column<Paper>[]>(
    () => [
      {
        key: 'what',
        title: words.what,
        of: ({ what }) => what,
        say: (what) => words.papers[what] ?? what,
        isChoice: true,
      },
      ...ofCard,
      { key: 'due', title: words.dueOn, of: ({ dueOn }) => dueOn },
      {
        key: 'left',
        title: words.daysLeft,
        of: ({ daysLeft }) => daysLeft,
        kind: 'count',
        show: ({ daysLeft }) => (
          <span className={daysLeft !== null && daysLeft < 0 ? 'marked' : ''}>
            {daysLeft ?? '—'}
          </span>
        ),
      },
    ],
    [ofCard, words],
  );
  const query = ledger.useQuery('get', '/api/v1/custody/due', {
    params: { query: knownOn ? { knownOn } : {} },
  });
  return (
    <Section id="papers" title={words.due} note={words.dueNote}>
      <Answered query={query}>
        {({ rows }) => (
          <List
            name="papers"
            title={words.due}
            columns={columns}
            rows={rows}
            rowKey={({ what, householdNo, entry }) => `${what} ${householdNo} ${entry}`}
            empty={words.noneDue}
          />
        )}
      </Answered>
    </Section>
  );
};

/** Of cards in custody: reviews and papers that are missing. */
export const CustodyMissing = () => (
  <>
    <Reviews />
    <Papers />
  </>
);
