import { useMemo } from 'react';
import { Link } from 'react-router';
import { count } from '../figures';
import { useAddress, useKnownOn } from '../frame/known-on';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import '../look/street.css';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { CustodyMissing } from './custody-missing';
import { useAbsenceWords } from './words';

type Absence = Answer<'Absences'>['absences'][number];

const useColumns = (): readonly Column<Absence>[] => {
  const words = useAbsenceWords();
  return useMemo(() => {
    const monthsOf = ({ benefitMonth, untilMonth }: Absence): string | null =>
      benefitMonth !== null && untilMonth !== null && untilMonth !== benefitMonth
        ? words.until(benefitMonth, untilMonth)
        : benefitMonth;
    const aboutOf = (row: Absence): string | null =>
      [
        monthsOf(row),
        row.batch,
        row.village,
        row.cards === null ? null : words.cards(count(row.cards)),
      ]
        .filter((part) => part !== null)
        .join(' · ') || null;
    return [
      {
        key: 'what',
        title: words.what,
        of: ({ what }) => what,
        say: (what) => words.whats[what as Absence['what']],
        isChoice: true,
      },
      {
        key: 'from',
        title: words.from,
        of: ({ source }) => source,
        say: (source) => words.sources[source] ?? source,
        isChoice: true,
      },
      { key: 'about', title: words.about, of: aboutOf },
      { key: 'due', title: words.dueOn, of: ({ dueOn }) => dueOn },
      {
        key: 'late',
        title: words.late,
        of: ({ daysLate }) => daysLate,
        kind: 'count',
        show: ({ daysLate }) => <span className="marked">{count(daysLate)}</span>,
      },
      { key: 'last', title: words.last, of: ({ lastCameOn }) => lastCameOn },
    ];
  }, [words]);
};

const Lists = () => {
  const words = useAbsenceWords();
  const [knownOn] = useKnownOn();
  const addressOf = useAddress();
  const { may } = useSight();
  const columns = useColumns();
  const query = ledger.useQuery('get', '/api/v1/absence', {
    params: { query: knownOn ? { knownOn } : {} },
  });
  return (
    <Section
      id="lists"
      title={words.lists}
      actions={may('import-files') && <Link to={addressOf('/imports')}>{words.bring}</Link>}
    >
      <Answered query={query}>
        {({ absences }) => (
          <List
            name="lists"
            title={words.lists}
            columns={columns}
            rows={absences}
            rowKey={(row) => JSON.stringify(row)}
            empty={words.noneAbsent}
          />
        )}
      </Answered>
    </Section>
  );
};

/** What should have come and has not. */
export const AbsencePage = () => {
  const words = useAbsenceWords();
  return (
    <Page title={words.title} note={words.note}>
      <Lists />
      <CustodyMissing />
    </Page>
  );
};
