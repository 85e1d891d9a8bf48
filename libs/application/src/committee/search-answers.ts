/** What of a household was found, and which of what was typed found it. */
export interface HouseholdFound {
  readonly householdNo: string;
  readonly village: string | null;
  readonly division: string | null;
  readonly headName: string | null;
  readonly by: 'household' | 'member' | 'account' | 'village' | 'keeps-card' | 'relative';
}

/** An official (村干部、经办人员) and whom their list names as relatives. */
export interface OfficialFound {
  readonly name: string | null;
  readonly personId: string | null;
  readonly division: string;
  readonly handles: boolean;
  readonly termFrom: string | null;
  readonly termUntil: string | null;
  readonly relatives: number;
}

/** A batch, or a paper on which money moved, by its number. */
export interface DocumentFound {
  readonly kind: 'batch' | 'fund-document';
  readonly document: string;
  readonly division: string | null;
  readonly day: string | null;
}

/** What was typed is not in it, for it may be a name or a number of somebody. */
export interface SearchAnswer {
  readonly households: readonly HouseholdFound[];
  readonly officials: readonly OfficialFound[];
  readonly documents: readonly DocumentFound[];
  /** There are more households than are shown. */
  readonly more: boolean;
}
