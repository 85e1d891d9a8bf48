import { setTimeout as pause } from 'node:timers/promises';
import { archive, bankResult, type Batch, deaths, roster } from './office-files';
import { ACTOR, newPlace, openLedger, type OpenLedger, type Place, STREET } from './open-ledger';

jest.setTimeout(120_000);

const APRIL: Batch = {
  no: 'SYL20210401',
  month: '2021-04',
  frozenOn: '2021-03-20',
  sentOn: '2021-04-05',
};

let place: Place;
let ledger: OpenLedger;
beforeEach(async () => {
  place = await newPlace();
  ledger = await openLedger(place);
});
afterEach(async () => {
  await ledger.close();
  await place.remove();
});

const files = async () => [
  await archive('01.xlsx', [1, 2]),
  await roster('03.xlsx', APRIL, [1, 2]),
  bankResult('04.csv', APRIL, [1, 2], '2021-04-06'),
  await deaths('05.xlsx', [{ household: 2, diedOn: '2021-03-01' }]),
];

/** As a process leaves it that is killed after a file's last event and before its report. */
const forgetReports = async (importId: string): Promise<void> => {
  const { pool } = ledger.app.parts;
  await pool.query(`update imports.job_file set report = null where import_id = $1 and seq > 1`, [
    importId,
  ]);
  await pool.query(`update imports.job set phase = 'recording' where import_id = $1`, [importId]);
};

it('a resumed import reports its own files as taken in, not as duplicates of themselves', async () => {
  const { imports } = ledger.app;
  const importId = await imports.accept({
    actor: ACTOR,
    division: STREET,
    mayDeclare: true,
    files: await files(),
  });
  await imports.run(importId);
  const before = await imports.ask(importId);
  const events = await ledger.events();
  await forgetReports(importId);
  await imports.run(importId);
  const after = await imports.ask(importId);
  expect(after?.report).toEqual(before?.report);
  expect(await ledger.events()).toBe(events);
});

it('a ledger closes while an import waits for the views, and the next start finishes it', async () => {
  const waiting = await openLedger(place, undefined, { projecting: false });
  await ledger.close();
  const { imports, jobs } = waiting.app;
  const order = { actor: ACTOR, division: STREET, mayDeclare: true, files: await files() };
  const importId = await imports.accept(order);
  const run = imports.run(importId);
  while ((await jobs.get(importId))?.phase !== 'finding') await pause(20);
  await waiting.close();
  await run;
  ledger = await openLedger(place, undefined, { projecting: false });
  expect(await ledger.app.jobs.unfinished()).toEqual([importId]);
  ledger.app.startProjecting();
  expect((await ledger.app.imports.finish(importId)).files).toHaveLength(4);
  expect(await ledger.app.jobs.unfinished()).toEqual([]);
});
