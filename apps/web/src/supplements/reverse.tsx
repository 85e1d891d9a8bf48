import { Act } from '../act/act';
import {
  ChoiceField,
  choicesOf,
  ReasonField,
  type SecondPerson,
  SecondPersonFields,
} from '../act/fields';
import { count } from '../figures';
import { type Answer, fetchLedger } from '../ledger/ledger';
import { useSupplementWords } from './words';

type Ordered = Answer<'Supplement'>;

interface Reversing {
  readonly reasonCode: Answer<'ReverseSupplementDto'>['reasonCode'];
  readonly reason: string;
  readonly secondPerson: SecondPerson;
}

/** 冲正: what was ordered wrongly counts no more. */
export const ReverseSupplement = ({ of }: { readonly of: Ordered }) => {
  const words = useSupplementWords();
  const { benefitMonth, order, division } = of;
  const title = words.reverseOf(benefitMonth, count(order));
  return (
    <Act<Reversing>
      small
      words={{ label: words.reverse, name: title, title, explain: words.reverseExplain }}
      send={(said, headers) =>
        fetchLedger.POST('/api/v1/supplements/reversals', {
          headers,
          params: { query: { division } },
          body: { benefitMonth, order, ...said },
        })
      }
    >
      <ChoiceField
        name="reasonCode"
        label={words.reversalReason}
        choices={choicesOf(words.reversalReasons)}
      />
      <ReasonField />
      <SecondPersonFields />
    </Act>
  );
};
