import { useMemo } from 'react';
import { useKnownOn } from '../frame/known-on';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { BookEntry, DocumentActs } from './fund-acts';
import { useFundWords } from './words';

type Document = Answer<'FundDocument'>;

const useColumns = (mayBook: boolean): readonly Column<Document>[] => {
  const words = useFundWords();
  return useMemo(() => {
    const columns: Column<Document>[] = [
      {
        key: 'stage',
        title: words.stage,
        of: ({ stage }) => stage,
        say: (stage) => words.stages[stage] ?? stage,
        isChoice: true,
      },
      {
        key: 'document',
        title: words.document,
        of: ({ document }) => document,
        show: ({ document, relatedDocument }) => (
          <>
            {document}
            {relatedDocument && (
              <span className="under">
                {words.related} {relatedDocument}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'source',
        title: words.source,
        of: ({ source }) => source,
        say: (source) => words.sources[source] ?? source,
        isChoice: true,
      },
      {
        key: 'year',
        title: words.fiscalYear,
        of: ({ fiscalYear }) => fiscalYear,
        isChoice: true,
        isWithin: true,
      },
      {
        key: 'month',
        title: words.benefitMonth,
        of: ({ benefitMonth }) => benefitMonth,
        show: ({ benefitMonth, fiscalYear }) => (
          <span className="whole">{benefitMonth ?? words.ofYear(fiscalYear)}</span>
        ),
      },
      {
        key: 'businessOn',
        title: words.businessOn,
        of: ({ businessOn }) => businessOn,
        show: ({ businessOn, arrivedOn }) => (
          <>
            <span className="whole">{businessOn}</span>
            {arrivedOn && <span className="under whole">{words.arrived(arrivedOn)}</span>}
          </>
        ),
      },
      {
        key: 'arrivedOn',
        title: words.arrivedOn,
        of: ({ arrivedOn }) => arrivedOn,
        isWithin: true,
      },
      { key: 'amount', title: words.amount, of: ({ amountFen }) => amountFen, kind: 'yuan' },
      { key: 'drawn', title: words.drawn, of: ({ drawnFen }) => drawnFen, kind: 'yuan' },
      { key: 'left', title: words.left, of: ({ leftFen }) => leftFen, kind: 'yuan' },
      {
        key: 'committed',
        title: words.committed,
        of: ({ committedFen }) => committedFen,
        kind: 'yuan',
      },
    ];
    if (!mayBook) return columns;
    const acts: Column<Document> = {
      key: 'acts',
      title: words.act,
      of: () => null,
      show: (entry) => <DocumentActs entry={entry} />,
      isAct: true,
    };
    return [...columns, acts];
  }, [words, mayBook]);
};

/** Every document that moved money, with what is left of it. */
export const Documents = () => {
  const words = useFundWords();
  const [knownOn] = useKnownOn();
  const { may } = useSight();
  // Acts are of today; a page that shows another day offers none.
  const mayBook = may('book-funds') && knownOn === undefined;
  const columns = useColumns(mayBook);
  const params = { query: knownOn === undefined ? {} : { knownOn } };
  const query = ledger.useQuery('get', '/api/v1/funds', { params });
  return (
    <Section
      id="documents"
      title={words.documents}
      note={words.documentsNote}
      actions={mayBook && <BookEntry />}
    >
      <Answered query={query}>
        {({ documents }) => (
          <List
            title={words.documents}
            name="documents"
            columns={columns}
            rows={documents}
            rowKey={({ stage, document, fiscalYear, division }) =>
              [stage, document, fiscalYear, division].join(' ')
            }
            empty={words.noDocuments}
          />
        )}
      </Answered>
    </Section>
  );
};
