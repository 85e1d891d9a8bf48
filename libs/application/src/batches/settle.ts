import type { BatchNo, LocalDate, Refusal } from '@ledger/kernel';
import { fen } from '@ledger/kernel';
import type { BankAnswer, BatchRefusal, StillOpen } from '@ledger/ledger';
import { FACT_COLUMNS, factFrom, type StoredFact } from '@ledger/projector';
import { type Fact, itemFrom, knownAt } from '@ledger/views';
import type { DataSource } from 'typeorm';
import type { Receipt } from '../ledger';
import { HOLDS } from '../questions/scope';
import { type ActNeeds, type ActOrder, actOn, batchHeld } from './header';
import { refOf } from './listed';

export type SettleNeeds = ActNeeds & { readonly readSide: DataSource };

type Item = NonNullable<ReturnType<typeof itemFrom>>;

/** The items as the views know them: what was said in a file taken back does not count. */
export const itemsKnown = async (
  readSide: DataSource,
  batch: BatchNo,
  count: number,
  day: LocalDate,
): Promise<readonly Item[]> => {
  const subjects = Array.from({ length: count }, (_, n) => `payment/${refOf(batch, n + 1)}`);
  const rows: readonly StoredFact[] = await readSide.query(
    `select ${FACT_COLUMNS} from read.fact where subject = any($1::text[])`,
    [subjects],
  );
  const facts = new Map<string, Fact[]>();
  for (const row of rows)
    facts.set(row.subject, [...(facts.get(row.subject) ?? []), factFrom(row)]);
  return [...facts.values()].flatMap((some) => itemFrom(knownAt(some, day), () => undefined) ?? []);
};

/** Money of these items' months that came back and is neither under way again nor paid back. */
const pendingIn = async (readSide: DataSource, returned: readonly Item[], day: LocalDate) => {
  const cells = returned.map(
    ({ instructed }) => `household/${instructed.household}|${instructed.benefitMonth}`,
  );
  const [row] = await readSide.query(
    `select count(*)::int as cells, coalesce(sum(returned_pending), 0)::bigint as fen
     from read.money where ${HOLDS} and cell = any($2::text[]) and returned_pending > 0`,
    [day, cells],
  );
  return { pendingCount: Number(row.cells), pendingFen: Number(row.fen) };
};

const sumOf = (items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const total = ({ instructed }: Item): number => instructed.totalFen;

/** How the bank has answered a batch by a day, and what is still open. */
export const settlementOf = async (
  readSide: DataSource,
  batch: BatchNo,
  { count, sumFen }: { readonly count: number; readonly sumFen: number },
  day: LocalDate,
): Promise<{ readonly answer: BankAnswer; readonly open: StillOpen }> => {
  const items = await itemsKnown(readSide, batch, count, day);
  const credited = items.filter(({ status }) => status === 'CREDITED');
  const returned = items.filter(({ status }) => status === 'RETURNED');
  const answeredFen = sumOf([...credited, ...returned], total);
  return {
    answer: {
      creditedCount: credited.length,
      creditedFen: fen(sumOf(credited, ({ creditedFen }) => creditedFen)),
      returnedCount: returned.length,
      returnedFen: fen(sumOf(returned, total)),
    },
    open: {
      // What the views do not show at all is not answered either.
      inFlightCount: count - credited.length - returned.length,
      inFlightFen: sumFen - answeredFen,
      differenceFen: sumOf(credited, (item) => Math.abs(item.creditedFen - total(item))),
      ...(await pendingIn(readSide, returned, day)),
    },
  };
};

const settle = async (needs: SettleNeeds, batch: BatchNo, day: LocalDate) => {
  const { state } = await batchHeld(needs.ledger, batch);
  const list = 'list' in state && state.list ? state.list : { count: 0, sumFen: 0 };
  const { answer, open } = await settlementOf(needs.readSide, batch, list, day);
  return { ...answer, open };
};

/** 对账: every item has the bank's answer, and the amounts are those that were sent. */
export const reconcileBatch = async (
  needs: SettleNeeds,
  order: ActOrder,
): Promise<Receipt | Refusal<BatchRefusal>> => {
  const { batch, actor } = order;
  const reconciledOn = needs.clock.today();
  const data = {
    ...(await settle(needs, batch, reconciledOn)),
    batch,
    reconciledOn,
    reconciledBy: actor,
  };
  return actOn(needs, order, { type: 'ReconcileBatch', data });
};

/** 办结: and what came back was sent again or paid back. */
export const closeBatch = async (
  needs: SettleNeeds,
  order: ActOrder,
): Promise<Receipt | Refusal<BatchRefusal>> => {
  const { batch, actor } = order;
  const closedOn = needs.clock.today();
  const data = { ...(await settle(needs, batch, closedOn)), batch, closedOn, closedBy: actor };
  return actOn(needs, order, { type: 'CloseBatch', data });
};
