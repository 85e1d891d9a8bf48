import {
  AskBalances,
  AskDelayRegister,
  AskDelays,
  AskFindings,
  AskOverview,
  AskSlowestWaits,
  AskTotals,
} from '@ledger/application';
import type { StreamWrite } from '@ledger/event-store';
import { addDays, type DivisionCode, localDate } from '@ledger/kernel';
import { chanceFrom } from '../scenarios/chance';
import { inNewLedger, type OpenLedger } from '../scenarios/open-ledger';
import { appendAll, eventsIn, mustHaveFound, timed } from './append-all';
import type { Measure } from './runner';
import { deathList, findingsExpected, historyOf, oldDeaths, paidAfter } from './synthetic-year';

/** A district of five years: 24 streets, 0.98 million events. A smaller one for a small machine. */
const HOUSEHOLDS = Number(process.env['LEDGER_BENCH_HOUSEHOLDS'] ?? '') || 8_000;
const YEARS = 5;
const DEATHS = Math.min(5_000, Math.floor(HOUSEHOLDS / 2));
const OLD_DEATHS = Math.floor(DEATHS / 10);
const QUESTIONS = 40;
const SCOPE = '500118' as DivisionCode;
const FIRST_DAY = localDate('2021-01-15');
const DAYS = YEARS * 365;

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

/** Hands in the whole history; nobody projects it yet. */
const load = async ({ app }: OpenLedger): Promise<number> => {
  let events = 0;
  for (const writes of historyOf(HOUSEHOLDS, YEARS)) {
    await appendAll(app, writes);
    events += eventsIn(writes);
  }
  return events;
};

/** How long a plain question of the dashboard takes while the work goes on. */
const askedMeanwhile = async (
  { app }: OpenLedger,
  work: () => Promise<number>,
): Promise<{ readonly seconds: number; readonly times: readonly number[] }> => {
  const state = { on: true };
  const times: number[] = [];
  const ask = async () => {
    while (state.on) {
      const begun = performance.now();
      const { rows } = await app.parts.pool.query(
        `select count(*)::int as n from read.finding where rule = 'R01' and known_until is null`,
      );
      times.push(performance.now() - begun);
      if (rows[0].n === 0) throw new Error('the views were empty during a rebuild');
      await new Promise((tick) => setTimeout(tick, 50));
    }
  };
  const asking = ask();
  const seconds = await work();
  state.on = false;
  await asking;
  return { seconds, times };
};

/** The questions of a dashboard as known on days of the past. */
const knownOn = async (ledger: OpenLedger): Promise<Readonly<Record<string, number>>> => {
  const chance = chanceFrom(1);
  const times: Record<string, number[]> = {};
  for (let n = 0; n < QUESTIONS; n += 1) {
    const asked = { scope: SCOPE, knownOn: addDays(FIRST_DAY, chance.below(DAYS)) };
    const street = { ...asked, scope: '500118001' as DivisionCode, rule: 'R01' };
    const questions = {
      totals: () => ledger.ask(new AskTotals(asked)),
      balances: () => ledger.ask(new AskBalances(asked)),
      'first page': () => ledger.ask(new AskOverview(asked)),
      delays: () => ledger.ask(new AskDelays(asked)),
      hops: () => ledger.ask(new AskDelayRegister({ ...asked, by: 'village' })),
      'slowest waits': () => ledger.ask(new AskSlowestWaits({ ...asked, most: 100 })),
      findings: () => ledger.ask(new AskFindings(street)),
    };
    for (const [name, ask] of Object.entries(questions)) {
      (times[name] ??= []).push((await timed(ask)) * 1_000);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, some]) => [name, p95(some)]));
};

const measure = async (ledger: OpenLedger): Promise<readonly Measure[]> => {
  const { app } = ledger;
  let events = 0;
  const loading = await timed(async () => (events = await load(ledger)));
  const first = await timed(async () => {
    app.startProjecting();
    await app.caughtUp();
  });
  await mustHaveFound(app, findingsExpected(HOUSEHOLDS, YEARS));
  const again = await askedMeanwhile(ledger, () =>
    timed(async () => {
      await app.rebuildViews();
      await app.caughtUp();
    }),
  );
  await mustHaveFound(app, findingsExpected(HOUSEHOLDS, YEARS));
  const questions = await knownOn(ledger);
  const learned = (list: readonly StreamWrite[]) =>
    timed(async () => {
      await appendAll(app, list);
      await app.caughtUp();
    });
  const list = deathList(HOUSEHOLDS, { length: DEATHS, years: YEARS });
  const deaths = await learned(list);
  const expected = findingsExpected(HOUSEHOLDS, YEARS) + paidAfter(list, YEARS);
  await mustHaveFound(app, expected);
  const longDead = oldDeaths(HOUSEHOLDS, OLD_DEATHS);
  const old = await learned(longDead);
  await mustHaveFound(app, expected + paidAfter(longDead, YEARS));
  const name = `district, ${events} events`;
  return [
    { name: `${name}: the log alone`, value: events / loading, unit: 'events/s' },
    {
      name: `${name}: all views from nothing`,
      value: events / first,
      unit: 'events/s',
      ratio: first / loading,
      target: '50000',
    },
    {
      name: `${name}: rebuild while it is read`,
      value: events / again.seconds,
      unit: 'events/s',
      ratio: again.seconds / loading,
      target: '50000',
    },
    { name: `${name}: a question during it, p95`, value: p95(again.times), unit: 'ms' },
    ...Object.entries(questions).map(([question, value]) => ({
      name: `${name}: ${question} --known-on, p95`,
      value,
      unit: 'ms',
      target: '50',
    })),
    { name: `${name}: ${DEATHS} deaths to all findings`, value: deaths, unit: 's', target: '10' },
    { name: `${name}: ${OLD_DEATHS} deaths of nearly five years ago`, value: old, unit: 's' },
  ];
};

export const run = (): Promise<readonly Measure[]> =>
  inNewLedger(measure, undefined, { projecting: false });
