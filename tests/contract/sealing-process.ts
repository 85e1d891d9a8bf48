/**
 * A process that seals a log until it is killed: `sealing-process.ts <url> <log> <seal> <key>`. It
 * prints the size of each checkpoint as soon as it was taken.
 */
import {
  migrateSeal,
  openPostgresStore,
  openSeal,
  signerFrom,
  type StoredCheckpoint,
} from '@ledger/event-store';
import type { Instant } from '@ledger/kernel';
import { Pool } from 'pg';

const [url = '', log = '', schema = '', key = ''] = process.argv.slice(2);
const CHECKPOINT_EVERY_MS = 20;

const main = async () => {
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  const store = await openPostgresStore({ pool, schema: log });
  await migrateSeal(pool, schema);
  const signer = signerFrom(key);
  const now = () => '2021-06-10T08:00:00.000Z' as Instant;
  const needs = { store, pool, schema, origin: signer.name, signer, now };
  const seal = openSeal({ ...needs, checkpointEveryMs: CHECKPOINT_EVERY_MS });
  const sealing = seal.run(new AbortController().signal);
  let last: StoredCheckpoint | undefined;
  const tell = async () => {
    const [latest] = await seal.checkpoints({ limit: 1 });
    if (latest && latest.size !== last?.size) process.stdout.write(`${latest.size}\n`);
    last = latest;
  };
  process.stdout.write('0\n');
  const telling = setInterval(() => void tell(), CHECKPOINT_EVERY_MS);
  await sealing.finally(() => clearInterval(telling));
};

process.stdin.on('end', () => process.exit(0)).resume();
main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
