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
import { useFundWords } from '../funds/words';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useRefundWords } from './refund-words';

export type Returned = Pick<Answer<'BatchItems'>['items'][number], 'ref' | 'totalFen'>;

type Reason = 'WRONG_AMOUNT' | 'WRONG_DOCUMENT' | 'BOOKED_TWICE' | 'WITHDRAWN_BY_SENDER' | 'OTHER';

const VoucherField = () => {
  const words = useRefundWords();
  return <TextField name="voucher" label={words.voucher} hint={words.voucherHint} />;
};

interface PayingBack {
  readonly voucher: string;
  readonly amount: string;
  readonly registeredOn: string;
  readonly note?: string;
}

/** 缴回: what came back and is not sent again goes to the treasury, whole or in parts. */
const PayBack = ({ of }: { readonly of: Returned }) => {
  const words = useRefundWords();
  const { note } = useFundWords();
  return (
    <Act<PayingBack>
      small
      words={{
        label: words.payBack,
        name: words.payBackOf(of.ref),
        title: words.payBackOf(of.ref),
        explain: words.payBackExplain,
      }}
      initial={{ amount: String(of.totalFen / 100) }}
      send={({ amount, ...said }, headers) =>
        fetchLedger.POST('/api/v1/bank/refunds', {
          headers,
          // The form is not sent while the amount cannot be read.
          body: { ...said, ref: of.ref, amountFen: fenOf(amount) ?? 0 },
        })
      }
    >
      <VoucherField />
      <div className="field-row two">
        <YuanField name="amount" label={words.amount} />
        <DayField name="registeredOn" label={words.registeredOn} />
      </div>
      <NoteField label={note} />
    </Act>
  );
};

interface Undoing {
  readonly voucher: string;
  readonly reasonCode: Reason;
  readonly note?: string;
  readonly secondPerson: SecondPerson;
}

/** A mistake is reversed by two people, and the item waits again. */
const Undo = ({ of }: { readonly of: Returned }) => {
  const words = useRefundWords();
  const { note, reversalReason, reversalReasons } = useFundWords();
  return (
    <Act<Undoing>
      small
      words={{
        label: words.undo,
        name: words.undoOf(of.ref),
        title: words.undoOf(of.ref),
        explain: words.undoExplain,
      }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/bank/refunds/reversals', {
          headers,
          body: { ...said, ref: of.ref },
        })
      }
    >
      <VoucherField />
      <ChoiceField name="reasonCode" label={reversalReason} choices={choicesOf(reversalReasons)} />
      <NoteField label={note} />
      <SecondPersonFields />
    </Act>
  );
};

/** What can be done with the money of an item that came back, besides sending it again. */
export const RefundActs = ({ of }: { readonly of: Returned }) => (
  <div className="acts">
    <PayBack of={of} />
    <Undo of={of} />
  </div>
);
