import type { DocumentNo, LocalDate } from '@ledger/kernel';
import type { SupplementKind, SupplementShare } from '@ledger/ledger';
import { countedIn, type HouseholdMonth, isEnrolled } from '../household/household-month';
import { givenBy, instructedFen } from '../household/supplements';

/** What one document gives a household beside the benefit. Fen. */
export interface SupplementGiven {
  readonly document: DocumentNo;
  readonly orderedOn: LocalDate;
  readonly per: SupplementShare;
  readonly amountFen: number;
  readonly givenFen: number;
  /** The officer's words in the vault. */
  readonly reason: string;
}

export interface SupplementDue {
  readonly kind: SupplementKind;
  readonly dueFen: number;
  readonly ordered: readonly SupplementGiven[];
}

const KINDS = [
  'SUPPLEMENT',
  'PRICE_SUBSIDY',
  'FESTIVAL_GRANT',
  'ONE_OFF',
] as const satisfies readonly SupplementKind[];

/**
 * What is due of each kind: all that was ordered for whoever is due the benefit of the month, less
 * what was instructed of that kind. What came back of it is sent again, and not ordered anew.
 */
export const supplementsDue = (cell: HouseholdMonth): readonly SupplementDue[] => {
  if (!isEnrolled(cell) || cell.applied().stopped) return [];
  const counted = countedIn(cell);
  // Whoever may be dead is not paid in advance: what is certain is drafted, as everywhere.
  const certain = counted.filter(({ person }) => !cell.possiblyDead(person));
  if ((cell.entitlementFen(certain) ?? 0) === 0) return [];
  const coveredCount = certain.filter(({ covered }) => covered).length;
  return KINDS.flatMap((kind) => {
    const ordered = cell.ordered
      .filter((one) => one.kind === kind)
      .map(({ document, orderedOn, per, amountFen, ...one }) => ({
        document,
        orderedOn,
        per,
        amountFen,
        givenFen: givenBy({ ...one, document, orderedOn, per, amountFen }, coveredCount),
        reason: one.evidence.document,
      }));
    const orderedFen = ordered.reduce((fen, { givenFen }) => fen + givenFen, 0);
    const dueFen = orderedFen - instructedFen(cell.items, kind);
    return dueFen > 0 ? [{ kind, dueFen, ordered }] : [];
  });
};
