import { Button, Checkbox, Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { Act } from '../act/act';
import { ActProblem } from '../act/act-problem';
import { ChoiceField, choicesOf, DayField, NoteField, TextField } from '../act/fields';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useLanguage } from '../words/language';
import { useCustodyWords } from './words';

type Warning = Answer<'CustodyCheck'>['warnings'][number];
type Body = Answer<'AppointKeeperDto'>;

interface Appointing {
  readonly householdNo: string;
  readonly entry: string;
  readonly idNumber: string;
  readonly keeperId: string;
  readonly keeperName: string;
  readonly kind: Body['keeper']['kind'];
  readonly relation: Body['keeper']['relation'];
  readonly appointedOn: string;
  readonly acknowledged?: Warning['code'][];
  readonly note?: string;
}

/** Who is to keep whose card, as both the check and the appointment are told. */
const whoOf = (said: Appointing) => ({
  entry: said.entry,
  idNumber: said.idNumber,
  keeper: {
    idNumber: said.keeperId,
    name: said.keeperName,
    kind: said.kind,
    relation: said.relation,
  },
});

const ASKED = ['householdNo', 'entry', 'idNumber', 'keeperId', 'keeperName', 'kind', 'relation'];

const useCheck = (form: FormInstance<Appointing>) => {
  const [warnings, setWarnings] = useState<readonly Warning[]>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const check = async (): Promise<void> => {
    const said = await form.validateFields(ASKED as (keyof Appointing)[]).catch(() => undefined);
    if (!said) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { data } = await fetchLedger.POST('/api/v1/households/{no}/custody/check', {
        params: { path: { no: said.householdNo } },
        body: whoOf(said as Appointing),
      });
      setWarnings(data?.warnings ?? []);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { warnings, failure, busy, check };
};

/** What is to be minded before a card is given away; each has its lawful explanation. */
const Check = ({ form }: { readonly form: FormInstance<Appointing> }) => {
  const words = useCustodyWords();
  const { say } = useLanguage();
  const { warnings, failure, busy, check } = useCheck(form);
  return (
    <>
      <p className="next-act">
        <Button loading={busy} onClick={() => void check()}>
          {words.check}
        </Button>
        {warnings?.length === 0 && <span role="status">{words.checked}</span>}
      </p>
      {failure !== undefined && <ActProblem error={failure} />}
      {warnings && warnings.length > 0 && (
        <Form.Item name="acknowledged" label={words.warnings}>
          <Checkbox.Group
            className="warnings"
            options={warnings.map((warning) => ({
              value: warning.code,
              label: (
                <>
                  {say(warning)} {warning.personName}
                  <span className="under">{words.lawful(say(warning.lawful))}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
      )}
    </>
  );
};

export const Appoint = () => {
  const words = useCustodyWords();
  return (
    <Act<Appointing>
      type="primary"
      wide
      words={{ label: words.appoint, title: words.appoint, explain: words.appointExplain }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/custody', {
          headers,
          params: { path: { no: said.householdNo } },
          body: {
            ...whoOf(said),
            appointedOn: said.appointedOn,
            acknowledged: said.acknowledged ?? [],
            ...(said.note && { note: said.note }),
          },
        })
      }
    >
      {(form) => (
        <>
          <div className="field-row">
            <TextField name="householdNo" label={words.household} hint={words.householdHint} />
            <TextField name="idNumber" label={words.ownerId} />
            <TextField name="entry" label={words.entry} hint={words.entryHint} />
            <TextField name="keeperName" label={words.keeperName} />
            <TextField name="keeperId" label={words.keeperId} />
            <ChoiceField name="kind" label={words.keeperKind} choices={choicesOf(words.kinds)} />
            <ChoiceField
              name="relation"
              label={words.relation}
              choices={choicesOf(words.relations)}
            />
            <DayField name="appointedOn" label={words.appointedOn} />
          </div>
          <Check form={form} />
          <NoteField label={words.note} />
        </>
      )}
    </Act>
  );
};
