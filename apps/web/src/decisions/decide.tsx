import { Form, type FormInstance, Input } from 'antd';
import { Act } from '../act/act';
import {
  ChoiceField,
  choicesOf,
  DayField,
  fenOf,
  NoteField,
  type SecondPerson,
  SecondPersonFields,
  TextField,
} from '../act/fields';
import { Preview } from '../act/preview';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useWords } from '../words/language';
import { MonthsFollowing } from './months-following';
import { useDecisionWords } from './words';

type Body = Answer<'PreviewDecisionDto'>;

interface Deciding {
  readonly householdNo: string;
  readonly change: Body['change'];
  readonly idNumber: string;
  readonly ground: Body['ground'];
  readonly factOn?: string;
  readonly factMonth?: string;
  readonly learnedOn: string;
  readonly decidedOn: string;
  readonly effectiveMonth: string;
  readonly newAmount?: string;
  readonly note?: string;
  readonly secondPerson?: SecondPerson;
}

/** What both the preview and the decision are told. */
const saidIn = (deciding: Deciding): Body => {
  const { change, idNumber, ground, factOn, factMonth, learnedOn, decidedOn, effectiveMonth } =
    deciding;
  const amountFen = deciding.newAmount ? fenOf(deciding.newAmount) : undefined;
  return {
    change,
    idNumber,
    ground,
    learnedOn,
    decidedOn,
    effectiveMonth,
    ...(factOn && { factOn }),
    ...(factMonth && { factMonth }),
    ...(amountFen !== undefined && { newAmountFen: amountFen }),
  };
};

const NEEDS_TWO: readonly (Body['change'] | undefined)[] = ['INCREASE', 'RESUME'];

const ASKED = [
  'householdNo',
  'change',
  'idNumber',
  'ground',
  'learnedOn',
  'decidedOn',
  'effectiveMonth',
] as const;

const ask = async (said: Deciding) => {
  const { data } = await fetchLedger.POST('/api/v1/households/{no}/decisions/preview', {
    params: { path: { no: said.householdNo } },
    body: saidIn(said),
  });
  return data;
};

const Fields = ({ form }: { readonly form: FormInstance<Deciding> }) => {
  const words = useDecisionWords();
  const { yuanUnit } = useWords();
  const change = Form.useWatch('change', form);
  return (
    <>
      <div className="field-row">
        <TextField name="householdNo" label={words.household} />
        <TextField name="idNumber" label={words.idNumber} />
        <ChoiceField name="change" label={words.change} choices={choicesOf(words.changes)} />
        <ChoiceField name="ground" label={words.ground} choices={choicesOf(words.grounds)} />
        <DayField name="factOn" label={words.factOn} optional />
        <DayField name="factMonth" label={words.factMonth} of="month" optional />
        <DayField name="learnedOn" label={words.learnedOn} />
        <DayField name="decidedOn" label={words.decidedOn} />
        <DayField name="effectiveMonth" label={words.effective} of="month" />
      </div>
      <Form.Item name="newAmount" label={words.newAmount} extra={words.newAmountHint}>
        <Input inputMode="decimal" suffix={yuanUnit} autoComplete="off" />
      </Form.Item>
      <Preview form={form} needs={ASKED} ask={ask} label={words.preview}>
        {(previewed) => <MonthsFollowing previewed={previewed} />}
      </Preview>
      <NoteField label={words.note} />
      {NEEDS_TWO.includes(change) && <SecondPersonFields />}
    </>
  );
};

/** A decision, looked at in its consequences before it is made. */
export const Decide = () => {
  const words = useDecisionWords();
  return (
    <Act<Deciding>
      type="primary"
      wide
      words={{ label: words.make, title: words.make, explain: words.makeExplain }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/households/{no}/decisions', {
          headers,
          params: { path: { no: said.householdNo } },
          body: {
            ...saidIn(said),
            ...(said.note && { note: said.note }),
            ...(said.secondPerson && { secondPerson: said.secondPerson }),
          },
        })
      }
    >
      {(form) => <Fields form={form} />}
    </Act>
  );
};
