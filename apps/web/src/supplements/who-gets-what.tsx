import { count, yuan } from '../figures';
import type { Answer } from '../ledger/ledger';
import { useJoined } from '../words/joined';
import { useSupplementWords } from './words';

type Previewed = Answer<'SupplementPreview'>;

/** So many numbers are read through; more are counted. */
const NAMED = 12;

/** Meant by the order, and due no benefit of the month. */
const Without = ({ households }: { readonly households: readonly string[] }) => {
  const words = useSupplementWords();
  const { list: listed } = useJoined();
  if (households.length === 0) return null;
  return (
    <p className="note">
      {words.without(count(households.length))}
      {words.names(listed(households.slice(0, NAMED)), households.length - NAMED)}
    </p>
  );
};

/** Each household that would get something, and the sum, before anybody confirms it. */
export const WhoGetsWhat = ({ previewed }: { readonly previewed: Previewed }) => {
  const words = useSupplementWords();
  const { households, sumFen, withoutBenefit } = previewed;
  return (
    <div className="compared" tabIndex={0} role="region" aria-label={words.preview}>
      {households.length === 0 ? (
        <p role="status">{words.nobody}</p>
      ) : (
        <p role="status">{words.getting(count(households.length), yuan(sumFen))}</p>
      )}
      <Without households={withoutBenefit} />
      {households.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.household}</th>
              <th scope="col">{words.village}</th>
              <th scope="col">{words.beneficiary}</th>
              <th scope="col" className="number">
                {words.covered}
              </th>
              <th scope="col" className="number">
                {words.given}
              </th>
            </tr>
          </thead>
          <tbody>
            {households.map(({ householdNo, village, beneficiaryName, coveredCount, givenFen }) => (
              <tr key={householdNo}>
                <th scope="row">{householdNo}</th>
                <td>{village}</td>
                <td>{beneficiaryName}</td>
                <td className="number">{count(coveredCount)}</td>
                <td className="number">{yuan(givenFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
