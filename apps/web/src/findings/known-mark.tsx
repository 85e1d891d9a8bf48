import type { Finding } from '../api';
import { useWords } from '../words/language';

/** What could have been known when the money left; and whether that rests on a declared day. */
export const KnownMark = ({
  finding,
  isShort = false,
}: {
  readonly finding: Pick<Finding, 'knownAtPayment' | 'restsOnDeclaredDay'>;
  /** In a list a star stands for the words. */
  readonly isShort?: boolean;
}) => {
  const { findings } = useWords();
  const { knownAtPayment, restsOnDeclaredDay } = finding;
  if (!knownAtPayment) return <span className="zero">—</span>;
  return (
    <span className={isShort ? 'whole' : undefined}>
      <span className={`known ${knownAtPayment}`}>{findings.knownAt[knownAtPayment]}</span>
      {restsOnDeclaredDay && isShort && (
        <abbr className="declared" title={findings.declared}>
          {' '}
          <span aria-hidden="true">*</span>
          <span className="sr-only">{findings.declared}</span>
        </abbr>
      )}
      {restsOnDeclaredDay && !isShort && (
        <span className="declared small">{findings.declared}</span>
      )}
    </span>
  );
};
