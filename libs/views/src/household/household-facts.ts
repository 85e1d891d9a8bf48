import type { LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import { type HeaderFact, isHeader } from '../batch/header';
import type { CaseFacts } from '../case';
import { type Fact, type FactOf, isA } from '../fact';
import { linked } from '../identity/linked';
import { subjectOf } from '../subjects';
import { isOfSupplements, type SupplementFact } from './supplements';
import { type HouseholdByDay, householdByDay } from './household-by-day';

/** The facts of one payment and the months its roster lines name. */
export interface PaymentFacts {
  readonly ref: string;
  readonly facts: readonly Fact[];
  readonly months: ReadonlySet<YearMonth>;
  readonly cites: ReadonlySet<string>;
}

/** Found by month and by what they send again, so that each month need not look at all of them. */
export interface Payments {
  readonly all: readonly PaymentFacts[];
  readonly ofMonth: ReadonlyMap<YearMonth, readonly PaymentFacts[]>;
  readonly citing: ReadonlyMap<string, readonly PaymentFacts[]>;
}

/** All facts of a household, sorted by what they speak of. */
export interface HouseholdFacts {
  readonly household: string;
  readonly own: readonly Fact[];
  readonly people: ReadonlyMap<PersonId, readonly Fact[]>;
  readonly payments: Payments;
  readonly batches: readonly HeaderFact[];
  /** What was ordered beside the benefit, for this household or for its street. */
  readonly supplements: readonly SupplementFact[];
  /** Of no benefit month: they reach cells of their own and no others. */
  readonly accountChanges: readonly FactOf<'PayoutAccountChangeStated'>[];
  readonly filings: readonly FactOf<'NearRelativeFilingStated'>[];
  /** Of all cadres and handlers over this household's street. */
  readonly officials: readonly FactOf<'OfficeHoldingStated'>[];
  readonly policies: Policies;
  readonly byDay: HouseholdByDay;
}

const after = (subject: string, prefix: string) =>
  subject.startsWith(prefix) ? subject.slice(prefix.length) : undefined;

export const paymentFacts = (ref: string, facts: readonly Fact[]): PaymentFacts => {
  const lines = facts.filter(isA('PaymentInstructed'));
  return {
    ref,
    facts,
    months: new Set(lines.map(({ event }) => event.data.benefitMonth)),
    cites: new Set(lines.map(({ event }) => event.data.reissueOf).filter((r) => r !== undefined)),
  };
};

const isOfNoFiling = (fact: Fact): boolean => !isA('NearRelativeFilingStated')(fact);
const listed = <K>(keysOf: (one: PaymentFacts) => Iterable<K>, all: readonly PaymentFacts[]) => {
  const lists = new Map<K, PaymentFacts[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const list = lists.get(key);
      if (list) list.push(one);
      else lists.set(key, [one]);
    }
  }
  return lists;
};

const paymentsFrom = (all: readonly PaymentFacts[]): Payments => ({
  all,
  ofMonth: listed(({ months }) => months, all),
  citing: listed(({ cites }) => cites, all),
});

export const gather = (owner: string, told: CaseFacts, policies: Policies): HouseholdFacts => {
  const facts = linked(told);
  const people = new Map<PersonId, readonly Fact[]>();
  const payments: PaymentFacts[] = [];
  const batches = new Set<HeaderFact>();
  const supplements = new Set<SupplementFact>();
  const filings = new Set<FactOf<'NearRelativeFilingStated'>>();
  const officials: FactOf<'OfficeHoldingStated'>[] = [];
  for (const [subject, some] of facts) {
    const person = after(subject, 'person/');
    const ref = after(subject, 'payment/');
    for (const filing of some.filter(isA('NearRelativeFilingStated'))) filings.add(filing);
    if (person) people.set(person as PersonId, some.filter(isOfNoFiling));
    else if (ref) payments.push(paymentFacts(ref, some));
    else if (after(subject, 'officials/') !== undefined) {
      officials.push(...some.filter(isA('OfficeHoldingStated')));
    } else {
      for (const fact of some.filter(isHeader)) batches.add(fact);
      for (const fact of some.filter(isOfSupplements)) supplements.add(fact);
    }
  }
  const household = owner.slice(subjectOf.household('').length);
  const said = (facts.get(owner) ?? []).filter(isOfNoFiling);
  const own = said.filter(
    (fact) => !isA('PayoutAccountChangeStated')(fact) && !isOfSupplements(fact),
  );
  return {
    household,
    own,
    people,
    payments: paymentsFrom(payments),
    batches: [...batches],
    supplements: [...supplements],
    accountChanges: said.filter(isA('PayoutAccountChangeStated')),
    filings: [...filings],
    officials,
    policies,
    byDay: householdByDay(own, people),
  };
};

/** Asked once for each key. */
export const cached = <K extends PersonId | LocalDate, V>(of: (key: K) => V) => {
  const answers = new Map<K, V>();
  return (key: K): V => {
    if (!answers.has(key)) answers.set(key, of(key));
    return answers.get(key) as V;
  };
};
