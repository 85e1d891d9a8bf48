import { Alert } from 'antd';
import { useMemo } from 'react';
import { count, yuan } from '../figures';
import { type Answer, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useSight } from '../session/sight';
import { CompareRoster } from './compare-roster';
import { EditLine } from './edit-line';
import { Arithmetic, useRemarks } from './line-remarks';
import { useJoined } from '../words/joined';
import { useWhoColumns } from './who-columns';
import { useBatchWords } from './words';

type Line = Answer<'BatchLine'>;

const paidFen = ({ baseAmountFen, supplementFen, otherFen }: Line): number =>
  baseAmountFen + supplementFen + otherFen;

const keyOf = ({ householdNo, benefitMonth, kind, reissueOf }: Line): string =>
  JSON.stringify([householdNo, benefitMonth, kind, reissueOf]);

const Remarks = ({ remarks }: { readonly remarks: readonly string[] }) => (
  <ul className="remarks">
    {remarks.map((remark) => (
      <li key={remark}>{remark}</li>
    ))}
  </ul>
);

const useColumns = (batch: string): readonly Column<Line>[] => {
  const words = useBatchWords();
  const whoColumns = useWhoColumns();
  const remarksOf = useRemarks();
  const { clauses } = useJoined();
  const mayMake = useSight().may('make-batches');
  return useMemo(() => {
    const columns: Column<Line>[] = [
      ...whoColumns,
      { key: 'due', title: words.due, of: ({ dueFen }) => dueFen, kind: 'yuan' },
      {
        key: 'paid',
        title: words.paid,
        of: paidFen,
        kind: 'yuan',
        show: (line) => (paidFen(line) === 0 ? words.leftOut : yuan(paidFen(line))),
      },
      {
        key: 'difference',
        title: words.difference,
        of: ({ differenceFen }) => differenceFen,
        kind: 'yuan',
        show: ({ differenceFen }) =>
          differenceFen === 0 ? (
            <span className="zero">—</span>
          ) : (
            <span className="marked">{yuan(differenceFen)}</span>
          ),
      },
      {
        key: 'why',
        title: words.why,
        of: (line) => clauses(remarksOf(line)),
        show: (line) => <Remarks remarks={remarksOf(line)} />,
      },
    ];
    if (!mayMake) return columns;
    const edit: Column<Line> = {
      key: 'edit',
      title: words.edit,
      of: () => null,
      show: (line) => <EditLine batch={batch} line={line} />,
      isAct: true,
    };
    return [...columns, edit];
  }, [batch, words, whoColumns, mayMake]);
};

/** Who would be paid what now, each line with its arithmetic, to check and to edit. */
export const Draft = ({ batch }: { readonly batch: string }) => {
  const words = useBatchWords();
  const mayMake = useSight().may('make-batches');
  const columns = useColumns(batch);
  const params = { path: { batch } };
  const query = ledger.useQuery('get', '/api/v1/batches/{batch}/draft', { params });
  const { data } = query;
  return (
    <Section
      id="draft"
      title={words.draft}
      note={
        data &&
        `${words.draftedFrom[data.draftedFrom]} · ${words.draftNote(count(data.count), yuan(data.sumFen))}`
      }
    >
      <Answered query={query}>
        {({ lines, editsWithoutLine }) => (
          <>
            {editsWithoutLine > 0 && (
              <Alert
                type="warning"
                showIcon
                title={words.editsWithoutLine(count(editsWithoutLine))}
              />
            )}
            {mayMake && <CompareRoster batch={batch} />}
            <List
              title={words.draft}
              columns={columns}
              rows={lines}
              rowKey={keyOf}
              empty={words.noLines}
              expanded={{
                show: (line) => <Arithmetic line={line} />,
                expand: words.expand,
                collapse: words.collapse,
              }}
            />
          </>
        )}
      </Answered>
    </Section>
  );
};
