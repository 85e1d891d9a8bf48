import { Button, Form, type FormInstance, Input } from 'antd';
import { useState } from 'react';
import { Act } from '../act/act';
import { ActProblem } from '../act/act-problem';
import {
  ChoiceField,
  DayField,
  fenOf,
  type SecondPerson,
  SecondPersonFields,
  TextField,
} from '../act/fields';
import { yuan } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useWords } from '../words/language';
import { useDecisionWords } from './words';

type Body = Answer<'PreviewDecisionDto'>;
type Previewed = Answer<'DecisionPreview'>;

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

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

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

const Months = ({ previewed }: { readonly previewed: Previewed }) => {
  const words = useDecisionWords();
  const arrow = (before: number, after: number): string =>
    before === after ? yuan(after) : words.arrow(yuan(before), yuan(after));
  const titles = [words.credited, words.should, words.overpaid, words.owed];
  return (
    <div className="compared" tabIndex={0} role="region" aria-label={words.preview}>
      <p>
        {words.previewed(yuan(previewed.previousAmountFen), yuan(previewed.newAmountFen))}
        {previewed.arithmeticText && <span className="under">{previewed.arithmeticText}</span>}
      </p>
      {previewed.months.length === 0 ? (
        <p>{words.noMonths}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              {titles.map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {previewed.months.map(({ benefitMonth, creditedFen, before, after }) => (
              <tr key={benefitMonth}>
                <th scope="row">{benefitMonth}</th>
                <td className="number">{yuan(creditedFen)}</td>
                <td className="number">{arrow(before.shouldFen, after.shouldFen)}</td>
                <td className="number">{arrow(before.overpaidFen, after.overpaidFen)}</td>
                <td className="number">{arrow(before.owedFen, after.owedFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};

const ASKED = [
  'householdNo',
  'change',
  'idNumber',
  'ground',
  'learnedOn',
  'decidedOn',
  'effectiveMonth',
] as const;

const usePreview = (form: FormInstance<Deciding>) => {
  const [previewed, setPreviewed] = useState<Previewed>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const preview = async (): Promise<void> => {
    const isComplete = await form.validateFields([...ASKED]).then(
      () => true,
      () => false,
    );
    if (!isComplete) return;
    const said = form.getFieldsValue();
    setBusy(true);
    setFailure(undefined);
    setPreviewed(undefined);
    try {
      const { data } = await fetchLedger.POST('/api/v1/households/{no}/decisions/preview', {
        params: { path: { no: said.householdNo } },
        body: saidIn(said),
      });
      setPreviewed(data);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { previewed, failure, busy, preview };
};

const Fields = ({ form }: { readonly form: FormInstance<Deciding> }) => {
  const words = useDecisionWords();
  const { yuanUnit } = useWords();
  const change = Form.useWatch('change', form);
  const { previewed, failure, busy, preview } = usePreview(form);
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
      <p className="next-act">
        <Button loading={busy} onClick={() => void preview()}>
          {words.preview}
        </Button>
      </p>
      {failure !== undefined && <ActProblem error={failure} />}
      {previewed && <Months previewed={previewed} />}
      <Form.Item name="note" label={words.note}>
        <Input.TextArea rows={2} />
      </Form.Item>
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
