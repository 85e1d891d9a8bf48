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

/** How the benefit of a month comes about: 差额补助, rounded once on the total. */
const useFormula = () => {
  const words = useBatchWords();
  return ({ arithmetic }: Line): string =>
    words.formula(
      count(arithmetic.coveredCount),
      yuan(arithmetic.standardFen),
      yuan(arithmetic.incomeFen),
      count(arithmetic.householdSize),
    );
};

const Benefit = ({ line, totalFen }: { readonly line: Line; readonly totalFen: number }) => {
  const words = useBatchWords();
  const { said } = useJoined();
  const formula = useFormula();
  return (
    <p>
      {said(words.arithmetic, formula(line))} = <strong className="amount">{yuan(totalFen)}</strong>{' '}
      ({words.rounded(yuan(line.arithmetic.roundingUnitFen))})
    </p>
  );
};

/** Of a past month: what it ought to have got in all, less what came and what is due elsewhere. */
const Owed = ({
  line,
  owed,
}: {
  readonly line: Line;
  readonly owed: NonNullable<Line['owed']>;
}) => {
  const words = useBatchWords();
  return (
    <>
      <Benefit line={line} totalFen={owed.shouldFen} />
      <p>
        {words.cameSoFar(yuan(owed.creditedFen))}
        {words.ofWhichDue(yuan(line.dueFen))}
      </p>
      {owed.standardThenFen !== null && (
        <p>{words.raised(yuan(owed.standardThenFen), yuan(line.arithmetic.standardFen))}</p>
      )}
    </>
  );
};

/** Of a supplement (补助): the documents that give it, and how much each gives. */
const Ordered = ({ line }: { readonly line: Line }) => {
  const words = useBatchWords();
  return (
    <ul>
      {line.ordered?.map(({ document, orderedOn, per, amountFen, givenFen, reason }) => (
        <li key={document}>
          {words.orderedBy(document, orderedOn, yuan(amountFen), words.shares[per])} ={' '}
          <strong className="amount">{yuan(givenFen)}</strong>
          {reason && ` (${reason})`}
        </li>
      ))}
    </ul>
  );
};

/** How what is due comes about, by the kind of the line. */
export const Arithmetic = ({ line }: { readonly line: Line }) => {
  const words = useBatchWords();
  return (
    <div className="evidence">
      {line.reissueOf !== null ? (
        <p>{words.cameBack(line.reissueOf, yuan(line.dueFen))}</p>
      ) : line.ordered ? (
        <Ordered line={line} />
      ) : line.owed ? (
        <Owed line={line} owed={line.owed} />
      ) : (
        <Benefit line={line} totalFen={line.dueFen + line.arithmetic.offsetFen} />
      )}
    </div>
  );
};
