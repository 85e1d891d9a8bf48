import type { LocalDate, PersonId, YearMonth } from '@ledger/kernel';
import type { Policies } from '@ledger/policy';
import type { CaseFacts, CaseKind, Cell } from '../case';
import { byReceipt, compare, type Fact, type FactOf, isA, knownAt } from '../fact';
import { householdRules } from '../findings/rules';
import type { CellResult } from '../result';
import { subjectOf } from '../subjects';
import { deathOf } from './deaths';
import { hardshipOf } from './hardship';
import { householdMonth, type Member } from './household-month';
import { byCredit, itemFrom, newest } from './items';
import { moneyOf } from './money';

/** The facts of one payment and the months its roster lines name. */
interface PaymentFacts {
  readonly ref: string;
  readonly facts: readonly Fact[];
  readonly months: ReadonlySet<YearMonth>;
  readonly cites: ReadonlySet<string>;
}

interface HouseholdFacts {
  readonly household: string;
  readonly own: readonly Fact[];
  readonly people: ReadonlyMap<PersonId, readonly Fact[]>;
  readonly payments: readonly PaymentFacts[];
  readonly batches: readonly FactOf<'BatchStated'>[];
  readonly policies: Policies;
}

const after = (subject: string, prefix: string) =>
  subject.startsWith(prefix) ? subject.slice(prefix.length) : undefined;

const paymentFacts = (ref: string, facts: readonly Fact[]): PaymentFacts => {
  const lines = facts.filter(isA('PaymentInstructed'));
  return {
    ref,
    facts,
    months: new Set(lines.map(({ event }) => event.data.benefitMonth)),
    cites: new Set(lines.map(({ event }) => event.data.reissueOf).filter((r) => r !== undefined)),
  };
};

const gather = (owner: string, facts: CaseFacts, policies: Policies): HouseholdFacts => {
  const people = new Map<PersonId, readonly Fact[]>();
  const payments: PaymentFacts[] = [];
  const batches = new Set<FactOf<'BatchStated'>>();
  for (const [subject, some] of facts) {
    const person = after(subject, 'person/');
    const ref = after(subject, 'payment/');
    if (person) people.set(person as PersonId, some);
    else if (ref) payments.push(paymentFacts(ref, some));
    else for (const fact of some.filter(isA('BatchStated'))) batches.add(fact);
  }
  const household = owner.slice(subjectOf.household('').length);
  const own = facts.get(owner) ?? [];
  return { household, own, people, payments, batches: [...batches], policies };
};

/** Months with money of this household, and of the street's batches from the first payable on. */
const monthsOf = (all: HouseholdFacts): readonly YearMonth[] => {
  const paid = all.payments.flatMap((payment) => [...payment.months]);
  const starts = all.own.filter(isA('HouseholdStated')).map(({ event }) => event.data.startMonth);
  const first = [...starts].sort()[0];
  const due = all.batches
    .map(({ event }) => event.data.benefitMonth)
    .filter((month) => first !== undefined && month >= first);
  const recovered = all.own
    .filter(isA('RecoveryStated'))
    .map(({ event }) => event.data.benefitMonth);
  return [...new Set([...paid, ...due, ...recovered])].sort();
};

/** What reaches one month: the household and its people whole, and the month's own money. */
const reaching = (all: HouseholdFacts, month: YearMonth) => {
  const payments = all.payments.filter((payment) => payment.months.has(month));
  const refs = new Set(payments.map(({ ref }) => ref));
  const reissues = all.payments.filter((payment) =>
    [...payment.cites].some((ref) => refs.has(ref)),
  );
  const batchNos = new Set(
    [...payments, ...reissues].flatMap(({ facts }) =>
      facts.filter(isA('PaymentInstructed')).map(({ event }) => event.data.batch),
    ),
  );
  const batches = all.batches.filter(
    ({ event }) => batchNos.has(event.data.batch) || event.data.benefitMonth === month,
  );
  const own = all.own.filter(
    (fact) => !isA('RecoveryStated')(fact) || fact.event.data.benefitMonth === month,
  );
  return { payments, reissues, batches, own };
};

const newestMembers = (own: readonly Fact[]): readonly Member[] => {
  const rows = new Map<PersonId, Member>();
  for (const { event } of own.filter(isA('MemberStated')).sort(byReceipt)) {
    const { person, covered, monthlyIncomeFen, nameToken } = event.data;
    rows.set(person, { person, covered, monthlyIncomeFen, nameToken });
  }
  return [...rows.values()].sort((a, b) => compare(a.person, b.person));
};

const cached = <V>(of: (person: PersonId) => V) => {
  const answers = new Map<PersonId, V>();
  return (person: PersonId): V => {
    const known = answers.get(person);
    if (known !== undefined) return known;
    const answer = of(person);
    answers.set(person, answer);
    return answer;
  };
};

const cellFor = (all: HouseholdFacts, month: YearMonth): Cell => {
  const { payments, reissues, batches, own } = reaching(all, month);
  const people = [...all.people.values()].flat();
  const moneyFacts = [...payments, ...reissues].flatMap(({ facts }) => facts);

  const assess = (day: LocalDate): CellResult => {
    const ownKnown = knownAt(own, day);
    const batchKnown = knownAt(batches, day);
    const batchOf = (no: string) =>
      newest(batchKnown.filter(({ event }) => event.data.batch === no))?.event.data;
    const known = payments.map(({ facts }) => knownAt(facts, day));
    const items = known
      .map((facts) => itemFrom(facts, batchOf))
      .filter((item) => item !== undefined)
      .filter(({ instructed }) => instructed.household === all.household)
      .filter(({ instructed }) => instructed.benefitMonth === month)
      .sort(byCredit);
    // Of several that send one item again the last credited is the one that counts.
    const again = reissues
      .map(({ facts }) => itemFrom(knownAt(facts, day), batchOf))
      .filter((item) => item?.instructed.household === all.household)
      .filter((item) => item !== undefined)
      .sort(byCredit);
    const stated = newest(ownKnown.filter(isA('HouseholdStated')))?.event.data;
    const batchOfMonth = batchKnown
      .filter(({ event }) => event.data.benefitMonth === month)
      .sort((a, b) => compare(a.event.data.batch, b.event.data.batch) || byReceipt(b, a))[0]
      ?.event.data;
    const lookback = all.policies.required(
      'undatedDeathLookbackMonths',
      stated?.division ?? '',
      month,
    );
    const personKnown = (person: PersonId) => knownAt(all.people.get(person) ?? [], day);
    const cell = householdMonth(
      {
        household: all.household,
        month,
        knowledgeDay: day,
        stated,
        members: newestMembers(ownKnown),
        decisions: ownKnown.filter(isA('StopDecisionStated')),
        items,
        reissues: new Map(
          again
            .filter((item) => item.instructed.reissueOf !== undefined)
            .map((item) => [item.instructed.reissueOf as string, item]),
        ),
        refunds: known.flatMap((facts) =>
          facts.filter(isA('RefundRecorded')).map(({ event }) => event.data),
        ),
        recoveries: ownKnown.filter(isA('RecoveryStated')).map(({ event }) => event.data),
        batchOfMonth,
        deathOf: cached((person) => deathOf(personKnown(person), lookback)),
        hardshipOf: cached((person) => hardshipOf(personKnown(person))),
      },
      all.policies,
    );
    return answerOf(cell, day);
  };
  return {
    key: `${subjectOf.household(all.household)}|${month}`,
    facts: [...own, ...people, ...moneyFacts, ...batches],
    assess,
  };
};

const answerOf = (cell: ReturnType<typeof householdMonth>, day: LocalDate): CellResult => {
  const answers = householdRules.map((rule) => rule.assess(cell));
  const sendings = cell.items
    .map((item) => item.batch?.sentToBankOn)
    .filter((sentOn) => sentOn !== undefined && sentOn > day);
  const next = [...answers.map((answer) => answer.nextChangeOn), ...sendings]
    .filter((date) => date !== undefined)
    .sort()[0];
  return {
    findings: answers.flatMap((answer) => answer.findings),
    money: {
      village: cell.village,
      division: cell.division,
      benefitMonth: cell.month,
      household: cell.household,
      sums: moneyOf(cell),
    },
    ...(next && { nextChangeOn: next }),
  };
};

/** A household: one cell a benefit month. */
export const householdCase: CaseKind = (owner, facts, policies) => {
  const all = gather(owner, facts, policies);
  return monthsOf(all).map((month) => cellFor(all, month));
};
