import type { YearMonth } from '@ledger/kernel';
import type { AnyLedgerEvent } from '@ledger/ledger';

/**
 * Under which subjects a fact is kept, and which cases a subject belongs to (the membership
 * index over all time). A case is the owner of cells: a household, a fund document, a batch, or
 * a bank line whose roster item nobody has seen.
 */
export interface Filing {
  readonly subjects: readonly string[];
  readonly memberships: readonly { readonly subject: string; readonly owner: string }[];
}

export const subjectOf = {
  household: (no: string) => `household/${no}`,
  person: (id: string) => `person/${id}`,
  payment: (ref: string) => `payment/${ref}`,
  batch: (no: string) => `batch/${no}`,
  /** The street (nine digits) whose households and batches belong together. */
  street: (division: string) => `street/${division.slice(0, 9)}`,
  fund: (stage: string, document: string) => `fund/${stage}/${document}`,
  fundMonth: (month: YearMonth) => `fund-month/${month}`,
};

const none: Filing['memberships'] = [];
const self = (owner: string) => ({ subject: owner, owner });

const movement = (
  stage: string,
  data: { document: string; relatedDocument?: string; benefitMonth?: YearMonth },
): Filing => {
  const own = subjectOf.fund(stage, data.document);
  const related =
    stage === 'APPROPRIATED' && data.relatedDocument
      ? [subjectOf.fund('ALLOCATED', data.relatedDocument)]
      : [];
  const month = data.benefitMonth ? [subjectOf.fundMonth(data.benefitMonth)] : [];
  return { subjects: [own, ...related, ...month], memberships: [self(own)] };
};

const filings: {
  readonly [T in AnyLedgerEvent['type']]: (
    data: Extract<AnyLedgerEvent, { type: T }>['data'],
  ) => Filing | undefined;
} = {
  FileReceived: () => undefined,
  RowRejected: () => undefined,
  FileImported: () => undefined,
  FileWithdrawn: () => undefined,
  FileReplaced: () => undefined,
  FundsRaised: (data) => movement('RAISED', data),
  FundsAllocated: (data) => movement('ALLOCATED', data),
  FundsAppropriated: (data) => movement('APPROPRIATED', data),
  FundsArrived: ({ stage, document }) => ({
    subjects: [subjectOf.fund(stage, document)],
    memberships: [self(subjectOf.fund(stage, document))],
  }),
  HouseholdStated: ({ household, division }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [
      self(subjectOf.household(household)),
      { subject: subjectOf.street(division), owner: subjectOf.household(household) },
    ],
  }),
  MemberStated: ({ household, person }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [
      self(subjectOf.household(household)),
      { subject: subjectOf.person(person), owner: subjectOf.household(household) },
    ],
  }),
  StopDecisionStated: ({ household, person }) => ({
    subjects: [subjectOf.household(household), subjectOf.person(person)],
    memberships: [self(subjectOf.household(household))],
  }),
  DeathClaimed: ({ person }) => ({ subjects: [subjectOf.person(person)], memberships: none }),
  DeathClaimRevised: ({ person }) => ({ subjects: [subjectOf.person(person)], memberships: none }),
  DeathClaimWithdrawn: ({ person }) => ({
    subjects: [subjectOf.person(person)],
    memberships: none,
  }),
  SpecialHardshipStated: ({ person }) => ({
    subjects: [subjectOf.person(person)],
    memberships: none,
  }),
  PaymentInstructed: ({ ref, household, batch, division }) => ({
    subjects: [subjectOf.payment(ref)],
    memberships: [
      self(subjectOf.household(household)),
      { subject: subjectOf.payment(ref), owner: subjectOf.household(household) },
      { subject: subjectOf.payment(ref), owner: subjectOf.batch(batch) },
      { subject: subjectOf.batch(batch), owner: subjectOf.household(household) },
      { subject: subjectOf.street(division), owner: subjectOf.household(household) },
    ],
  }),
  BankLineReported: ({ ref }) => ({
    subjects: [subjectOf.payment(ref)],
    memberships: [self(subjectOf.payment(ref))],
  }),
  RefundRecorded: ({ ref, household }) => ({
    subjects: [subjectOf.payment(ref)],
    memberships: [{ subject: subjectOf.payment(ref), owner: subjectOf.household(household) }],
  }),
  BatchStated: ({ batch, division, benefitMonth }) => ({
    subjects: [subjectOf.batch(batch), subjectOf.street(division)],
    memberships: [
      self(subjectOf.batch(batch)),
      { subject: subjectOf.fundMonth(benefitMonth), owner: subjectOf.batch(batch) },
    ],
  }),
  RecoveryStated: ({ household }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [self(subjectOf.household(household))],
  }),
};

/** Undefined for events that are no facts of a case (what happens to files). */
export const filingOf = (event: AnyLedgerEvent): Filing | undefined =>
  (filings[event.type] as (data: AnyLedgerEvent['data']) => Filing | undefined)(event.data);
