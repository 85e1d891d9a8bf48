import * as fc from 'fast-check';
import { type EventStore, openMemoryStore } from '@ledger/event-store';
import { policyEntries } from '@ledger/policy';
import type { DataSource } from 'typeorm';
import { makeDatabase, type ScratchDatabase } from '../../../tests/contract/scratch-database';
import { anyHistory } from '../../views/src/testing/random-history';
import { LAST_DAY } from '../../views/src/testing/random-statements';
import { openReadSide } from './postgres/data-source';
import { postgresReadSide } from './postgres/postgres-read-side';
import { rebuild } from './rebuild';
import { openProjector } from './runner';
import { withUuids, writeOf } from './testing/random-log';

jest.setTimeout(300_000);

const HISTORIES = process.env['LEDGER_LONG'] === '1' ? 50 : 4;

const held: { database?: ScratchDatabase; source?: DataSource } = {};
beforeEach(async () => {
  held.database = await makeDatabase('rebuild');
  held.source = await openReadSide(held.database.url);
});
afterEach(async () => {
  await held.source?.destroy();
  await held.database?.drop();
});

const needsOf = (store: EventStore) => ({
  store,
  readSide: postgresReadSide(held.source!),
  policyEntries: () => policyEntries,
  today: () => LAST_DAY,
});

/** Leads while the work is done, and until everything is in the views. */
const leading = async (needs: ReturnType<typeof needsOf>, work: () => Promise<unknown>) => {
  const projector = openProjector(needs);
  const stop = new AbortController();
  const ended = projector.run(stop.signal);
  await work();
  await projector.caughtUp();
  stop.abort();
  await ended;
};

/** Every table of the views with all its rows, every index and every trigger. */
const everything = async () => {
  const source = held.source!;
  const tables: readonly { name: string }[] = await source.query(
    `select tablename as name from pg_tables where schemaname = 'read' order by 1`,
  );
  const rows: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const found: readonly { row: string }[] = await source.query(
      `select t::text as row from read.${name} t order by 1`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  const indexes = await source.query(
    `select indexname, indexdef from pg_indexes where schemaname = 'read' order by 1`,
  );
  const triggers = await source.query(
    `select t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'read'::regnamespace order by 1`,
  );
  return { rows, indexes, triggers };
};

const schemas = async () => {
  const rows: readonly { name: string }[] = await held.source!.query(
    `select nspname as name from pg_namespace where starts_with(nspname, 'read') order by 1`,
  );
  return rows.map(({ name }) => name);
};

/** Asks the live views again and again; says what went wrong and how often they were empty. */
const askedMeanwhile = async (work: () => Promise<unknown>) => {
  const asked = { times: 0, empty: 0, errors: [] as unknown[] };
  const run = { on: true };
  const ask = async () => {
    while (run.on) {
      try {
        const [{ n }] = await held.source!.query(
          `select count(*)::int as n from read.money join read.membership on true`,
        );
        asked.times += 1;
        if (n === 0) asked.empty += 1;
      } catch (error) {
        asked.errors.push(error);
      }
    }
  };
  const asking = [ask(), ask()];
  await work();
  run.on = false;
  await Promise.all(asking);
  return asked;
};

const histories = fc
  .sample(anyHistory, { numRuns: HISTORIES, seed: 21 })
  .map((facts) => facts.map(withUuids));

it('every table and index is what it was, and every question is answered meanwhile', async () => {
  for (const [n, facts] of histories.entries()) {
    const store = openMemoryStore();
    const needs = needsOf(store);
    // Also the views of the history before are those of another log, and are built anew.
    await leading(needs, async () => {
      for (let at = 0; at < facts.length; at += 9) {
        await store.append(facts.slice(at, at + 9).map(writeOf));
      }
    });
    const before = await everything();
    expect(before.rows['money']!.length).toBeGreaterThan(0);
    expect(before.triggers.length).toBeGreaterThan(0);
    const asked = await askedMeanwhile(async () => {
      const projector = openProjector(needs);
      await leading(needs, () => projector.rebuild());
    });
    expect({ n, ...asked, times: asked.times > 0 }).toEqual({
      n,
      times: true,
      empty: 0,
      errors: [],
    });
    expect(await everything()).toEqual(before);
    expect(await schemas()).toEqual(['read']);
  }
});

it('begun and killed half way it leaves the views as they are, and is cleared away by the next', async () => {
  const store = openMemoryStore();
  const needs = needsOf(store);
  await leading(needs, () => store.append(histories[0]!.map(writeOf)));
  const before = await everything();
  const half = await needs.readSide.beside();
  await half.views.begin(store.start, 1);
  expect(await everything()).toEqual(before);
  expect(await schemas()).toHaveLength(2);
  const stop = new AbortController();
  stop.abort();
  expect(await rebuild(needs, stop.signal)).toBeUndefined();
  expect(await everything()).toEqual(before);
  await leading(needs, () => openProjector(needs).rebuild());
  expect(await everything()).toEqual(before);
  expect(await schemas()).toEqual(['read']);
});
