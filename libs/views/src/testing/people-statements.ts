import { type FactDate, type HouseholdNo, localDate, yearMonth } from '@ledger/kernel';
import type {
  AnyLedgerEvent,
  ChangeGround,
  ChangeKind,
  DeathSource,
  IdDefect,
} from '@ledger/ledger';
import { dated, evidence, fenOf, given, nameToken, personId, STREET, VILLAGE } from './words';

/** `2021-05-20` is a day, `2021-05` a month, nothing is unknown. */
export const factDate = (text?: string): FactDate => {
  if (!text) return { precision: 'UNKNOWN' };
  return text.length === 10
    ? { precision: 'DAY', on: localDate(text) }
    : { precision: 'MONTH', month: yearMonth(text) };
};

export interface MemberWords {
  readonly income?: number;
  readonly covered?: boolean;
  readonly idDefect?: IdDefect;
}

export const householdStated = (no: string, startMonth = '2021-01'): AnyLedgerEvent => ({
  type: 'HouseholdStated',
  data: {
    household: no as HouseholdNo,
    division: STREET,
    village: VILLAGE,
    head: personId('head'),
    householdSize: 1,
    coveredCount: 1,
    monthlyIncomeFen: fenOf(0),
    monthlyAmountFen: fenOf(0),
    startMonth: yearMonth(startMonth),
    statedOn: localDate('2021-01-01'),
    evidence,
  },
});

export const memberStated = (
  no: string,
  person: string,
  { income = 0, covered = true, idDefect }: MemberWords = {},
): AnyLedgerEvent => ({
  type: 'MemberStated',
  data: {
    household: no as HouseholdNo,
    person: personId(person),
    nameToken: nameToken(person),
    head: false,
    covered,
    monthlyIncomeFen: fenOf(income),
    ...given('idDefect', idDefect),
    statedOn: localDate('2021-01-01'),
    evidence,
  },
});

export interface EntitlementWords {
  readonly income?: number;
  readonly covered?: boolean;
  readonly decided: string;
  readonly from: string;
}

/** The amounts of an act are for its reader; the views work out their own. */
export const entitlementSet = (
  no: string,
  people: readonly string[],
  { income = 0, covered = true, decided, from }: EntitlementWords,
): AnyLedgerEvent => ({
  type: 'EntitlementSet',
  data: {
    household: no as HouseholdNo,
    fromMonth: yearMonth(from),
    members: people.map((one) => ({
      person: personId(one),
      covered,
      monthlyIncomeFen: fenOf(income),
    })),
    learnedOn: localDate(decided),
    decidedOn: localDate(decided),
    evidence,
    previousAmountFen: fenOf(0),
    newAmountFen: fenOf(0),
    arithmetic: {
      standardFen: 49_600,
      roundingUnitFen: 100,
      householdSize: 2,
      coveredCount: 2,
      incomeFen: 0,
    },
  },
});

export interface DecisionWords {
  readonly household?: string;
  readonly ground?: ChangeGround;
  readonly fact?: string;
  readonly learned?: string;
  readonly decided: string;
  readonly effective: string;
}

export const decisionStated = (
  change: ChangeKind,
  person: string,
  { household = 'H1', ground = 'DEATH', fact, learned, decided, effective }: DecisionWords,
): AnyLedgerEvent => ({
  type: 'StopDecisionStated',
  data: {
    household: household as HouseholdNo,
    person: personId(person),
    change,
    ground,
    ...(fact?.length === 10 ? dated('factOn', fact) : {}),
    ...given('factMonth', fact?.length === 7 ? yearMonth(fact) : undefined),
    ...dated('learnedOn', learned),
    decidedOn: localDate(decided),
    effectiveMonth: yearMonth(effective),
    previousAmountFen: fenOf(0),
    newAmountFen: fenOf(0),
    evidence,
  },
});

export interface DeathWords {
  readonly source?: DeathSource;
  readonly cremated?: string;
  readonly deregistered?: string;
}

export const deathClaimed = (
  person: string,
  date?: string,
  { source = 'HEALTH', cremated, deregistered }: DeathWords = {},
): AnyLedgerEvent => ({
  type: 'DeathClaimed',
  data: {
    person: personId(person),
    source,
    death: factDate(date),
    ...dated('crematedOn', cremated),
    ...dated('deregisteredOn', deregistered),
    evidence,
  },
});

export const deathMoved = (
  person: string,
  date: string,
  on: string,
  source: DeathSource = 'HEALTH',
): AnyLedgerEvent => ({
  type: 'DeathClaimRevised',
  data: {
    person: personId(person),
    source,
    death: factDate(date),
    correctedOn: localDate(on),
    evidence,
  },
});

export const deathTakenBack = (
  person: string,
  on: string,
  source: DeathSource = 'HEALTH',
): AnyLedgerEvent => ({
  type: 'DeathClaimWithdrawn',
  data: { person: personId(person), source, correctedOn: localDate(on), evidence },
});

export interface HardshipWords {
  readonly start: string;
  readonly ended?: string;
  readonly confirmed?: string;
}

export const hardshipStated = (
  person: string,
  { start, ended, confirmed }: HardshipWords,
): AnyLedgerEvent => ({
  type: 'SpecialHardshipStated',
  data: {
    person: personId(person),
    ...dated('confirmedOn', confirmed),
    startMonth: yearMonth(start),
    ...dated('endedOn', ended),
    basicAmountFen: fenOf(645),
    careAmountFen: fenOf(0),
    mode: 'DISPERSED',
    statedOn: localDate('2021-01-01'),
    evidence,
  },
});
