import type { Relation } from '@ledger/kernel';

/** A cadre or handler, or somebody who keeps cards for others. */
export interface RelatedPersonAnswer {
  /** Names the person within this answer, and nowhere else. */
  readonly key: string;
  readonly personName: string | null;
  readonly personId: string | null;
  readonly post: {
    readonly termFrom: string | null;
    readonly termUntil: string | null;
    /** 经办: handles the allowance. */
    readonly handles: boolean;
  } | null;
  readonly isInstitution: boolean;
  /** Of how many people they keep the cards, and of how many who are no kin of theirs. */
  readonly cards: number;
  readonly strangers: number;
  /** More than this many of no kin are too many, by policy. */
  readonly limit: number | null;
  /** The finding that says so. */
  readonly findingId: string | null;
}

/** A relative of an official who draws the allowance. */
export interface KinAnswer {
  readonly official: string;
  readonly relativeName: string | null;
  readonly relativeId: string | null;
  readonly relation: Relation;
  readonly householdNo: string;
  readonly village: string | null;
  readonly isFiled: boolean;
  readonly mustBeFiled: boolean;
  readonly findingId: string | null;
}

/** A card that somebody keeps for another. */
export interface KeptCardAnswer {
  readonly keeper: string;
  readonly beneficiaryName: string | null;
  readonly beneficiaryId: string | null;
  readonly relation: Relation;
  readonly householdNo: string;
  readonly village: string | null;
  readonly entry: string;
  readonly heldFrom: string | null;
}

/** Who is bound to whom, as known on a day. */
export interface RelationsAnswer {
  readonly knowledgeDate: string;
  readonly persons: readonly RelatedPersonAnswer[];
  readonly kin: readonly KinAnswer[];
  readonly cards: readonly KeptCardAnswer[];
}
