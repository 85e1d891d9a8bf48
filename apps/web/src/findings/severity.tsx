import type { Rule } from '../api';
import { useWords } from '../words/language';

/** In words as well as in colour. */
export const Severity = ({ of }: { readonly of: Rule['severity'] }) => (
  <span className={`severity ${of.toLowerCase()}`}>{useWords().findings.severities[of]}</span>
);
