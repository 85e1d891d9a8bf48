import { Form } from 'antd';
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
  YuanField,
} from '../act/fields';
import { yuan } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useFundWords } from './words';

type Document = Answer<'FundDocument'>;

type Booked = Answer<'FundEntryDto'>['stage'];
const BOOKED: readonly Booked[] = ['RAISED', 'ALLOCATED', 'APPROPRIATED', 'USED'];

interface Booking {
  readonly stage: Booked;
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
        <ChoiceField
          name="stage"
          label={words.stage}
          choices={choicesOf(words.stages).filter(({ value }) => BOOKED.includes(value as Booked))}
        />
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

type Left = Answer<'FundSurplusDto'>['relatedStage'];

/** What is used, paid back or carried over has nothing left to arrive or to be left over. */
const isLeft = (stage: Document['stage']): stage is Left =>
  stage === 'RAISED' || stage === 'ALLOCATED' || stage === 'APPROPRIATED';

const Arrive = ({ entry }: { readonly entry: Document }) => {
  const words = useFundWords();
  const { document, stage, fiscalYear, programme } = entry;
  if (!isLeft(stage)) return null;
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
      <NoteField label={words.note} />
      <SecondPersonFields />
    </Act>
  );
};

interface Surplus {
  readonly document: string;
  readonly amount: string;
  readonly businessOn: string;
  readonly toUnit: string;
}

/** 结余: back to the treasury, or on to the next year. The ledger says how much may leave. */
const Leave = ({
  entry,
  to,
}: {
  readonly entry: Document;
  readonly to: '/api/v1/funds/returns' | '/api/v1/funds/carry-overs';
}) => {
  const words = useFundWords();
  const { stage, document: relatedDocument, fiscalYear, programme, source, leftFen } = entry;
  if (!isLeft(stage) || leftFen <= 0) return null;
  const said = to === '/api/v1/funds/returns' ? words.giveBack : words.carryOver;
  return (
    <Act<Surplus>
      small
      words={{
        label: said.label,
        name: said.of(relatedDocument),
        title: said.of(relatedDocument),
        explain: said.explain(yuan(leftFen)),
      }}
      initial={{ amount: yuan(leftFen), toUnit: said.toUnit(entry.fromUnit, entry.toUnit) }}
      send={({ amount, ...rest }, headers) =>
        fetchLedger.POST(to, {
          headers,
          body: {
            ...rest,
            amountFen: fenOf(amount) ?? 0,
            relatedStage: stage,
            relatedDocument,
            fiscalYear,
            programme,
            source,
            fromUnit: entry.toUnit,
          },
        })
      }
    >
      <TextField name="document" label={words.document} hint={words.surplusDocumentHint} />
      <YuanField name="amount" label={words.amount} />
      <DayField name="businessOn" label={words.businessOn} />
      <TextField name="toUnit" label={words.toUnit} />
    </Act>
  );
};

export const DocumentActs = ({ entry }: { readonly entry: Document }) => (
  <div className="acts">
    {entry.arrivedOn === null && <Arrive entry={entry} />}
    <Leave entry={entry} to="/api/v1/funds/returns" />
    <Leave entry={entry} to="/api/v1/funds/carry-overs" />
    <Reverse entry={entry} />
  </div>
);
