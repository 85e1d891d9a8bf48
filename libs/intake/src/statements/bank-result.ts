import { type BatchNo, fen, type PaymentRef, sumFen } from '@ledger/kernel';
import type { BankStatus, LinesSaid, OtherLineSaid } from '@ledger/ledger';
import { type Cells, money, present, text } from './cells';
import type { FileContext, Statement } from './plan';
import { bankStatusOf } from './result';

/** A bank's reference: the number of a batch, and a serial number of four digits in it. */
const REF = /^(.+)-(\d{4})$/;

/** `1, 2, 3, 5` as `1-3,5`. */
export const serialsText = (serials: readonly number[]): string => {
  const sorted = [...new Set(serials)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const serial of sorted) {
    const last = runs.at(-1);
    if (last && last[1] === serial - 1) last[1] = serial;
    else runs.push([serial, serial]);
  }
  return runs.map(([from, until]) => (from === until ? `${from}` : `${from}-${until}`)).join(',');
};

const lineOf = (cells: Cells): OtherLineSaid => ({
  ref: text(cells, '客户流水号') as PaymentRef,
  status: bankStatusOf(cells),
});

const byText =
  <T>(textOf: (one: T) => string) =>
  (a: T, b: T): number =>
    textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0;

const keyOf = ({ ref, status }: OtherLineSaid): string => `${ref} ${status}`;

const saidOf = (lines: readonly OtherLineSaid[]): readonly LinesSaid[] => {
  const groups = new Map<string, { batch: BatchNo; status: BankStatus; serials: number[] }>();
  for (const { ref, status } of lines) {
    const [, batch, serial] = REF.exec(ref) ?? [];
    if (batch === undefined) continue;
    const key = `${batch} ${status}`;
    const held = groups.get(key) ?? { batch: batch as BatchNo, status, serials: [] };
    held.serials.push(Number(serial));
    groups.set(key, held);
  }
  return [...groups]
    .sort(byText(([key]) => key))
    .map(([, group]) => ({ ...group, serials: serialsText(group.serials) }));
};

/** Each line once, and apart from them those that say the same of the same item once more. */
const parted = (lines: readonly OtherLineSaid[]) => {
  const once = new Map<string, OtherLineSaid>();
  const again: OtherLineSaid[] = [];
  // In an order of their own: the same content saved in another order is the same statement.
  for (const line of [...lines].sort(byText(keyOf))) {
    if (once.has(keyOf(line))) again.push(line);
    else once.set(keyOf(line), line);
  }
  return { once: [...once.values()], again };
};

const numberIn = (block: Readonly<Record<string, string>>, label: string): number | undefined =>
  block[label] === undefined ? undefined : Number(block[label]);

/** That a result came (回盘), and what it says as a whole. */
export const bankResultOf = (
  {
    form,
    block,
    rows,
    rejected,
  }: {
    readonly form: string | null;
    readonly block: Readonly<Record<string, string>>;
    readonly rows: readonly { readonly cells: Cells }[];
    readonly rejected: readonly object[];
  },
  { receivedOn, division, file }: FileContext,
): Statement => {
  const { once, again } = parted(rows.map(({ cells }) => lineOf(cells)));
  const statedFen = numberIn(block, '合计金额');
  return {
    row: 0,
    knownOn: receivedOn,
    report: {
      type: 'StateBankResult',
      data: present({
        file,
        division,
        form: form ?? '',
        batch: block['批次号'] as BatchNo | undefined,
        statedCount: numberIn(block, '笔数'),
        statedFen: statedFen === undefined ? undefined : fen(statedFen),
        lines: rows.length,
        sumFen: sumFen(rows.map(({ cells }) => money(cells, '金额'))),
        unread: rejected.length,
        said: saidOf(once),
        others: once.filter(({ ref }) => !REF.test(ref)),
        again,
      }),
    },
  };
};
