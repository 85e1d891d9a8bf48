import { yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import { useDecisionWords } from './words';

type Previewed = Pick<
  Answer<'DecisionPreview'>,
  'previousAmountFen' | 'newAmountFen' | 'arithmeticText' | 'months'
>;

/** The amount before and after, and the months that would stand otherwise. */
export const MonthsFollowing = ({ previewed }: { readonly previewed: Previewed }) => {
  const words = useDecisionWords();
  const arrow = (before: number, after: number): string =>
    before === after ? yuan(after) : words.arrow(yuan(before), yuan(after));
  const titles = [words.credited, words.should, words.overpaid, words.owed];
  return (
    <div className="compared" tabIndex={0} role="region" aria-label={words.preview}>
      <p>
        {words.previewed(yuan(previewed.previousAmountFen), yuan(previewed.newAmountFen))}
        {previewed.arithmeticText && <span className="under">{previewed.arithmeticText}</span>}
      </p>
      {previewed.months.length === 0 ? (
        <p>{words.noMonths}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              {titles.map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {previewed.months.map(({ benefitMonth, creditedFen, before, after }) => (
              <tr key={benefitMonth}>
                <th scope="row">{benefitMonth}</th>
                <td className="number">{yuan(creditedFen)}</td>
                <td className="number">{arrow(before.shouldFen, after.shouldFen)}</td>
                <td className="number">{arrow(before.overpaidFen, after.overpaidFen)}</td>
                <td className="number">{arrow(before.owedFen, after.owedFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
