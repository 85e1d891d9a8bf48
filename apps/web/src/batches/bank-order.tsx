import { Act } from '../act/act';
import { ChoiceField } from '../act/fields';
import { download } from '../http';
import { ledger } from '../ledger/ledger';
import { useLanguage } from '../words/language';
import { useBatchWords } from './words';

/** The file for the bank, in the form the bank takes. */
export const BankOrder = ({ batch }: { readonly batch: string }) => {
  const words = useBatchWords();
  const { say } = useLanguage();
  const { data } = ledger.useQuery('get', '/api/v1/bank/forms');
  const forms = data?.forms ?? [];
  return (
    <Act<{ readonly form: string }>
      disabled={forms.length === 0}
      words={{ label: words.bankFile, title: words.bankFile, explain: words.bankFileNote }}
      send={({ form }) => download(`/bank/orders/${batch}`, { form }, batch)}
    >
      <ChoiceField
        name="form"
        label={words.bankForm}
        choices={forms.map((form) => ({ value: form.name, label: say(form) }))}
      />
    </Act>
  );
};
