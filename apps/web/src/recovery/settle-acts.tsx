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
import { useRecoveryWords } from './words';

type Case = Answer<'OverpaymentCase'>;

const paramsOf = ({ overpayment }: Case) => ({ path: { overpayment } });

const VoucherField = () => {
  const words = useRecoveryWords();
  return <TextField name="voucher" label={words.voucher} hint={words.voucherHint} />;
};

interface Receiving {
  readonly voucher: string;
  readonly amount: string;
  readonly receivedOn: string;
  readonly way: 'CASH' | 'TRANSFER' | 'DEDUCTED_BY_BANK';
}

export const BookReceipt = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.book;
  return (
    <Act<Receiving>
      type={of.status === 'demanded' ? 'primary' : 'default'}
      words={{ label, title: label }}
      send={({ amount, ...said }, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/receipts', {
          headers,
          params: paramsOf(of),
          // The form is not sent while the amount cannot be read.
          body: { ...said, amountFen: fenOf(amount) ?? 0 },
        })
      }
    >
      <VoucherField />
      <div className="field-row">
        <YuanField name="amount" label={words.amount} />
        <DayField name="receivedOn" label={words.receivedOn} />
        <ChoiceField name="way" label={words.way} choices={choicesOf(words.ways)} />
      </div>
    </Act>
  );
};

export const Offset = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.offsetAct;
  return (
    <Act<{ readonly voucher: string; readonly amount: string; readonly againstMonth: string }>
      words={{ label, title: label, explain: words.offsetExplain }}
      send={({ amount, ...said }, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/offsets', {
          headers,
          params: paramsOf(of),
          body: { ...said, amountFen: fenOf(amount) ?? 0 },
        })
      }
    >
      <VoucherField />
      <div className="field-row two">
        <YuanField name="amount" label={words.amount} />
        <DayField name="againstMonth" label={words.againstMonth} of="month" />
      </div>
    </Act>
  );
};

interface WritingOff {
  readonly voucher: string;
  readonly amount: string;
  readonly reasonCode:
    'DIED_WITHOUT_ESTATE' | 'HARDSHIP' | 'GOOD_FAITH_ERROR' | 'NOT_TO_BE_FOUND' | 'OTHER';
  readonly note?: string;
  readonly approver: SecondPerson;
}

export const WriteOff = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.writeOff;
  return (
    <Act<WritingOff>
      words={{ label, title: label, explain: words.writeOffExplain }}
      send={({ amount, note, ...said }, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/write-offs', {
          headers,
          params: paramsOf(of),
          body: { ...said, amountFen: fenOf(amount) ?? 0, ...(note && { note }) },
        })
      }
    >
      <VoucherField />
      <div className="field-row two">
        <YuanField name="amount" label={words.amount} />
        <ChoiceField
          name="reasonCode"
          label={words.reason}
          choices={choicesOf(words.writeOffReasons)}
        />
      </div>
      <NoteField label={words.note} />
      <SecondPersonFields name="approver" />
    </Act>
  );
};

interface Reversing {
  readonly voucher: string;
  readonly reasonCode:
    'WRONG_AMOUNT' | 'WRONG_MONTH' | 'BOOKED_TWICE' | 'RETURNED_TO_PAYER' | 'OTHER';
  readonly note?: string;
  readonly secondPerson: SecondPerson;
}

export const ReverseVoucher = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.reverse;
  return (
    <Act<Reversing>
      words={{ label, title: label, explain: words.reverseExplain }}
      send={({ note, ...said }, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/reversals', {
          headers,
          params: paramsOf(of),
          body: { ...said, ...(note && { note }) },
        })
      }
    >
      <ChoiceField
        name="voucher"
        label={words.voucher}
        choices={of.vouchers.map(({ voucher, amountFen }) => ({
          value: voucher,
          label: `${voucher} · ${yuan(amountFen)}`,
        }))}
      />
      <ChoiceField
        name="reasonCode"
        label={words.reason}
        choices={choicesOf(words.reversalReasons)}
      />
      <NoteField label={words.note} />
      <SecondPersonFields />
    </Act>
  );
};
