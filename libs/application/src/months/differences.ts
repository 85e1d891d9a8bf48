import { fen, type LocalDate } from '@ledger/kernel';
import type { CertifiedMoney, MonthClosed } from '@ledger/ledger';
import { columnName } from '@ledger/projector';
import { type Money, MONEY_COLUMNS, NO_MONEY } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { moneyFrom, plus } from '../questions/money';
import type { DatedDifference, MonthDifferencesAnswer, PlaceDifference } from './answers';
import { CausesOf, type CauseNeeds } from './causes';
import {
  certifiedFields,
  certifiedMoney,
  type MonthOf,
  partsOf,
  type PlaceMoney,
  placesOn,
  rowDivision,
  rowVillage,
} from './certificate';

type Closed = MonthClosed['data'];

const keyOf = ({ division, village }: Pick<PlaceMoney, 'division' | 'village'>): string =>
  JSON.stringify([division, village ?? null]);

const NOTHING = certifiedMoney(NO_MONEY);

/** Where two counts of the same places differ, and by how much. */
export const differencesOf = (
  certified: readonly PlaceMoney[],
  counted: readonly PlaceMoney[],
): readonly PlaceDifference[] => {
  const now = new Map(counted.map((place) => [keyOf(place), place]));
  const then = new Map(certified.map((place) => [keyOf(place), place]));
  const places = new Map([...then, ...now]);
  return [...places].flatMap(([key, { division, village }]) =>
    certifiedFields.flatMap((what) => {
      const certificateFen = (then.get(key)?.money ?? NOTHING)[what];
      const nowFen = (now.get(key)?.money ?? NOTHING)[what];
      if (certificateFen === nowFen) return [];
      return [
        {
          division,
          village: village ?? null,
          what,
          certificateFen,
          nowFen,
          differenceFen: nowFen - certificateFen,
        },
      ];
    }),
  );
};

interface Moved {
  readonly cell: string;
  readonly household: string | null;
  readonly day: LocalDate;
  readonly division: string;
  readonly village: string | null;
  readonly money: Money;
}

type StoredRow = Readonly<Record<string, string>> & {
  readonly cell: string;
  readonly household: string | null;
  readonly known_from: LocalDate;
  readonly known_until: LocalDate | null;
  readonly row_division: string;
  readonly row_village: string | null;
};

const COLUMNS = MONEY_COLUMNS.map(columnName).join(', ');

/** Rows of the month that begin or end after the day of closing: what they add and take away. */
const movedAfter = async (
  readSide: DataSource,
  of: MonthOf,
  closedOn: LocalDate,
  knownOn: LocalDate,
): Promise<readonly Moved[]> => {
  const rows: readonly StoredRow[] = await readSide.query(
    `select cell, household, known_from::text, known_until::text,
       ${rowDivision(of)} as row_division, ${rowVillage(of)} as row_village, ${COLUMNS}
     from read.money where benefit_month = $2 and division like $3 || '%' and known_from <= $4
       and (known_from > $1 or known_until > $1)`,
    [closedOn, of.month, of.division, knownOn],
  );
  return rows.flatMap((row) => {
    const { cell, household, row_division: division, row_village: village } = row;
    const place = { cell, household, division, village };
    const money = moneyFrom(row);
    const begins = row.known_from > closedOn ? [{ ...place, day: row.known_from, money }] : [];
    const until = row.known_until;
    const ends = until && until > closedOn && until <= knownOn;
    return ends ? [...begins, { ...place, day: until, money: plus(NO_MONEY, money, -1) }] : begins;
  });
};

/** What came and went in one cell and place on one day, as one change; nothing is no change. */
const byDay = (moved: readonly Moved[]): readonly Moved[] => {
  const days = new Map<string, Moved>();
  for (const one of moved) {
    const key = JSON.stringify([one.day, one.cell, one.division, one.village]);
    const before = days.get(key);
    days.set(key, before ? { ...before, money: plus(before.money, one.money) } : one);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
    .filter(({ money }) => certifiedFields.some((what) => money[what as keyof Money] !== 0));
};

const changesAfter = async (
  needs: CauseNeeds,
  causes: CausesOf,
  of: MonthOf,
  closedOn: LocalDate,
  knownOn: LocalDate,
): Promise<readonly DatedDifference[]> => {
  const changes: DatedDifference[] = [];
  for (const one of byDay(await movedAfter(needs.readSide, of, closedOn, knownOn))) {
    const { cell, household, day, division, village, money } = one;
    changes.push({
      day,
      recordedLater: false,
      householdNo: household,
      division,
      village,
      changes: partsOf(certifiedMoney(money)),
      causes: await causes.on(cell, day),
    });
  }
  return changes;
};

const changed = (differences: readonly PlaceDifference[]): Partial<CertifiedMoney> =>
  Object.fromEntries(differences.map(({ what, differenceFen }) => [what, fen(differenceFen)]));

/** What was back-dated: known by the day of closing, as its source says, and written afterwards. */
const recordedLater = async (
  causes: CausesOf,
  { certificate, closedOn }: Closed,
  asKnownThen: readonly PlaceMoney[],
): Promise<readonly DatedDifference[]> => {
  const differences = differencesOf(certificate.rows, asKnownThen);
  const places = new Map(differences.map((one) => [`${one.division} ${one.village}`, one]));
  const changes: DatedDifference[] = [];
  for (const { division, village } of places.values()) {
    const here = differences.filter((one) => one.division === division && one.village === village);
    changes.push({
      day: closedOn,
      recordedLater: true,
      householdNo: null,
      division,
      village,
      changes: changed(here),
      causes: await causes.writtenAfter(certificate.recordedUntil, closedOn, division, village),
    });
  }
  return changes;
};

/** What is known by a day otherwise than the certificate has it, by place and day by day. */
export const differencesOfMonth = async (
  needs: CauseNeeds,
  closed: Closed,
  knownOn: LocalDate,
): Promise<MonthDifferencesAnswer> => {
  const { division, month, closedOn, certificate } = closed;
  const of = { division, month };
  const { manager } = needs.readSide;
  const now = await placesOn(manager, of, knownOn < closedOn ? closedOn : knownOn);
  const causes = new CausesOf(needs, of);
  const then = await placesOn(manager, of, closedOn);
  return {
    ...of,
    closedOn,
    knowledgeDate: knownOn,
    differences: differencesOf(certificate.rows, now),
    changes: [
      ...(await recordedLater(causes, closed, then)),
      ...(await changesAfter(needs, causes, of, closedOn, knownOn)),
    ],
  };
};
