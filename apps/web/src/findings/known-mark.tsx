import type { Finding } from '../api';
import { useWords } from '../words/language';

/** What could have been known when the money left; and whether that rests on a declared day. */
export const KnownMark = ({ finding }: { readonly finding: Finding }) => {
  const { findings } = useWords();
  const { knownAtPayment, restsOnDeclaredDay } = finding;
  if (!knownAtPayment) return <>—</>;
  return (
    <>
      <span className={`known ${knownAtPayment}`}>{findings.knownAt[knownAtPayment]}</span>
      {restsOnDeclaredDay && <span className="declared small">{findings.declared}</span>}
    </>
  );
};
