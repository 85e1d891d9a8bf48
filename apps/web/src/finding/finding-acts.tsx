import { Form, type FormInstance } from 'antd';
import { Act, type Send } from '../act/act';
import { ChoiceField, DayField, SecondPersonFields, TextField } from '../act/fields';
import { type Answer, fetchLedger, ledger } from '../ledger/ledger';
import { useLanguage } from '../words/language';
import { type FindingWords, useFindingWords } from './words';

export type WorkItem = Answer<'WorkItem'>;
type Reasons = Answer<'Reasons'>;

/** What a form asks for; what was shown when it was judged goes along by itself. */
type Said<Sent> = Omit<Sent, 'seen'>;
type Verifying = Said<Answer<'VerificationDto'>>;
type Closing = Said<Answer<'ClosingDto'>>;
type PassingOn = Said<Answer<'PassingOnDto'>>;
type Suppressing = Said<Answer<'SuppressionDto'>>;
type Reopening = Answer<'ReopeningDto'>;

const useReasons = () =>
  ledger.useQuery('get', '/api/v1/worklist/reasons', {}, { staleTime: Infinity });

const NoteField = () => {
  const words = useFindingWords();
  return <TextField name="note" label={words.note} hint={words.noteHint} optional />;
};

const ReasonCodes = ({
  codes,
}: {
  readonly codes: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}) => {
  const { say } = useLanguage();
  const words = useFindingWords();
  const choices = codes.map((reason) => ({ value: reason.code, label: say(reason) }));
  return <ChoiceField name="reasonCode" label={words.reason} choices={choices} />;
};

const AssignAct = ({ finding }: { readonly finding: WorkItem }) => {
  const words = useFindingWords();
  const query = ledger.useQuery('get', '/api/v1/worklist/colleagues', {});
  const choices = (query.data?.colleagues ?? []).map(({ userName, displayName }) => ({
    value: userName,
    label: `${displayName} (${userName})`,
  }));
  return (
    <Act<{ readonly assignedTo: string }>
      words={actWords(words, 'assign')}
      send={(body, headers) =>
        fetchLedger.POST('/api/v1/findings/{findingId}/assignment', {
          headers,
          params: { path: { findingId: finding.findingId } },
          body,
        })
      }
    >
      <ChoiceField name="assignedTo" label={words.colleague} choices={choices} />
    </Act>
  );
};

const actWords = (words: FindingWords, act: keyof FindingWords['explain']) => ({
  label: words.acts[act],
  title: words.acts[act],
  explain: <p>{words.explain[act]}</p>,
});

/** The reasons that go with the chosen verdict: the others would contradict it. */
const VerdictFields = ({
  form,
  reasons,
}: {
  readonly form: FormInstance<Verifying>;
  readonly reasons: Reasons;
}) => {
  const { say } = useLanguage();
  const words = useFindingWords();
  const verdict = Form.useWatch('verdict', form);
  const choices = reasons.verdicts.map((one) => ({ value: one.code, label: say(one) }));
  const fitting = reasons.verification.filter((one) => !verdict || one.of.includes(verdict));
  return (
    <>
      <ChoiceField name="verdict" label={words.verdict} choices={choices} />
      <ReasonCodes codes={fitting} />
      <NoteField />
    </>
  );
};

const VerifyAct = ({
  finding: { findingId, seen },
  reasons,
}: {
  readonly finding: WorkItem;
  readonly reasons: Reasons;
}) => {
  const words = useFindingWords();
  return (
    <Act<Verifying>
      words={actWords(words, 'verify')}
      type="primary"
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/findings/{findingId}/verification', {
          headers,
          params: { path: { findingId } },
          body: { ...said, seen },
        })
      }
    >
      {(form) => <VerdictFields form={form} reasons={reasons} />}
    </Act>
  );
};

const SuppressAct = ({
  finding: { findingId, seen },
  reasons,
}: {
  readonly finding: WorkItem;
  readonly reasons: Reasons;
}) => {
  const words = useFindingWords();
  return (
    <Act<Suppressing>
      words={actWords(words, 'suppress')}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/findings/{findingId}/suppression', {
          headers,
          params: { path: { findingId } },
          body: { ...said, seen },
        })
      }
    >
      <ReasonCodes codes={reasons.suppression} />
      <DayField name="until" label={words.untilDay} />
      <NoteField />
      <SecondPersonFields />
    </Act>
  );
};

const JudgeAct = <Values extends Closing | PassingOn | Reopening>({
  act,
  codes,
  send,
}: {
  readonly act: 'pass-on' | 'close' | 'reopen';
  readonly codes: Reasons['closing'];
  readonly send: Send<Values>;
}) => {
  const words = useFindingWords();
  return (
    <Act<Values> words={actWords(words, act)} send={send}>
      <ReasonCodes codes={codes} />
      <NoteField />
    </Act>
  );
};

const JudgeActs = ({
  finding: { findingId, seen, state },
  reasons,
}: {
  readonly finding: WorkItem;
  readonly reasons: Reasons;
}) => {
  const params = { path: { findingId } };
  return (
    <>
      {state === 'verified' && (
        <JudgeAct<Closing>
          act="close"
          codes={reasons.closing}
          send={(said, headers) =>
            fetchLedger.POST('/api/v1/findings/{findingId}/closing', {
              headers,
              params,
              body: { ...said, seen },
            })
          }
        />
      )}
      <JudgeAct<PassingOn>
        act="pass-on"
        codes={reasons.passingOn}
        send={(said, headers) =>
          fetchLedger.POST('/api/v1/findings/{findingId}/passing-on', {
            headers,
            params,
            body: { ...said, seen },
          })
        }
      />
    </>
  );
};

const DECIDED: readonly WorkItem['state'][] = ['passed-on', 'closed', 'suppressed'];

/** What can be done with a finding where it stands; what it is judged by is what is shown. */
export const FindingActs = ({ finding }: { readonly finding: WorkItem }) => {
  const reasons = useReasons().data;
  const { findingId, state } = finding;
  if (!reasons || state === 'lapsed') return null;
  if (DECIDED.includes(state)) {
    return (
      <JudgeAct<Reopening>
        act="reopen"
        codes={reasons.reopening}
        send={(body, headers) =>
          fetchLedger.POST('/api/v1/findings/{findingId}/reopening', {
            headers,
            params: { path: { findingId } },
            body,
          })
        }
      />
    );
  }
  return (
    <>
      <AssignAct finding={finding} />
      <VerifyAct finding={finding} reasons={reasons} />
      <JudgeActs finding={finding} reasons={reasons} />
      <SuppressAct finding={finding} reasons={reasons} />
    </>
  );
};
