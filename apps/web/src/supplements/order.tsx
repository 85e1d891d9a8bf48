import { Form, type FormInstance, Input } from 'antd';
import { Act } from '../act/act';
import {
  ChoiceField,
  choicesOf,
  DayField,
  fenOf,
  ReasonField,
  type SecondPerson,
  SecondPersonFields,
  TextField,
  YuanField,
} from '../act/fields';
import { Preview } from '../act/preview';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { usePlaceChoices } from './places';
import { WhoGetsWhat } from './who-gets-what';
import { useSupplementWords } from './words';

type Body = Answer<'PreviewSupplementDto'>;

interface Giving {
  readonly benefitMonth: string;
  readonly kind: Body['kind'];
  readonly document: string;
  readonly per: Body['per'];
  readonly amount: string;
  readonly division: string;
  readonly households?: string;
  readonly reason: string;
  readonly secondPerson: SecondPerson;
}

/** As numbers are written down or pasted from a sheet. */
const numbersIn = (text = ''): string[] => text.split(/[\s,;，；、]+/).filter(Boolean);

/** What both the preview and the order are told. */
const termsIn = ({ benefitMonth, kind, document, per, amount, households }: Giving): Body => {
  const named = numbersIn(households);
  return {
    benefitMonth,
    kind,
    document,
    per,
    // The form is not sent while the amount cannot be read.
    amountFen: fenOf(amount) ?? 0,
    ...(named.length > 0 && { households: named }),
  };
};

const paramsOf = ({ division }: Giving) => ({ query: { division } });

const ask = async (giving: Giving) => {
  const { data } = await fetchLedger.POST('/api/v1/supplements/preview', {
    params: paramsOf(giving),
    body: termsIn(giving),
  });
  return data;
};

const NEEDS = ['benefitMonth', 'kind', 'document', 'per', 'amount', 'division'] as const;

const Fields = ({ form }: { readonly form: FormInstance<Giving> }) => {
  const words = useSupplementWords();
  const places = usePlaceChoices();
  return (
    <>
      <div className="field-row">
        <DayField name="benefitMonth" label={words.month} of="month" />
        <ChoiceField name="kind" label={words.kind} choices={choicesOf(words.kinds)} />
        <TextField name="document" label={words.document} hint={words.documentHint} />
        <ChoiceField name="per" label={words.per} choices={choicesOf(words.pers)} />
        <YuanField name="amount" label={words.amount} />
        <ChoiceField name="division" label={words.place} choices={places} />
      </div>
      <Form.Item name="households" label={words.households} extra={words.householdsHint}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Preview form={form} needs={NEEDS} ask={ask} label={words.preview}>
        {(previewed) => <WhoGetsWhat previewed={previewed} />}
      </Preview>
      <ReasonField />
      <SecondPersonFields />
    </>
  );
};

/** A supplement, looked at by household before it is ordered. */
export const OrderSupplement = () => {
  const words = useSupplementWords();
  return (
    <Act<Giving>
      type="primary"
      wide
      words={{ label: words.give, title: words.give, explain: words.giveExplain }}
      send={(giving, headers) =>
        fetchLedger.POST('/api/v1/supplements', {
          headers,
          params: paramsOf(giving),
          body: {
            ...termsIn(giving),
            reason: giving.reason,
            secondPerson: giving.secondPerson,
          },
        })
      }
    >
      {(form) => <Fields form={form} />}
    </Act>
  );
};
