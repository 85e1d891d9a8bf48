import { daysBetween, type LocalDate, type YearMonth } from '@ledger/kernel';
import type { Household } from '../world/household';
import { creditedOf, type Known, type KnownItem, lastLine } from './known';
import type { Matched } from './label';

/** Limits of the national default policy, as the samples' README §5 states them. */
const RETURN_DAYS = 30;
const STALE_DAYS = 90;

interface Look {
  readonly known: Known;
  readonly household: Household;
  readonly month: YearMonth;
  readonly day: LocalDate;
  /** Items of the month in the rosters known. */
  readonly items: readonly KnownItem[];
}

const isEnrolled = ({ household, month, day }: Look): boolean =>
  household.statedOn !== undefined && household.statedOn <= day && household.startMonth <= month;

const frozen = ({ known, household, month, day }: Look, item: KnownItem) =>
  known.standing(household, month, day, item.batch.days.frozenOn);

/** R01, R02, R04: what a credited month says of the dead and of those gone elsewhere. */
const aboutCredit = (look: Look): readonly Matched[] => {
  const { known, household, month, day } = look;
  const credited = creditedOf(look.items, month, day);
  const last = credited.at(-1);
  if (!last) return [];
  const { members } = frozen(look, last.item);
  const dead = (id: string, perhaps = false) => known.isDead(household, id, month, day, perhaps);
  const matches: Matched[] = [];
  for (const { person } of members) {
    if (dead(person.id, true)) matches.push({ rule: 'R01', person: person.id });
    if (known.isOnHardship(person.id, month, day)) matches.push({ rule: 'R04', person: person.id });
  }
  for (const { person } of household.statedOn ? household.members : []) {
    const paidTo = credited.findLast(({ item }) => item.account.holder === person.name);
    if (!paidTo || !dead(person.id)) continue;
    const others = frozen(look, paidTo.item).members.filter(
      (one) => one.covered && one.person.id !== person.id && !dead(one.person.id),
    );
    if (others.length > 0) matches.push({ rule: 'R02', person: person.id });
  }
  return matches;
};

/** R05: on the roster of the month, paid or not, and on the other one. */
const onBothRosters = (look: Look): readonly Matched[] => {
  const { known, month, day } = look;
  const first = look.items.find(({ kind }) => kind === '正常');
  if (!first) return [];
  return frozen(look, first)
    .members.filter(({ person }) => known.isOnHardship(person.id, month, day))
    .map(({ person }) => ({ rule: 'R05', person: person.id }));
};

/** R06, R23, R30: how often, how late and in spite of what a month was credited. */
const aboutPayment = (look: Look): readonly Matched[] => {
  const { month, day } = look;
  const credited = creditedOf(look.items, month, day);
  const deadline = look.known.deadline(month);
  const late = credited.some(
    ({ item, line }) => item.kind === '正常' && (line.creditedOn ?? deadline) > deadline,
  );
  const stopped = credited.some(({ item }) => frozen(look, item).stopped);
  return [
    ...(credited.length > 1 ? [{ rule: 'R06' }] : []),
    ...(late ? [{ rule: 'R23' }] : []),
    ...(stopped ? [{ rule: 'R30' }] : []),
  ];
};

/** R17, R18, R19: what the roster says by itself. */
const aboutRoster = (look: Look): readonly Matched[] => {
  const { known, household, month, items } = look;
  if (items.length === 0) return [];
  if (!isEnrolled(look)) return [{ rule: 'R19' }, ...overStandard(look)];
  const other = items.some((item) => {
    const { stopped, members } = frozen(look, item);
    return !stopped && item.baseFen !== known.dueFen(members, month);
  });
  return [
    ...(other && household.members.length > 0 ? [{ rule: 'R18' }] : []),
    ...overStandard(look),
  ];
};

const overStandard = ({ known, household, month, items }: Look): readonly Matched[] => {
  const one = household.members[0];
  if (!one) return [];
  const standard = known.dueFen([{ ...one, covered: true, incomeFen: 0 }], month);
  return items.some((item) => item.baseFen > standard * item.coveredCount) ? [{ rule: 'R17' }] : [];
};

/** R16 and R36: what came back, and whether anybody saw to it in time. */
const aboutReturns = (look: Look): readonly Matched[] =>
  look.items.flatMap((item) => {
    const seen = item.lines.filter(({ receivedOn }) => receivedOn <= look.day);
    const named = seen.some(({ failure }) => failure === 'NAME_MISMATCH');
    return [
      ...(named ? [{ rule: 'R16', ref: item.ref }] : []),
      ...(isForgotten(look, item) ? [{ rule: 'R36', ref: item.ref }] : []),
    ];
  });

const isForgotten = ({ known, household, day }: Look, item: KnownItem): boolean => {
  const line = lastLine(item, day);
  if (!line || line.status === '成功') return false;
  const again = known
    .items(household, day)
    .filter(({ cites }) => cites === item.ref)
    .map(({ batch }) => batch.days.sentOn);
  const refunded = known
    .recoveries(household)
    .filter(
      ({ ref, registeredOn, receivedOn }) =>
        ref === item.ref && registeredOn <= day && receivedOn <= day,
    )
    .map(({ registeredOn }) => registeredOn);
  const handledOn = [...again, ...refunded].sort()[0] ?? day;
  return daysBetween(line.receivedOn, handledOn) > RETURN_DAYS;
};

/** R46: due, and neither credited nor returned in good time. */
const isMissed = (look: Look): boolean => {
  const { known, household, month, day, items } = look;
  if (day < known.missedFrom(month) || items.some((item) => lastLine(item, day))) return false;
  return known.shouldFen(household, month, day) > 0;
};

/** Everything the papers of a day must show about a household and a month, but for R37. */
export const aboutMonth = (
  known: Known,
  household: Household,
  month: YearMonth,
  day: LocalDate,
): readonly Matched[] => {
  const items = known.items(household, day).filter((item) => item.benefitMonth === month);
  const look = { known, household, month, day, items };
  const matches = [
    ...aboutCredit(look),
    ...onBothRosters(look),
    ...aboutPayment(look),
    ...aboutRoster(look),
    ...aboutReturns(look),
    ...(isMissed(look) ? [{ rule: 'R46' }] : []),
  ];
  return matches.map((match) => ({ ...match, household: household.no, month }));
};

/** R37: overpaid without a break for longer than allowed, and not all of it back. */
export class Arrears {
  private since: LocalDate | undefined;

  constructor(
    private readonly known: Known,
    private readonly household: Household,
    private readonly month: YearMonth,
  ) {}

  /** Days must come in order. */
  isStale(day: LocalDate): boolean {
    const overpaid = this.known.overpaidFen(this.household, this.month, day);
    this.since = overpaid > 0 ? (this.since ?? day) : undefined;
    const recovered = this.known
      .recoveries(this.household)
      .filter(({ month }) => month === this.month)
      .filter(({ registeredOn, receivedOn }) => registeredOn <= day && receivedOn <= day)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    if (this.since === undefined || overpaid <= recovered) return false;
    return daysBetween(this.since, day) > STALE_DAYS;
  }
}
