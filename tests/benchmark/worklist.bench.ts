import { AskOverview, AskWorklist, type WorklistAsked } from '@ledger/application';
import type { StreamWrite } from '@ledger/event-store';
import type { DivisionCode, FindingId } from '@ledger/kernel';
import { type AnyLedgerEvent, streamOf } from '@ledger/ledger';
import { inNewLedger, type OpenLedger } from '../scenarios/open-ledger';
import { appendAll, mustHaveFound, timed } from './append-all';
import type { Measure } from './runner';
import { findingsExpected, historyOf, oldDeaths, paidAfter, recorded } from './synthetic-year';

/** A district in which hardly anybody looked for years: 40,000 findings and more. */
const HOUSEHOLDS = Number(process.env['LEDGER_BENCH_HOUSEHOLDS'] ?? '') || 1_500;
const YEARS = 5;
const OLD_DEATHS = Math.floor(HOUSEHOLDS / 2);
/** So many of them somebody has in hand. */
const ASSIGNED = 2_000;
const QUESTIONS = 40;
const SCOPE = '500118' as DivisionCode;
const STREET = '500118001' as DivisionCode;

const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN;

/** Everything is found, and some of it has been handed out. */
const prepare = async ({ app }: OpenLedger): Promise<number> => {
  for (const writes of historyOf(HOUSEHOLDS, YEARS)) await appendAll(app, writes);
  const dead = oldDeaths(HOUSEHOLDS, OLD_DEATHS);
  await appendAll(app, dead);
  app.startProjecting();
  await app.caughtUp();
  const expected = findingsExpected(HOUSEHOLDS, YEARS) + paidAfter(dead, YEARS);
  await mustHaveFound(app, expected);
  await appendAll(app, await handedOut(app, ASSIGNED));
  await app.caughtUp();
  await app.parts.readSide.query('analyze');
  return expected;
};

const handedOut = async (
  { parts }: OpenLedger['app'],
  count: number,
): Promise<readonly StreamWrite[]> => {
  const today = parts.clock.today();
  const rows: readonly { readonly id: FindingId }[] = await parts.readSide.query(
    `select distinct finding_id::text as id from read.finding where rule = 'R01' order by 1 limit $1`,
    [count],
  );
  return rows.map(({ id }) => {
    const event: AnyLedgerEvent = {
      type: 'FindingAssigned',
      data: { finding: id, key: id, assignedTo: 'jia', assignedBy: 'yi', assignedOn: today },
    };
    const stream = streamOf.finding(id);
    return { stream, expected: 'noStream', events: [recorded(event, today, id)] };
  });
};

const questionsOf = (ledger: OpenLedger): Readonly<Record<string, () => Promise<unknown>>> => {
  const knownOn = ledger.app.parts.clock.today();
  const page = (more: Partial<WorklistAsked> = {}) =>
    ledger.ask(
      new AskWorklist({
        scope: SCOPE,
        knownOn,
        state: 'to-do',
        order: 'money',
        limit: 50,
        ...more,
      }),
    );
  return {
    'first page': () => page(),
    'first page by age': () => page({ order: 'age' }),
    'first page by rule': () => page({ order: 'rule' }),
    'of a street': () => page({ scope: STREET }),
    'of a rule': () => page({ rule: 'R01' }),
    'of a month': () => page({ month: '2022-06' }),
    'in one hand': () => page({ assignedTo: 'jia' }),
    'all states': () => page({ state: 'all' }),
    dashboard: () => ledger.ask(new AskOverview({ scope: SCOPE, knownOn })),
  };
};

const measure = async (ledger: OpenLedger): Promise<readonly Measure[]> => {
  const findings = await prepare(ledger);
  const measures: Measure[] = [];
  for (const [name, ask] of Object.entries(questionsOf(ledger))) {
    const times: number[] = [];
    for (let n = 0; n < QUESTIONS; n += 1) times.push((await timed(ask)) * 1_000);
    const what = `worklist of ${findings} findings: ${name}`;
    measures.push(
      { name: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
      { name: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', target: '50' },
    );
  }
  return measures;
};

export const run = (): Promise<readonly Measure[]> =>
  inNewLedger(measure, undefined, { projecting: false });
