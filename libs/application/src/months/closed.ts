import type { DivisionCode, LocalDate, YearMonth } from '@ledger/kernel';
import {
  brokenIn,
  lift,
  type MonthClosed,
  outstandingIn,
  resentIn,
  streamOf,
} from '@ledger/ledger';
import type { DataSource } from 'typeorm';
import type { Ledger } from '../ledger';
import { HOLDS } from '../questions/scope';
import type { CertifiedRowAnswer, MonthAnswer, MonthInShort } from './answers';
import type { MonthOf } from './certificate';

type Closed = MonthClosed['data'];

/** A closed month as the log itself has it; undefined while it is open. */
export const closedMonth = async (
  ledger: Ledger,
  { division, month }: MonthOf,
): Promise<Closed | undefined> => {
  const [recorded] = await ledger.history(streamOf.month(division, month));
  if (!recorded) return undefined;
  return lift(recorded.type, recorded.schema, recorded.data).data as Closed;
};

/** The closed months of a division and of those beneath it, as the views know them by a day. */
export const closedMonths = async (
  readSide: DataSource,
  scope: DivisionCode,
  knownOn: LocalDate,
): Promise<readonly Closed[]> => {
  const rows: readonly { readonly data: string }[] = await readSide.query(
    `select data from read.fact where subject >= 'month/' and subject < 'month0'
       and known_on <= $1 and data::json->>'division' like $2 || '%'
     order by data::json->>'month' desc, data::json->>'division'`,
    [knownOn, scope],
  );
  return rows.map(({ data }) => JSON.parse(data) as Closed);
};

/** Months of which a division has money that was batched, after one and before another. */
export const monthsWithMoney = async (
  readSide: DataSource,
  division: DivisionCode,
  knownOn: LocalDate,
  between: { readonly after: YearMonth; readonly before: YearMonth },
): Promise<readonly YearMonth[]> => {
  const rows: readonly { readonly month: YearMonth }[] = await readSide.query(
    `select distinct benefit_month as month from read.money
     where ${HOLDS} and division like $2 || '%' and batched <> 0
       and benefit_month > $3 and benefit_month < $4 order by month`,
    [knownOn, division, between.after, between.before],
  );
  return rows.map(({ month }) => month);
};

export const inShort = (closed: Closed): MonthInShort => ({
  division: closed.division,
  month: closed.month,
  closedOn: closed.closedOn,
  closedBy: closed.closedBy,
  confirmedBy: closed.confirmedBy,
  digest: closed.certificate.digest,
  overridden: closed.override !== undefined,
});

type Row = Pick<Closed['certificate']['rows'][number], 'division' | 'money'> &
  Partial<Closed['certificate']['rows'][number]>;

const rowAnswer = ({ division, village, certificate, money }: Row): CertifiedRowAnswer => ({
  division,
  village: village ?? null,
  certificate: certificate ?? null,
  money,
  outstandingFen: outstandingIn(money),
  resentFen: resentIn(money),
  broken: brokenIn(money),
});

export const monthAnswer = (closed: Closed): MonthAnswer => {
  const { division, certificate, open, checkpoint } = closed;
  const { knownOn, recordedUntil, rows, total } = certificate;
  return {
    ...inShort(closed),
    knownOn,
    recordedUntil,
    rows: rows.map(rowAnswer),
    total: rowAnswer({ division, money: total }),
    open,
    checkpoint,
  };
};
