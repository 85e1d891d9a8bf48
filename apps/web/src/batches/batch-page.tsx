import '../look/finance.css';
import { Link, useParams } from 'react-router';
import { count, yuan } from '../figures';
import { Page } from '../frame/page';
import { type Answer, ledger } from '../ledger/ledger';
import { Answered } from '../page/answered';
import { Section } from '../page/section';
import { PaperButtons } from '../papers/paper-buttons';
import { useSight } from '../session/sight';
import { BankOrder } from './bank-order';
import { BatchMoney } from './batch-money';
import { BatchStatus } from './batch-status';
import { Decided } from './decided';
import { Draft } from './draft';
import { Items } from './items';
import { Progress } from './progress';
import { StepActs } from './step-acts';
import { useBatchWords } from './words';

type Batch = Answer<'Batch'>;

const WITH_PAPER: readonly Batch['status'][] = [
  'frozen',
  'submitted',
  'approved',
  'sent',
  'reconciled',
  'closed',
];
const AT_THE_BANK: readonly Batch['status'][] = ['sent', 'reconciled', 'closed'];

const Papers = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const { may } = useSight();
  const isAtBank = AT_THE_BANK.includes(batch.status);
  return (
    <>
      {WITH_PAPER.includes(batch.status) && (
        <PaperButtons path={`/batches/${batch.batch}/roster`} name={words.workbook} />
      )}
      {isAtBank && may('take-bank-files') && <BankOrder batch={batch.batch} />}
      {batch.status === 'sent' && may('import-files') && (
        <Link to="/imports">{words.toImports}</Link>
      )}
      {batch.status === 'reconciled' && <Link to="/bank">{words.toBank}</Link>}
    </>
  );
};

/** What is to do now, as it is said to whoever looks. */
const useExplained = ({ status, screening, makers }: Batch): string | undefined => {
  const words = useBatchWords();
  const { may, account } = useSight();
  const isAsked = may('approve-batches') && !makers.includes(account.userName);
  if (status === 'frozen' && screening) return words.explainScreened;
  return status === 'submitted' && isAsked ? words.explainApproving : words.explainNext[status];
};

const BatchParts = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const explain = useExplained(batch);
  return (
    <>
      <Section
        id="way"
        title={words.way}
        note={<BatchStatus of={batch.status} />}
        actions={<Papers batch={batch} />}
      >
        <Progress batch={batch} />
        <Decided batch={batch} />
        <div className="next-act">
          <p>{explain}</p>
          <StepActs batch={batch} />
        </div>
      </Section>
      <BatchMoney batch={batch} />
      {batch.status === 'open' ? <Draft batch={batch.batch} /> : <Items batch={batch} />}
    </>
  );
};

/** One batch from its draft to its end: where it stands, what is next, and every line of it. */
export const BatchPage = () => {
  const words = useBatchWords();
  const { batch = '' } = useParams();
  const query = ledger.useQuery('get', '/api/v1/batches/{batch}', { params: { path: { batch } } });
  const { data } = query;
  const aboutOf = ({ benefitMonth, makers, count: items, sumFen }: Batch): string =>
    [
      words.about(benefitMonth, makers.join(', ')),
      sumFen !== null && words.draftNote(count(items ?? 0), yuan(sumFen)),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Page
      title={words.pageTitle(batch)}
      note={data && aboutOf(data)}
      actions={<Link to="/batches">{words.title}</Link>}
    >
      <Answered query={query}>{(answer) => <BatchParts batch={answer} />}</Answered>
    </Page>
  );
};
