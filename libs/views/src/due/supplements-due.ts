import type { DocumentNo, LocalDate } from '@ledger/kernel';
import type { SupplementKind, SupplementShare } from '@ledger/ledger';
import { countedIn, type HouseholdMonth, isEnrolled } from '../household/household-month';
import { givenBy, instructedFen, isMeant, type SupplementTerms } from '../household/supplements';

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
 * How many covered members a supplement counts; undefined: no benefit of the month is due, so
 * nothing is given beside it. Whoever may be dead is not paid in advance: what is certain is
 * drafted, as everywhere.
 */
const coveredWhereDue = (cell: HouseholdMonth): number | undefined => {
  if (!isEnrolled(cell) || cell.applied().stopped) return undefined;
  const certain = countedIn(cell).filter(({ person }) => !cell.possiblyDead(person));
  if ((cell.entitlementFen(certain) ?? 0) === 0) return undefined;
  return certain.filter(({ covered }) => covered).length;
};

/** What an order gives to a household that it is meant for. */
export interface SupplementReach {
  readonly coveredCount: number;
  /** Fen; 0 where no benefit of the month is due. */
  readonly givenFen: number;
}

/** What an order would give, were it given now; undefined: it is not meant for this household. */
export const reachOf = (
  cell: HouseholdMonth,
  order: SupplementTerms,
): SupplementReach | undefined => {
  if (!isMeant(order, cell.household, cell.division, cell.month)) return undefined;
  const coveredCount = coveredWhereDue(cell);
  return coveredCount === undefined
    ? { coveredCount: 0, givenFen: 0 }
    : { coveredCount, givenFen: givenBy(order, coveredCount) };
};

/**
 * What is due of each kind: all that was ordered for whoever is due the benefit of the month, less
 * what was instructed of that kind. What came back of it is sent again, and not ordered anew.
 */
export const supplementsDue = (cell: HouseholdMonth): readonly SupplementDue[] => {
  const coveredCount = coveredWhereDue(cell);
  if (coveredCount === undefined) return [];
  return KINDS.flatMap((kind) => {
    const ordered = cell.ordered
      .filter((one) => one.kind === kind)
      .map(({ document, orderedOn, per, amountFen, evidence }) => ({
        document,
        orderedOn,
        per,
        amountFen,
        givenFen: givenBy({ per, amountFen }, coveredCount),
        reason: evidence.document,
      }));
    const orderedFen = ordered.reduce((fen, { givenFen }) => fen + givenFen, 0);
    const dueFen = orderedFen - instructedFen(cell.items, kind);
    return dueFen > 0 ? [{ kind, dueFen, ordered }] : [];
  });
};
