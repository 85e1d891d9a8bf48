import { Alert, Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Act } from '../act/act';
import { ActProblem } from '../act/act-problem';
import { count, yuan } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { asForm } from '../ledger/form';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { usePaymentWords } from '../money/payment-words';
import { useJoined } from '../words/joined';
import { useBatchWords } from './words';

type Comparison = Answer<'RosterComparison'>;
type Difference = Comparison['differences'][number];

/** The roster that was held against the draft, and what came of it. */
interface Compared {
  readonly file: File;
  readonly comparison: Comparison;
}

const useComparing = (batch: string) => {
  const [compared, setCompared] = useState<Compared>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const compare = async (file: File): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    setCompared(undefined);
    try {
      const { data } = await fetchLedger.POST('/api/v1/batches/{batch}/comparison', {
        params: { path: { batch } },
        ...asForm({ file }),
      });
      if (data) setCompared({ file, comparison: data });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { compared, failure, busy, compare };
};

const useColumns = (): readonly Column<Difference>[] => {
  const words = useBatchWords();
  const { kinds } = usePaymentWords();
  return useMemo(
    () => [
      {
        key: 'what',
        title: words.what,
        of: ({ what }) => what,
        say: (what) => words.whats[what] ?? what,
        isChoice: true,
      },
      { key: 'household', title: words.household, of: ({ householdNo }) => householdNo },
      { key: 'month', title: words.lineMonth, of: ({ benefitMonth }) => benefitMonth },
      {
        key: 'kind',
        title: words.kind,
        of: ({ kind }) => kind,
        say: (kind) => kinds[kind] ?? kind,
      },
      { key: 'draft', title: words.draftAmount, of: ({ draftFen }) => draftFen, kind: 'yuan' },
      { key: 'roster', title: words.rosterAmount, of: ({ rosterFen }) => rosterFen, kind: 'yuan' },
      { key: 'rows', title: words.rows, of: ({ rows }) => rows.join(', ') || null },
    ],
    [words, kinds],
  );
};

const Result = ({ batch, compared }: { readonly batch: string; readonly compared: Compared }) => {
  const words = useBatchWords();
  const { said } = useJoined();
  const columns = useColumns();
  const { file, comparison } = compared;
  const { draftFen, rosterFen, rejectedRows, differences } = comparison;
  return (
    <>
      <p>{said(file.name, words.compareTotals(yuan(draftFen), yuan(rosterFen)))}</p>
      {rejectedRows > 0 && (
        <Alert type="warning" showIcon title={words.compareRejected(count(rejectedRows))} />
      )}
      <List
        title={words.compare}
        name="compared"
        columns={columns}
        rows={differences}
        rowKey={({ householdNo, benefitMonth, kind }) => `${householdNo} ${benefitMonth} ${kind}`}
        empty={words.compareNone}
        actions={
          <Act<object>
            words={{
              label: words.takeRoster,
              title: `${words.takeRoster} · ${file.name}`,
              explain: words.takeRosterExplain,
            }}
            send={() =>
              fetchLedger.POST('/api/v1/batches/{batch}/roster', {
                params: { path: { batch } },
                ...asForm({ file }),
              })
            }
          />
        }
      />
    </>
  );
};

/** The office's own roster beside the draft: what each has that the other has not. */
export const CompareRoster = ({ batch }: { readonly batch: string }) => {
  const words = useBatchWords();
  const input = useRef<HTMLInputElement>(null);
  const { compared, failure, busy, compare } = useComparing(batch);
  return (
    <div className="compare">
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xls,.et,.ods,.csv"
        aria-label={words.compareChoose}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void compare(file);
          // The same roster may be chosen again after it was corrected.
          target.value = '';
        }}
      />
      <div className="list-head">
        <Button loading={busy} onClick={() => input.current?.click()}>
          {words.compare}
        </Button>
        <span className="note">{words.compareNote}</span>
      </div>
      {failure !== undefined && <ActProblem error={failure} />}
      {compared && <Result batch={batch} compared={compared} />}
    </div>
  );
};
