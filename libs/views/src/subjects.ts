import type { YearMonth } from '@ledger/kernel';
import type {
  AnyLedgerEvent,
  BankResultStated,
  BatchHeader,
  CardCase,
  FundsCommitmentReleased,
  FundsCommitted,
  FundStage,
  LeftStage,
  Pair,
  Reach,
  SupplementOrdered,
  SupplementOrderReversed,
} from '@ledger/ledger';
import { stated, type Stated } from './stated';

/**
 * Under which subjects a fact is kept, and which cases a subject belongs to (the membership
 * index over all time). A case is the owner of cells: a household, a fund document, a batch, a
 * bank line whose roster item nobody has seen, an account, a card in custody or its keeper.
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
  /** What was done here about what a household got too much for a month. */
  overpayment: (household: string, month: YearMonth) => `overpayment/${household}/${month}`,
  /** Months a division has closed (月结). */
  closedMonths: (division: string) => `month/${division}`,
  /** The batches that were opened here, by street. */
  madeIn: (division: string) => `made-in/${division.slice(0, 9)}`,
  /** The street (nine digits) whose households and batches belong together. */
  street: (division: string) => `street/${division.slice(0, 9)}`,
  fund: (stage: string, document: string) => `fund/${stage}/${document}`,
  fundMonth: (month: YearMonth) => `fund-month/${month}`,
  /** The clearing account (发放账户) that a street's batches draw on. */
  clearing: (division: string) => `clearing/${division.slice(0, 9)}`,
  account: (token: string) => `account/${token}`,
  /** A result file of the bank. */
  bankFile: (file: string) => `bank-file/${file}`,
  /** A person's card kept by another, and whoever keeps it. */
  custody: (beneficiary: string) => `custody/${beneficiary}`,
  proxy: (person: string) => `proxy/${person}`,
  /** What ledgers of custody say of the cards of a household. */
  custodyIn: (household: string) => `custody-in/${household}`,
  custodyLedgers: (division: string) => `custody-ledgers/${division.slice(0, 9)}`,
  office: (person: string) => `office/${person}`,
  /** Cadres and handlers of a division: of a street, or of all that is beneath a wider one. */
  officials: (division: string) => `officials/${division.slice(0, 9)}`,
  /** Money stated for a division itself, and money stated for one beneath it. */
  fundsOf: (division: string) => `funds-of/${division}`,
  fundsBeneath: (division: string) => `funds-beneath/${division}`,
  /** What was ordered in a street beside the benefit (补助), for the register; of no case. */
  supplements: (division: string) => `supplements/${division.slice(0, 9)}`,
  /** What people did with a finding. It belongs to no case: what a rule says, no act changes. */
  finding: (id: string) => `finding/${id}`,
  /** What people said of two persons who may be one. */
  match: (pair: string) => `match/${pair}`,
};

/** A division and those above it: 50, 5001, 500118, 500118001. */
const LEVELS = [0, 2, 4, 6, 9] as const;
const above = (division: string): readonly string[] =>
  LEVELS.filter((length) => length < division.length).map((length) => division.slice(0, length));

/** Money of a division serves its own street and, when it is a wider one, all streets beneath. */
const fundsUnder = (division: string) => [
  subjectOf.fundsOf(division),
  ...above(division).map(subjectOf.fundsBeneath),
];

const drawnOn = (division: string): Filing['memberships'] => {
  const street = division.slice(0, 9);
  const owner = subjectOf.clearing(street);
  return [
    ...[...above(street), street].map((at) => ({ subject: subjectOf.fundsOf(at), owner })),
    { subject: subjectOf.fundsBeneath(street), owner },
  ];
};

/** Under which subjects the officials over a division are kept: its street's and those above. */
export const officialsSubjects = (division: string): readonly string[] => {
  const street = division.slice(0, 9);
  return [...above(street), street].map(subjectOf.officials);
};

/** A street's households may be related to officials of the street and of every level above. */
const officialsOver = (division: string, owner: string): Filing['memberships'] =>
  officialsSubjects(division).map((subject) => ({ subject, owner }));

/** Ledgers of custody are kept by streets, and here and there by the district for them. */
const custodyLedgersOver = (division: string, owner: string): Filing['memberships'] =>
  [division.slice(0, 6), division.slice(0, 9)].map((at) => ({
    subject: subjectOf.custodyLedgers(at),
    owner,
  }));

/** What is said of an account belongs to all households that are paid to it. */
const paidTo = (account: string | undefined, household: string, division: string): Filing => {
  if (account === undefined) return { subjects: [], memberships: [] };
  const owner = subjectOf.account(account);
  return {
    subjects: [owner],
    memberships: [
      self(owner),
      { subject: subjectOf.custodyIn(household), owner },
      ...custodyLedgersOver(division, owner),
    ],
  };
};

/** The bank's references are a batch number and a serial number of four digits. */
export const batchNamedIn = (ref: string): string | undefined => /^(.+)-\d{4}$/.exec(ref)?.[1];

/**
 * A batch is weighed whole, the street's account after its batches, and an account that people are
 * paid to with all their lines: they wait for the end of the log.
 */
export const isWeighedLast = (owner: string): boolean =>
  owner.startsWith('batch/') || owner.startsWith('account/') || isClearing(owner);

/** Cells of these owners are made of what other cells say, so those are assessed first. */
export const isClearing = (owner: string): boolean => owner.startsWith('clearing/');

const none: Filing['memberships'] = [];
const self = (owner: string) => ({ subject: owner, owner });

interface Moved {
  readonly document: string;
  readonly division: string;
  readonly relatedDocument?: string;
  readonly relatedStage?: LeftStage;
  readonly benefitMonth?: YearMonth;
}

const movement = (stage: FundStage, data: Moved): Filing => {
  const own = subjectOf.fund(stage, data.document);
  const isOfAllocation = stage === 'APPROPRIATED' || data.relatedStage === 'ALLOCATED';
  const related =
    isOfAllocation && data.relatedDocument
      ? [subjectOf.fund('ALLOCATED', data.relatedDocument)]
      : [];
  const month = data.benefitMonth ? [subjectOf.fundMonth(data.benefitMonth)] : [];
  const isInAccount = stage === 'APPROPRIATED' || data.relatedStage === 'APPROPRIATED';
  const account = isInAccount ? fundsUnder(data.division) : [];
  return { subjects: [own, ...related, ...month, ...account], memberships: [self(own)] };
};

/** What is set aside for a batch is told of each appropriation it comes out of. */
const setAside = ({ batch, outOf }: FundsCommitted['data'] | FundsCommitmentReleased['data']) => ({
  subjects: [
    subjectOf.batch(batch),
    ...outOf.map(({ document }) => subjectOf.fund('APPROPRIATED', document)),
  ],
  memberships: [],
});

type OfSupplement = SupplementOrdered['data'] | SupplementOrderReversed['data'];

/** Told to the households it names, or to all of its street. */
const ofSupplement = ({ division, households }: OfSupplement): Filing => {
  const register = subjectOf.supplements(division);
  if (!households) return { subjects: [register, subjectOf.street(division)], memberships: none };
  const named = households.map(subjectOf.household);
  return { subjects: [register, ...named], memberships: named.map(self) };
};

/** What is said of one payment beside its roster line and the bank's lines. */
const ofPayment = (ref: string, household: string): Filing => ({
  subjects: [subjectOf.payment(ref)],
  memberships: [{ subject: subjectOf.payment(ref), owner: subjectOf.household(household) }],
});

interface OverpaidMonth {
  readonly household: string;
  readonly benefitMonth: YearMonth;
}

/** What moves no money changes no cell: it stands in the register and in the household's story. */
const takingUp = ({ household, benefitMonth }: OverpaidMonth): Filing => {
  const subject = subjectOf.overpayment(household, benefitMonth);
  return {
    subjects: [subject],
    memberships: [{ subject, owner: subjectOf.household(household) }],
  };
};

/** What settles an overpayment is money of its household as well. */
const settling = (about: OverpaidMonth): Filing => {
  const owner = subjectOf.household(about.household);
  const { subjects, memberships } = takingUp(about);
  return { subjects: [owner, ...subjects], memberships: [self(owner), ...memberships] };
};

/** A batch as a roster states it, or as it was sent from here. */
const headerOf = ({ batch, division, benefitMonth }: BatchHeader): Filing => ({
  subjects: [subjectOf.batch(batch), subjectOf.street(division), subjectOf.clearing(division)],
  memberships: [
    self(subjectOf.batch(batch)),
    self(subjectOf.clearing(division)),
    { subject: subjectOf.fundMonth(benefitMonth), owner: subjectOf.batch(batch) },
    ...drawnOn(division),
  ],
});

/** What is said of a card in custody, by a ledger or by what is done here. */
const ofCard = ({ division, household, beneficiary, proxyHolder }: CardCase): Filing => {
  const card = subjectOf.custody(beneficiary);
  const keeper = subjectOf.proxy(proxyHolder);
  const ledgers = subjectOf.custodyLedgers(division);
  return {
    subjects: [card, keeper, subjectOf.custodyIn(household)],
    memberships: [
      self(card),
      { subject: ledgers, owner: card },
      { subject: subjectOf.person(beneficiary), owner: card },
      { subject: subjectOf.household(household), owner: card },
      { subject: subjectOf.office(proxyHolder), owner: card },
      self(keeper),
      { subject: ledgers, owner: keeper },
    ],
  };
};

/**
 * A result is told to the batch at its head and to those it speaks of. Lines whose references name
 * no batch are a case of their own: that of the file.
 */
const bankResult = ({ file, batch, said, others }: BankResultStated['data']): Filing => {
  const subject = subjectOf.bankFile(file);
  const batches = [...(batch ? [batch] : []), ...said.map((one) => one.batch)];
  const unnumbered = others.map(({ ref }) => subjectOf.payment(ref));
  return {
    // A line without a number is its roster's: whoever has the item is told what stands at the head.
    subjects: [subject, ...new Set(unnumbered)],
    memberships: [
      ...[...new Set(batches)].map((one) => ({ subject, owner: subjectOf.batch(one) })),
      ...(unnumbered.length > 0 ? [self(subject)] : []),
      ...unnumbered.map((line) => ({ subject: line, owner: subject })),
    ],
  };
};

const ofFinding = ({ finding }: { readonly finding: string }): Filing => ({
  subjects: [subjectOf.finding(finding)],
  memberships: none,
});

/** Told to whoever is told of the member; what lists say of the other reaches them from now on. */
const ofMatch = (
  { pair, listed, member }: Pair,
  { households, cards }: Reach = { households: [], cards: [] },
): Filing => {
  const asMember = [
    ...households.map(subjectOf.household),
    ...(households.length > 0 ? [subjectOf.custody(member)] : []),
  ];
  return {
    subjects: [subjectOf.match(pair), subjectOf.person(member), subjectOf.office(member)],
    memberships: [
      ...asMember.map((owner) => ({ subject: subjectOf.person(listed), owner })),
      ...cards.map((card) => ({
        subject: subjectOf.office(listed),
        owner: subjectOf.custody(card),
      })),
    ],
  };
};

const filings: {
  readonly [T in Stated['type']]: (
    data: Extract<Stated, { type: T }>['data'],
  ) => Filing | undefined;
} = {
  FileReceived: () => undefined,
  RowRejected: () => undefined,
  FileImported: () => undefined,
  FileWithdrawn: () => undefined,
  FileReplaced: () => undefined,
  BankResultStated: bankResult,
  SealKeyRotated: () => undefined,
  PolicyPublished: () => undefined,
  PolicyClosed: () => undefined,
  FundsRaised: (data) => movement('RAISED', data),
  FundsAllocated: (data) => movement('ALLOCATED', data),
  FundsAppropriated: (data) => movement('APPROPRIATED', data),
  FundsUseReported: (data) => movement('USED', data),
  FundsReturnedToTreasury: (data) => movement('RETURNED', data),
  FundsCarriedOver: (data) => movement('CARRIED_OVER', data),
  FundEntryReversed: (data) => movement(data.stage, data),
  // What is spoken for of a month moves nothing: the offset itself does, once it is booked.
  OffsetCommitted: () => undefined,
  OffsetCommitmentReleased: () => undefined,
  FundsCommitted: (data) => setAside(data),
  FundsCommitmentReleased: (data) => setAside(data),
  FundsArrived: ({ stage, document, division }) => ({
    subjects: [
      subjectOf.fund(stage, document),
      ...(stage === 'APPROPRIATED' ? fundsUnder(division) : []),
    ],
    memberships: [self(subjectOf.fund(stage, document))],
  }),
  HouseholdStated: ({ household, division }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [
      self(subjectOf.household(household)),
      { subject: subjectOf.street(division), owner: subjectOf.household(household) },
      ...officialsOver(division, subjectOf.household(household)),
    ],
  }),
  MemberStated: ({ household, person }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [
      self(subjectOf.household(household)),
      { subject: subjectOf.person(person), owner: subjectOf.household(household) },
    ],
  }),
  EntitlementSet: ({ household, members }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [
      self(subjectOf.household(household)),
      ...members.map(({ person }) => ({
        subject: subjectOf.person(person),
        owner: subjectOf.household(household),
      })),
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
  PaymentInstructed: ({ ref, household, batch, division, accountToken, reissueOf }) => {
    const returned = reissueOf === undefined ? undefined : batchNamedIn(reissueOf);
    const account = paidTo(accountToken, household, division);
    return {
      subjects: [subjectOf.payment(ref), ...account.subjects],
      memberships: [
        self(subjectOf.household(household)),
        { subject: subjectOf.payment(ref), owner: subjectOf.household(household) },
        { subject: subjectOf.payment(ref), owner: subjectOf.batch(batch) },
        // What sends an item again is told to the batch the item came back from.
        ...(returned
          ? [{ subject: subjectOf.payment(ref), owner: subjectOf.batch(returned) }]
          : []),
        { subject: subjectOf.batch(batch), owner: subjectOf.household(household) },
        { subject: subjectOf.street(division), owner: subjectOf.household(household) },
        ...account.memberships,
      ],
    };
  },
  BankLineReported: ({ ref }) => {
    const batch = batchNamedIn(ref);
    const subject = subjectOf.payment(ref);
    return {
      subjects: [subject],
      memberships: [self(subject), ...(batch ? [{ subject, owner: subjectOf.batch(batch) }] : [])],
    };
  },
  SupplementOrdered: ofSupplement,
  SupplementOrderReversed: ofSupplement,
  RefundRecorded: ({ ref, household }) => ofPayment(ref, household),
  RefundReversed: ({ ref, household }) => ofPayment(ref, household),
  PaymentReissued: ({ ref, household }) => ofPayment(ref, household),
  PaymentReversed: ({ ref, household, division, accountToken }) => {
    const account = paidTo(accountToken, household, division);
    const { subjects, memberships } = ofPayment(ref, household);
    return {
      subjects: [...subjects, ...account.subjects],
      memberships: [...memberships, ...account.memberships],
    };
  },
  BatchStated: headerOf,
  // Who looks for the batches that were made here finds them by their street. Its account is asked
  // about the first of them before anything was ever sent.
  BatchOpened: ({ division }) => ({
    subjects: [subjectOf.madeIn(division)],
    memberships: [self(subjectOf.clearing(division)), ...drawnOn(division)],
  }),
  BatchRosterTaken: () => undefined,
  BatchLineEdited: () => undefined,
  BatchListFixed: () => undefined,
  BatchFrozen: () => undefined,
  BatchScreened: () => undefined,
  BatchSubmitted: () => undefined,
  BatchApproved: () => undefined,
  BatchRejected: () => undefined,
  BatchSentToBank: headerOf,
  BatchReconciled: () => undefined,
  BatchClosed: () => undefined,
  RecoveryStated: ({ household }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [self(subjectOf.household(household))],
  }),
  // Of no case: what was certified changes nothing that is known.
  MonthClosed: ({ division }) => ({
    subjects: [subjectOf.closedMonths(division)],
    memberships: none,
  }),
  OverpaymentEstablished: takingUp,
  RecoveryDemanded: takingUp,
  OverpaymentClosed: takingUp,
  RecoveryReceived: settling,
  RecoveryOffset: settling,
  OverpaymentWrittenOff: settling,
  RecoveryEntryReversed: settling,
  PayoutAccountChangeStated: ({ household, division }) => ({
    subjects: [subjectOf.household(household)],
    memberships: [
      self(subjectOf.household(household)),
      { subject: subjectOf.street(division), owner: subjectOf.household(household) },
    ],
  }),
  NearRelativeFilingStated: ({ household, person }) => ({
    subjects: [subjectOf.household(household), subjectOf.person(person)],
    memberships: [self(subjectOf.household(household))],
  }),
  OfficeHoldingStated: ({ person, division }) => ({
    subjects: [subjectOf.office(person), subjectOf.officials(division)],
    memberships: none,
  }),
  FindingAssigned: ofFinding,
  FindingVerified: ofFinding,
  FindingPassedOn: ofFinding,
  FindingClosed: ofFinding,
  FindingReopened: ofFinding,
  FindingSuppressed: ofFinding,
  IdentityMatchConfirmed: (data) => ofMatch(data, data),
  IdentityMatchRefused: (data) => ofMatch(data),
  IdentityMatchUndone: (data) => ofMatch(data),
  CustodyLedgerStated: ({ division }) => ({
    subjects: [subjectOf.custodyLedgers(division)],
    memberships: none,
  }),
  CustodyEntryStated: ofCard,
  ProxyHolderAppointed: ofCard,
  ProxyAgreementSigned: ofCard,
  ProxyFiled: ofCard,
  // Whoever kept it before is told as well.
  ProxyHolderChanged: ({ previousProxyHolder, ...data }) => {
    const { subjects, memberships } = ofCard(data);
    const before = subjectOf.proxy(previousProxyHolder);
    return { subjects: [...subjects, before], memberships: [...memberships, self(before)] };
  },
  ProxyReviewed: ofCard,
  ProxyHolderEnded: ofCard,
};

/** Undefined for events that are no facts of a case (what happens to files). */
export const filingOf = (event: AnyLedgerEvent): Filing | undefined => {
  const { type, data } = stated(event);
  return (filings[type] as (data: Stated['data']) => Filing | undefined)(data);
};
