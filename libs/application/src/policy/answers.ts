import type { LocalDate } from '@ledger/kernel';
import type { NoticeProblem, PolicyUnit } from '@ledger/policy';
import type { FindingAnswer } from '../answers';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One question as one notice sets it (一项政策). */
export interface PolicySettingAnswer {
  readonly division: string;
  readonly question: string;
  readonly words: Words;
  readonly unit: PolicyUnit;
  readonly from: string;
  /** Not included; null while it has no end. */
  readonly until: string | null;
  readonly announcedOn: string | null;
  readonly document: string;
  readonly value: number | readonly string[];
  readonly verified: boolean;
  readonly unverifiedBecause: readonly (Words & { readonly code: string })[];
  /** Null: it came with the program. */
  readonly publishedOn: string | null;
}

export interface PoliciesAnswer {
  readonly knowledgeDate: LocalDate;
  readonly policies: readonly PolicySettingAnswer[];
}

/** How many there are now, how many there would be, and what makes the difference. */
export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly appear: number;
  readonly lapse: number;
  readonly change: number;
}

export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface FindingDifference {
  readonly kind: 'appears' | 'lapses' | 'changes';
  /** As it would be; one that lapses, as it is. */
  readonly finding: FindingAnswer;
  /** As it is; null for one that appears. */
  readonly before: FindingAnswer | null;
}

/** What the findings of today would be if some notices were in force (试算). Money in fen. */
export interface WhatIfAnswer {
  readonly knowledgeDate: LocalDate;
  /** Cases that were looked at, and those of them that would be judged otherwise. */
  readonly cases: { readonly read: number; readonly touched: number };
  readonly findings: Difference;
  /** Money at risk: what was paid too much, certainly and possibly. Never a sum of findings. */
  readonly overpaid: BeforeAfter;
  readonly overpaidPossible: BeforeAfter;
  readonly byRule: readonly (Difference & { readonly rule: string })[];
  readonly byVillage: readonly (Difference & {
    readonly village: string | null;
    readonly division: string | null;
    readonly overpaid: BeforeAfter;
  })[];
  /** Null for those who may not read findings. */
  readonly differences: readonly FindingDifference[] | null;
  /** Further ones that the list leaves out. */
  readonly more: number;
}

/** What is wrong with the notices; nothing was done. */
export interface NoticesRejected {
  readonly problems: readonly NoticeProblem[];
}

export interface PublishedAnswer {
  readonly publishedOn: LocalDate;
  /** Events written: what stood already is not written again. */
  readonly events: number;
}
