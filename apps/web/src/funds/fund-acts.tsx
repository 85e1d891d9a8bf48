import { Form, Input } from 'antd';
import { Act } from '../act/act';
import {
  ChoiceField,
  DayField,
  fenOf,
  type SecondPerson,
  SecondPersonFields,
  TextField,
  YuanField,
} from '../act/fields';
import { yuan } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useFundWords } from './words';

type Document = Answer<'FundDocument'>;

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

interface Booking {
  readonly stage: Document['stage'];
  readonly document: string;
  readonly fiscalYear: string;
  readonly amount: string;
  readonly businessOn: string;
  readonly source: Document['source'];
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly relatedDocument?: string;
  readonly benefitMonth?: string;
}

const entryOf = ({ amount, relatedDocument, benefitMonth, ...rest }: Booking) => ({
  ...rest,
  programme: 'RURAL_DIBAO',
  // The form is not sent while the amount cannot be read.
  amountFen: fenOf(amount) ?? 0,
  ...(relatedDocument && { relatedDocument }),
  ...(benefitMonth && { benefitMonth }),
});

/** Whatever was not raised comes out of something. */
const RelatedField = () => {
  const words = useFundWords();
  const stage = Form.useWatch<Document['stage'] | undefined>('stage');
  return (
    <TextField
      name="relatedDocument"
      label={words.related}
      hint={words.relatedHint}
      optional={stage === undefined || stage === 'RAISED'}
    />
  );
};

export const BookEntry = () => {
  const words = useFundWords();
  return (
    <Act<Booking>
      type="primary"
      words={{ label: words.book, title: words.bookTitle, explain: words.bookExplain }}
      send={(values, headers) =>
        fetchLedger.POST('/api/v1/funds/entries', { headers, body: entryOf(values) })
      }
    >
      <div className="field-row">
        <ChoiceField name="stage" label={words.stage} choices={choicesOf(words.stages)} />
        <ChoiceField name="source" label={words.source} choices={choicesOf(words.sources)} />
        <TextField name="fiscalYear" label={words.fiscalYear} hint={words.fiscalYearHint} />
      </div>
      <div className="field-row two">
        <TextField name="document" label={words.document} />
        <YuanField name="amount" label={words.amount} />
        <DayField name="businessOn" label={words.businessOn} />
        <DayField name="benefitMonth" label={words.benefitMonth} of="month" optional />
        <TextField name="fromUnit" label={words.fromUnit} />
        <TextField name="toUnit" label={words.toUnit} />
      </div>
      <RelatedField />
    </Act>
  );
};

const Arrive = ({ entry }: { readonly entry: Document }) => {
  const words = useFundWords();
  const { document, stage, fiscalYear, programme } = entry;
  if (stage === 'USED') return null;
  return (
    <Act<{ readonly arrivedOn: string }>
      small
      words={{
        label: words.arrive,
        name: words.arriveOf(document),
        title: words.arriveOf(document),
      }}
      send={({ arrivedOn }, headers) =>
        fetchLedger.POST('/api/v1/funds/arrivals', {
          headers,
          body: { document, stage, fiscalYear, programme, arrivedOn },
        })
      }
    >
      <DayField name="arrivedOn" label={words.arrivedOn} />
    </Act>
  );
};

interface Reversing {
  readonly reasonCode:
    'WRONG_AMOUNT' | 'WRONG_DOCUMENT' | 'BOOKED_TWICE' | 'WITHDRAWN_BY_SENDER' | 'OTHER';
  readonly note?: string;
  readonly secondPerson: SecondPerson;
}

const Reverse = ({ entry }: { readonly entry: Document }) => {
  const words = useFundWords();
  const { document, stage, fiscalYear, programme, amountFen } = entry;
  return (
    <Act<Reversing>
      small
      words={{
        label: words.reverse,
        name: words.reverseOf(document),
        title: words.reverseOf(document),
        explain: words.reverseExplain(document, yuan(amountFen)),
      }}
      send={({ note, ...said }, headers) =>
        fetchLedger.POST('/api/v1/funds/reversals', {
          headers,
          body: { document, stage, fiscalYear, programme, ...said, ...(note && { note }) },
        })
      }
    >
      <ChoiceField
        name="reasonCode"
        label={words.reversalReason}
        choices={choicesOf(words.reversalReasons)}
      />
      <Form.Item name="note" label={words.note}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <SecondPersonFields />
    </Act>
  );
};

export const DocumentActs = ({ entry }: { readonly entry: Document }) => (
  <div className="acts">
    {entry.arrivedOn === null && <Arrive entry={entry} />}
    <Reverse entry={entry} />
  </div>
);
