import { hash } from 'node:crypto';
import { canonicalEventJson, uuidFrom } from '@ledger/event-store';
import { type BatchNo, type JsonObject, type PaymentRef, sumFen } from '@ledger/kernel';
import { type ItemsTotal, type PaymentInstructed, streamOf } from '@ledger/ledger';
import type { Vault } from '@ledger/people';
import type { Ledger } from '../ledger';

/** One item as it is to be instructed. */
export type ListedItem = PaymentInstructed['data'];

/** The bank's references end in four digits, and the views read the batch out of them. */
export const ITEMS_MAX = 9_999;

export const refOf = (batch: BatchNo, line: number): PaymentRef =>
  `${batch}-${String(line).padStart(4, '0')}` as PaymentRef;

export const digestOf = (value: readonly object[]): string =>
  hash('sha256', canonicalEventJson(value as unknown as JsonObject), 'hex');

export const totalOf = (items: readonly ListedItem[]): ItemsTotal => ({
  count: items.length,
  sumFen: sumFen(items.map(({ totalFen }) => totalFen)),
  digest: digestOf(items),
});

/** Keeps a list under the name of its content; it holds ids and amounts, and no words. */
export const keepList = async (
  vault: Vault,
  name: string,
  rows: readonly object[],
): Promise<{ readonly list: string; readonly digest: string }> => {
  const digest = digestOf(rows);
  const list = uuidFrom(`${name}/${digest}`);
  await vault.keepOriginal(list, `${name}.json`, Buffer.from(JSON.stringify(rows), 'utf8'));
  return { list, digest };
};

/** @throws Error when what is kept is not what the header fixed: somebody altered the vault. */
export const keptList = async <Row extends object>(
  vault: Vault,
  { list, digest }: { readonly list: string; readonly digest: string },
): Promise<readonly Row[]> => {
  const kept = await vault.original(list);
  if (!kept) throw new Error(`the list ${list} of a batch is not in the vault`);
  const rows = JSON.parse(Buffer.from(kept.bytes).toString('utf8')) as readonly Row[];
  if (digestOf(rows) !== digest) throw new Error(`the list ${list} of a batch was altered`);
  return rows;
};

const STREAMS_AT_ONCE = 1_000;

/** The items of a batch as they stand in their own streams, in order of reference. */
export const itemsWritten = async (
  ledger: Ledger,
  batch: BatchNo,
  count: number,
): Promise<readonly ListedItem[]> => {
  const items: ListedItem[] = [];
  for (let from = 1; from <= count; from += STREAMS_AT_ONCE) {
    const refs = Array.from({ length: Math.min(STREAMS_AT_ONCE, count - from + 1) }, (_, n) =>
      refOf(batch, from + n),
    );
    const streams = await ledger.histories(refs.map((ref) => streamOf.payment(ref)));
    for (const ref of refs) {
      const written = (streams.get(streamOf.payment(ref)) ?? []).filter(
        ({ type, data }) => type === 'PaymentInstructed' && data['batch'] === batch,
      );
      items.push(...written.map(({ data }) => data as unknown as ListedItem));
    }
  }
  return items;
};
