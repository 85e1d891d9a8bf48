import { createHash } from 'node:crypto';
import type { NewEvent, StreamWrite } from '@ledger/event-store';
import {
  addDays,
  addMonths,
  type BatchNo,
  type CommandId,
  dayOfMonth,
  type DivisionCode,
  type EventId,
  fen,
  type FileId,
  type HouseholdNo,
  type Instant,
  intervalOf,
  type JsonObject,
  type LocalDate,
  localDate,
  monthOf,
  type PaymentRef,
  type PersonId,
  type YearMonth,
  yearMonth,
} from '@ledger/kernel';
import {
  type AnyLedgerEvent,
  catalogue,
  type DeathClaimed,
  type EventMetadata,
  streamOf,
} from '@ledger/ledger';
import { policiesFrom, policyEntries } from '@ledger/policy';

export const HOUSEHOLDS_A_STREET = 333;
const MONTHLY = fen(49_600);
/** Every twentieth person died in spring and is paid on: what the rules are to find. */
const DEAD_EACH = 20;
const DIED_IN = yearMonth('2021-03');
const DIED_ON = localDate('2021-03-10');
const policies = policiesFrom(policyEntries);

const uuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
};
const commitment = 'c0'.repeat(32);

interface Household {
  readonly no: HouseholdNo;
  readonly person: PersonId;
  readonly street: DivisionCode;
  readonly line: number;
  readonly dead: boolean;
}

const monthsOf = (years: number): readonly YearMonth[] =>
  Array.from({ length: 12 * years }, (_, index) => addMonths(yearMonth('2021-01'), index));

export const MONTHS = monthsOf(1);

const households = (count: number): readonly Household[] =>
  Array.from({ length: count }, (_, n) => {
    const street = 500_118_001 + Math.floor(n / HOUSEHOLDS_A_STREET);
    return {
      no: `SB-${String(n).padStart(5, '0')}` as HouseholdNo,
      person: uuid(`person ${n}`) as PersonId,
      street: String(street) as DivisionCode,
      line: 1 + (n % HOUSEHOLDS_A_STREET),
      dead: n % DEAD_EACH === 0,
    };
  });

export const recorded = (
  event: AnyLedgerEvent,
  knownOn: LocalDate,
  said: string,
  row = 1,
): NewEvent => {
  const id = uuid(`${event.type} ${said}`);
  const metadata: EventMetadata = {
    commandId: id as CommandId,
    statementId: id as CommandId,
    actor: 'bench',
    knownOn,
    receivedOn: knownOn,
    declared: true,
    file: `file ${knownOn}` as FileId,
    row,
    correlation: 'bench',
  };
  return {
    id: id as string as EventId,
    type: event.type,
    schema: catalogue[event.type].schema,
    data: event.data as unknown as JsonObject,
    metadata: metadata as unknown as JsonObject,
    recordedAt: '2021-12-31T04:00:00.000Z' as Instant,
  };
};

const evidenceOf = (said: string) => ({ document: uuid(`document ${said}`), commitment });

const enrolled = ({ no, person, street }: Household): StreamWrite => {
  const day = localDate('2020-12-18');
  const household: AnyLedgerEvent = {
    type: 'HouseholdStated',
    data: {
      household: no,
      division: `${street}201` as DivisionCode,
      village: '试验村',
      head: person,
      householdSize: 1,
      coveredCount: 1,
      monthlyIncomeFen: fen(0),
      monthlyAmountFen: MONTHLY,
      startMonth: yearMonth('2021-01'),
      statedOn: day,
      evidence: evidenceOf(no),
    },
  };
  const member: AnyLedgerEvent = {
    type: 'MemberStated',
    data: {
      household: no,
      person,
      head: true,
      covered: true,
      monthlyIncomeFen: fen(0),
      statedOn: day,
      evidence: evidenceOf(person),
    },
  };
  const events = [recorded(household, day, no), recorded(member, day, no)];
  return { stream: streamOf.household(no), expected: 'noStream', events };
};

const batchOf = (street: string, month: YearMonth) => `B${street}-${month}` as BatchNo;

const frozen = (street: DivisionCode, month: YearMonth, count: number): StreamWrite => {
  const batch = batchOf(street, month);
  const sentToBankOn = dayOfMonth(month, 4);
  const event: AnyLedgerEvent = {
    type: 'BatchStated',
    data: {
      batch,
      division: street,
      benefitMonth: month,
      frozenOn: addDays(sentToBankOn, -14),
      sentToBankOn,
      count,
      sumFen: fen(count * MONTHLY),
    },
  };
  const events = [recorded(event, addDays(sentToBankOn, -10), batch)];
  return { stream: streamOf.batch(batch), expected: 'noStream', events };
};

const paid = ({ no, person, street, line }: Household, month: YearMonth): StreamWrite => {
  const batch = batchOf(street, month);
  const ref = `${batch}-${String(line).padStart(4, '0')}` as PaymentRef;
  const amount = policies.value('standardFen', street, month) ?? MONTHLY;
  const sent = dayOfMonth(month, 4);
  const item: AnyLedgerEvent = {
    type: 'PaymentInstructed',
    data: {
      ref,
      batch,
      household: no,
      division: `${street}201` as DivisionCode,
      village: '试验村',
      head: person,
      beneficiary: person,
      kind: 'REGULAR',
      benefitMonth: month,
      householdSize: 1,
      coveredCount: 1,
      baseAmountFen: amount,
      supplementFen: fen(0),
      otherFen: fen(0),
      totalFen: amount,
      evidence: evidenceOf(ref),
    },
  };
  const bankLine: AnyLedgerEvent = {
    type: 'BankLineReported',
    data: {
      ref,
      status: 'CREDITED',
      amountFen: amount,
      creditedOn: addDays(sent, 2),
      evidence: evidenceOf(`${ref} bank`),
    },
  };
  const events = [
    recorded(item, addDays(sent, -10), ref, line),
    recorded(bankLine, addDays(sent, 8), ref, line),
  ];
  return { stream: streamOf.payment(ref), expected: 'noStream', events };
};

const died = (
  { person }: Household,
  on: LocalDate = DIED_ON,
  knownOn: LocalDate = addDays(on, 40),
): StreamWrite => {
  const event: AnyLedgerEvent = {
    type: 'DeathClaimed',
    data: {
      person,
      source: 'POLICE',
      death: { precision: 'DAY', on },
      evidence: evidenceOf(`${person} death`),
    },
  };
  const events = [recorded(event, knownOn, person)];
  return { stream: streamOf.person(person), expected: 'noStream', events };
};

/** What the statements are expected to find: months paid after the month of death. */
export const findingsExpected = (count: number, years = 1): number =>
  households(count).filter(({ dead }) => dead).length *
  monthsOf(years).filter((month) => month > DIED_IN).length;

/** Years of statements about made-up households, in the order an office would hand them in. */
export function* historyOf(count: number, years: number): Generator<readonly StreamWrite[]> {
  const all = households(count);
  const streets = new Map<DivisionCode, number>();
  for (const { street } of all) streets.set(street, (streets.get(street) ?? 0) + 1);
  yield all.map(enrolled);
  for (const month of monthsOf(years)) {
    yield [...streets].map(([street, size]) => frozen(street, month, size));
    yield all.map((one) => paid(one, month));
  }
  yield all.filter(({ dead }) => dead).map((one) => died(one));
}

export const yearOf = (count: number): readonly StreamWrite[] => [...historyOf(count, 1)].flat();

const living = (count: number) => households(count).filter(({ dead }) => !dead);

/** Of ten deaths six are learned of within 10 days, three within 45, one up to two years later. */
const learnedAfterDays = (n: number): number => {
  if (n % 10 < 6) return 1 + (n % 10);
  return n % 10 < 9 ? 11 + (n % 35) : 46 + ((n * 37) % 685);
};

/** One list of deaths that nobody knew of, one a household, that comes when the years are over. */
export const deathList = (
  count: number,
  { length, years }: { readonly length: number; readonly years: number },
): readonly StreamWrite[] => {
  const comesOn = addDays(dayOfMonth(monthsOf(years).at(-1)!, 28), 10);
  return living(count)
    .slice(0, length)
    .map((one, n) => died(one, addDays(comesOn, -learnedAfterDays(n)), comesOn));
};

/** Months a list of deaths finds paid after them, all years being paid. */
export const paidAfter = (list: readonly StreamWrite[], years: number): number => {
  const diedIn = list.map(({ events }) => {
    const { death } = events[0]!.data as unknown as DeathClaimed['data'];
    return monthOf(intervalOf(death)!.latest);
  });
  return diedIn.reduce((sum, died) => sum + monthsOf(years).filter((m) => m > died).length, 0);
};

/** Deaths of the first spring that nobody asked about for years: the last households'. */
export const oldDeaths = (count: number, length: number): readonly StreamWrite[] =>
  living(count)
    .slice(-length)
    .map((one) => died(one));
