import '../look/finance.css';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { Act } from '../act/act';
import { DayField, TextField } from '../act/fields';
import { Page } from '../frame/page';
import { type Answer, fetchLedger, ledger } from '../ledger/ledger';
import type { Column } from '../list/column';
import { List } from '../list/list';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { useOverview } from '../queries';
import { useSight } from '../session/sight';
import { BatchStatus } from './batch-status';
import { type Opening, proposed } from './proposed';
import { useBatchWords } from './words';

type Batch = Answer<'Batch'>;

const useColumns = (): readonly Column<Batch>[] => {
  const words = useBatchWords();
  return useMemo(
    () => [
      {
        key: 'batch',
        title: words.batch,
        of: ({ batch }) => batch,
        show: ({ batch }) => <Link to={`/batches/${batch}`}>{batch}</Link>,
      },
      { key: 'month', title: words.month, of: ({ benefitMonth }) => benefitMonth, isChoice: true },
      {
        key: 'status',
        title: words.status,
        of: ({ status }) => status,
        say: (status) => words.states[status] ?? status,
        show: ({ status }) => <BatchStatus of={status} />,
        isChoice: true,
      },
      {
        key: 'next',
        title: words.next,
        of: ({ next }) => next,
        say: (next) => words.nexts[next] ?? next,
      },
      { key: 'count', title: words.count, of: ({ count }) => count, kind: 'count' },
      { key: 'sum', title: words.sum, of: ({ sumFen }) => sumFen, kind: 'yuan' },
      { key: 'frozenOn', title: words.frozenOn, of: ({ frozenOn }) => frozenOn },
      { key: 'sentOn', title: words.sentOn, of: ({ sentToBankOn }) => sentToBankOn },
      { key: 'makers', title: words.makers, of: ({ makers }) => makers.join(', ') },
    ],
    [words],
  );
};

const OpenBatch = ({ batches }: { readonly batches: readonly Batch[] }) => {
  const words = useBatchWords();
  const navigate = useNavigate();
  const today = useOverview(undefined).data?.knowledgeDate;
  return (
    <Act<Opening>
      type="primary"
      words={{ label: words.open, title: words.openTitle, explain: words.openExplain }}
      {...(today !== undefined && {
        initial: proposed(
          today,
          batches.map(({ batch }) => batch),
        ),
      })}
      send={async ({ batch, benefitMonth }, headers) => {
        const body = { batch: batch.trim(), benefitMonth };
        await fetchLedger.POST('/api/v1/batches', { headers, body });
        void navigate(`/batches/${body.batch}`);
      }}
    >
      <TextField name="batch" label={words.batch} hint={words.batchHint} />
      <DayField name="benefitMonth" label={words.month} of="month" />
    </Act>
  );
};

/** Every batch that was made here, and where it stands. */
export const BatchesPage = () => {
  const words = useBatchWords();
  const { may } = useSight();
  const query = ledger.useQuery('get', '/api/v1/batches');
  const columns = useColumns();
  const mayMake = may('make-batches');
  return (
    <Page title={words.title} note={words.meaning}>
      <Section
        id="batches"
        title={words.list}
        actions={mayMake && query.data && <OpenBatch batches={query.data.batches} />}
      >
        <Answered query={query}>
          {({ batches }) => (
            <List
              title={words.list}
              columns={columns}
              rows={batches}
              rowKey={({ batch }) => batch}
              empty={mayMake ? words.none : words.noneReader}
            />
          )}
        </Answered>
      </Section>
    </Page>
  );
};
