import { hash } from 'node:crypto';
import { canonicalEventJson } from '@ledger/event-store';
import {
  type DivisionCode,
  fen,
  type JsonObject,
  type LocalDate,
  type YearMonth,
} from '@ledger/kernel';
import type { CertifiedMoney, CertifiedRow, MonthCertificate } from '@ledger/ledger';
import type { Money } from '@ledger/views';
import type { DataSource, EntityManager } from 'typeorm';
import { moneyFrom, SUMS } from '../questions/money';
import { HAPPENED, HOLDS } from '../questions/scope';

/** Which month of which division. */
export interface MonthOf {
  readonly division: DivisionCode;
  readonly month: YearMonth;
}

/** Every kind of money a certificate speaks of: all that can belong to a benefit month. */
const CERTIFIED = Object.keys({
  raised: true,
  allocated: true,
  appropriated: true,
  appropriatedArrived: true,
  used: true,
  batched: true,
  sentToBank: true,
  paid: true,
  returned: true,
  inFlight: true,
  bankAmountDifference: true,
  reissued: true,
  refundedToTreasury: true,
  returnedPending: true,
  overpaid: true,
  overpaidPossible: true,
  recovered: true,
  recoveredByOffset: true,
  writtenOff: true,
  paidByOffset: true,
} satisfies Record<keyof CertifiedMoney, true>) as readonly (keyof CertifiedMoney & keyof Money)[];

export const certifiedMoney = (money: Money): CertifiedMoney =>
  Object.fromEntries(
    CERTIFIED.map((what) => [what, fen(money[what])]),
  ) as unknown as CertifiedMoney;

export const certifiedFields: readonly (keyof CertifiedMoney)[] = CERTIFIED;

/** Only what is not nothing. */
export const partsOf = (money: CertifiedMoney): Partial<CertifiedMoney> =>
  Object.fromEntries(
    CERTIFIED.filter((what) => money[what] !== 0).map((what) => [what, money[what]]),
  );

const STREET_DIGITS = 9;

/** A street's rows are its villages and its own money; a wider division's are its streets. */
export const rowDivision = ({ division }: MonthOf): string =>
  division.length < STREET_DIGITS ? `left(division, ${STREET_DIGITS})` : 'division';

/** Streets are told by code: money of a street in a district's certificate names no village. */
export const rowVillage = ({ division }: MonthOf): string =>
  division.length < STREET_DIGITS ? 'null::text' : `nullif(village, '')`;

type StoredSums = Readonly<Record<string, string>> & {
  readonly row_division: DivisionCode;
  readonly row_village: string | null;
};

export type PlaceMoney = Pick<CertifiedRow, 'division' | 'village' | 'money'>;

/** The month's money by place, from the sums that are kept by day. */
export const placesOn = async (
  tx: EntityManager,
  of: MonthOf,
  day: LocalDate,
): Promise<readonly PlaceMoney[]> => {
  const rows: readonly StoredSums[] = await tx.query(
    `select ${rowDivision(of)} as row_division, ${rowVillage(of)} as row_village, ${SUMS}
     from read.money_by_day
     where ${HAPPENED} and benefit_month = $2 and division like $3 || '%'
     group by row_division, row_village order by row_division, row_village nulls first`,
    [day, of.month, of.division],
  );
  return rows.map((row) => ({
    division: row.row_division,
    ...(row.row_village !== null && { village: row.row_village }),
    money: certifiedMoney(moneyFrom(row)),
  }));
};

/** The same whole, from the cells themselves: the sums by day have to agree with them. */
const totalOn = async (tx: EntityManager, { division, month }: MonthOf, day: LocalDate) => {
  const [row] = await tx.query(
    `select ${SUMS} from read.money
     where ${HOLDS} and benefit_month = $2 and division like $3 || '%'`,
    [day, month, division],
  );
  return certifiedMoney(moneyFrom(row));
};

export const digestOfCertificate = (
  of: MonthOf,
  certificate: Omit<MonthCertificate, 'digest'>,
): string => {
  const { knownOn, recordedUntil, rows, total } = certificate;
  const said = { ...of, knownOn, recordedUntil, rows, total };
  return hash('sha256', canonicalEventJson(said as unknown as JsonObject), 'hex');
};

/** What the views know of a month on a day, all of it read at one moment. */
export const takeCertificate = (
  readSide: DataSource,
  of: MonthOf,
  knownOn: LocalDate,
  certificateOf: ReadonlyMap<string, string>,
): Promise<MonthCertificate> =>
  readSide.transaction('REPEATABLE READ', async (tx) => {
    const [checkpoint] = await tx.query(`select clock_high from read.checkpoint`);
    const places = await placesOn(tx, of, knownOn);
    const said = {
      knownOn,
      recordedUntil: String(checkpoint.clock_high),
      rows: places.map((place) => {
        const certificate = certificateOf.get(place.division);
        return { ...place, ...(certificate && { certificate }) };
      }),
      total: await totalOn(tx, of, knownOn),
    };
    return { ...said, digest: digestOfCertificate(of, said) };
  });
