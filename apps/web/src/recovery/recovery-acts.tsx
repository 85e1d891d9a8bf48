import { Act } from '../act/act';
import { ChoiceField, DayField } from '../act/fields';
import { yuan } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { instalmentsOf } from './instalments';
import { useRecoveryWords } from './words';

type Case = Answer<'OverpaymentCase'>;

const paramsOf = ({ overpayment }: Case) => ({ path: { overpayment } });

const INSTALMENTS = ['1', '2', '3', '6', '12', '24'].map((value) => ({ value, label: value }));

export const Establish = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.establish;
  return (
    <Act<object>
      type={of.status === 'found' ? 'primary' : 'default'}
      words={{ label, title: label, explain: words.establishExplain }}
      send={(_, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/establishment', {
          headers,
          params: paramsOf(of),
        })
      }
    />
  );
};

export const Demand = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.demand;
  const { outstandingFen } = of;
  return (
    <Act<{ readonly times: string; readonly firstDueOn: string }>
      type={of.status === 'established' ? 'primary' : 'default'}
      initial={{ times: '1' }}
      words={{ label, title: label, explain: words.demandExplain(yuan(outstandingFen)) }}
      send={({ times, firstDueOn }, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/demand', {
          headers,
          params: paramsOf(of),
          body: { instalments: [...instalmentsOf(outstandingFen, Number(times), firstDueOn)] },
        })
      }
    >
      <div className="field-row two">
        <ChoiceField name="times" label={words.instalments} choices={INSTALMENTS} />
        <DayField name="firstDueOn" label={words.firstDue} />
      </div>
      <p className="note">{words.everyMonth}</p>
    </Act>
  );
};

export const CloseCase = ({ of }: { readonly of: Case }) => {
  const words = useRecoveryWords();
  const label = words.close;
  return (
    <Act<object>
      type="primary"
      words={{ label, title: label, explain: words.closeExplain }}
      send={(_, headers) =>
        fetchLedger.POST('/api/v1/overpayments/{overpayment}/closure', {
          headers,
          params: paramsOf(of),
        })
      }
    />
  );
};
