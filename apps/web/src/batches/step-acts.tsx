import { Act, type Send } from '../act/act';
import {
  ChoiceField,
  choicesOf,
  ReasonField,
  type SecondPerson,
  SecondPersonFields,
} from '../act/fields';
import { count } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useSight } from '../session/sight';
import { useBatchWords } from './words';

type Batch = Answer<'Batch'>;
type Step =
  'freeze' | 'screening' | 'approval' | 'giving-up' | 'sending' | 'reconciliation' | 'closing';
type RejectReason = 'WRONG_LINES' | 'FINDINGS' | 'NEW_FACTS' | 'NO_FUNDS' | 'OTHER';

/** A step that asks for nothing but the word. */
const Plain = ({
  batch,
  step,
  label,
  explain,
  type = 'default',
}: {
  readonly batch: Batch;
  readonly step: Step;
  readonly label: string;
  readonly explain: string;
  readonly type?: 'default' | 'primary';
}) => (
  <Act<object>
    type={type}
    words={{ label, title: `${label} · ${batch.batch}`, explain }}
    send={(_, headers) =>
      fetchLedger.POST(`/api/v1/batches/{batch}/${step}`, {
        headers,
        params: { path: { batch: batch.batch } },
      })
    }
  />
);

interface Overriding {
  readonly secondPerson: SecondPerson;
  readonly reason: string;
}

const Submit = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const blocking = batch.screening?.blocking ?? 0;
  const params = { path: { batch: batch.batch } };
  const title = `${words.submit} · ${batch.batch}`;
  const path = '/api/v1/batches/{batch}/submission';
  if (blocking === 0) {
    return (
      <Act<object>
        type="primary"
        words={{ label: words.submit, title, explain: words.submitExplain }}
        send={(_, headers) => fetchLedger.POST(path, { headers, params, body: {} })}
      />
    );
  }
  const send: Send<Overriding> = ({ secondPerson, reason }, headers) =>
    fetchLedger.POST(path, {
      headers,
      params,
      body: { override: { approver: secondPerson, reason } },
    });
  return (
    <Act<Overriding>
      words={{ label: words.submit, title, explain: words.overrideExplain(count(blocking)) }}
      send={send}
    >
      <ReasonField />
      <SecondPersonFields />
    </Act>
  );
};

const Reject = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  return (
    <Act<{ readonly reasonCode: RejectReason; readonly reason: string }>
      words={{
        label: words.reject,
        title: `${words.reject} · ${batch.batch}`,
        explain: words.rejectExplain,
      }}
      send={(body, headers) =>
        fetchLedger.POST('/api/v1/batches/{batch}/rejection', {
          headers,
          params: { path: { batch: batch.batch } },
          body,
        })
      }
    >
      <ChoiceField
        name="reasonCode"
        label={words.rejectReason}
        choices={choicesOf(words.rejectReasons)}
      />
      <ReasonField />
    </Act>
  );
};

/** What whoever makes batches does at each step, the first of them the way on. */
const MakersActs = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const { status, screening } = batch;
  const giveUp = (
    <Plain batch={batch} step="giving-up" label={words.giveUp} explain={words.giveUpExplain} />
  );
  const forward = (step: Step, label: string, explain: string) => (
    <Plain type="primary" {...{ batch, step, label, explain }} />
  );
  if (status === 'open' || status === 'list-fixed') {
    return (
      <>
        {forward('freeze', words.freeze, words.freezeExplain)}
        {giveUp}
      </>
    );
  }
  if (status === 'frozen') {
    return (
      <>
        {screening === null ? (
          forward('screening', words.screen, words.screenExplain)
        ) : (
          <>
            <Submit batch={batch} />
            <Plain
              batch={batch}
              step="screening"
              label={words.screenAgain}
              explain={words.screenExplain}
            />
          </>
        )}
        {giveUp}
      </>
    );
  }
  if (status === 'approved') return forward('sending', words.send, words.sendExplain);
  if (status === 'sent') {
    return forward('reconciliation', words.reconcile, words.reconcileExplain);
  }
  return status === 'reconciled' ? forward('closing', words.close, words.closeExplain) : null;
};

/** Whoever had a hand in the batch is not shown what is for others to decide. */
const ApproversActs = ({ batch }: { readonly batch: Batch }) => {
  const words = useBatchWords();
  const { account } = useSight();
  const { status, makers, screening } = batch;
  if (makers.includes(account.userName)) return null;
  if (status !== 'submitted' && status !== 'approved') return null;
  const findings = (screening?.blocking ?? 0) + (screening?.warning ?? 0);
  return (
    <>
      {status === 'submitted' && (
        <Plain
          type="primary"
          batch={batch}
          step="approval"
          label={words.approve}
          explain={words.approveExplain(count(findings))}
        />
      )}
      <Reject batch={batch} />
    </>
  );
};

export const StepActs = ({ batch }: { readonly batch: Batch }) => {
  const { may } = useSight();
  return (
    <div className="acts">
      {may('approve-batches') && <ApproversActs batch={batch} />}
      {may('make-batches') && <MakersActs batch={batch} />}
    </div>
  );
};
