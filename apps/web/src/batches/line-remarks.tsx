import { count, yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import { usePaymentWords } from '../money/payment-words';
import { useJoined } from '../words/joined';
import { useBatchWords } from './words';

type Line = Answer<'BatchLine'>;

/** What is to be known of a line before it is paid, one sentence each. */
export const useRemarks = () => {
  const words = useBatchWords();
  const { failures } = usePaymentWords();
  return (line: Line): readonly string[] => {
    const { arithmetic, edit, failureCode } = line;
    const why = failureCode === null ? '' : (failures[failureCode] ?? failureCode);
    return [
      edit && words.edited(words.editReasons[edit.reasonCode] ?? edit.reasonCode, edit.editedBy),
      edit?.reason,
      line.cause && (words.causes[line.cause] ?? line.cause),
      line.reissueOf && words.reissueOf(line.reissueOf),
      line.returnedOn && words.returned(line.returnedOn, why),
      line.payTo === 'heirs' && words.toHeirs,
      ...arithmetic.notCounted.map(({ name, because }) =>
        words.notCounted(name ?? words.someone, words.notCountedWhy[because] ?? because),
      ),
      arithmetic.ifDeadFen !== null && words.ifDead(yuan(arithmetic.ifDeadFen)),
      arithmetic.offsetFen > 0 && words.offset(yuan(arithmetic.offsetFen)),
      line.rosterRows && line.rosterRows.length > 0 && words.rosterRows(line.rosterRows.join(', ')),
    ].filter((remark): remark is string => Boolean(remark));
  };
};

/** How what is due comes about: 差额补助, rounded once on the total. */
export const Arithmetic = ({ line }: { readonly line: Line }) => {
  const words = useBatchWords();
  const { said } = useJoined();
  const { standardFen, householdSize, coveredCount, incomeFen, roundingUnitFen } = line.arithmetic;
  return (
    <div className="evidence">
      <p>
        {said(
          words.arithmetic,
          words.formula(
            count(coveredCount),
            yuan(standardFen),
            yuan(incomeFen),
            count(householdSize),
          ),
        )}{' '}
        = <strong className="amount">{yuan(line.dueFen)}</strong> (
        {words.rounded(yuan(roundingUnitFen))})
      </p>
    </div>
  );
};
