import { CheckPolicies, type WhatIfAnswer } from '@ledger/application';
import type { DivisionCode } from '@ledger/kernel';
import { readCases } from '@ledger/projector';
import { policyReaders } from '@ledger/views';
import { inNewLedger, type OpenLedger } from '../scenarios/open-ledger';
import { appendAll, eventsIn, timed } from './append-all';
import type { Measure } from './runner';
import { historyOf, HOUSEHOLDS_A_STREET, MONTHS } from './synthetic-year';

/** Six streets of one year: 54,000 events. A smaller one for a small machine. */
const HOUSEHOLDS = Number(process.env['LEDGER_BENCH_HOUSEHOLDS'] ?? '') || 2_000;
const DISTRICT = '500118' as DivisionCode;
const STREET = '500118001' as DivisionCode;
const FROM = '2021-06';
/** No standard that was ever in force: every payment since then was of another amount. */
const OTHER_STANDARD = 51_000;

const load = async ({ app }: OpenLedger): Promise<number> => {
  let events = 0;
  for (const writes of historyOf(HOUSEHOLDS, 1)) {
    await appendAll(app, writes);
    events += eventsIn(writes);
  }
  app.startProjecting();
  await app.caughtUp();
  return events;
};

const standardIn = (division: DivisionCode) => ({
  division,
  from: FROM,
  announcedOn: null,
  document: '测算用，不发布〔2021〕1号',
  verified: true,
  values: { standardFen: OTHER_STANDARD },
});

const checked = async (ledger: OpenLedger, division: DivisionCode): Promise<WhatIfAnswer> => {
  const notices = standardIn(division);
  const question = new CheckPolicies({ notices, scope: DISTRICT, withList: true, limit: 100 });
  const answer = await ledger.ask(question);
  if (!('cases' in answer)) throw new Error(`the what-if refused: ${JSON.stringify(answer)}`);
  return answer;
};

/** A what-if that changes nothing would measure nothing: each month since is another amount. */
const mustHaveFound = ({ byRule }: WhatIfAnswer, households: number): void => {
  const expected = households * MONTHS.filter((month) => month >= FROM).length;
  const { appear = 0 } = byRule.find(({ rule }) => rule === 'R18') ?? {};
  if (appear !== expected) throw new Error(`${appear} would appear instead of ${expected}`);
};

/** What the what-if cannot be faster than: the same cases read and not judged. */
const asked = { divisions: [DISTRICT], kinds: policyReaders.standardFen };
const readAlone = ({ app }: OpenLedger): Promise<number> =>
  timed(() =>
    app.parts.readSide.transaction('REPEATABLE READ', async (tx) => {
      let facts = 0;
      for await (const page of readCases(tx, asked)) {
        for (const one of page) for (const some of one.facts.values()) facts += some.length;
      }
      if (facts === 0) throw new Error('no case was read');
    }),
  );

const measure = async (ledger: OpenLedger): Promise<readonly Measure[]> => {
  const events = await load(ledger);
  const reading = await readAlone(ledger);
  const held: { district?: WhatIfAnswer; street?: WhatIfAnswer } = {};
  const district = await timed(async () => (held.district = await checked(ledger, DISTRICT)));
  const street = await timed(async () => (held.street = await checked(ledger, STREET)));
  mustHaveFound(held.district!, HOUSEHOLDS);
  mustHaveFound(held.street!, Math.min(HOUSEHOLDS, HOUSEHOLDS_A_STREET));
  const name = `what-if, ${HOUSEHOLDS} households, ${events} events`;
  return [
    { name: `${name}: the cases read and not judged`, value: reading, unit: 's' },
    {
      name: `${name}: a standard of the district`,
      value: district,
      unit: 's',
      ratio: district / reading,
    },
    { name: `${name}: the same`, value: HOUSEHOLDS / district, unit: 'households/s' },
    { name: `${name}: the same by events`, value: events / district, unit: 'events/s' },
    { name: `${name}: a standard of one street`, value: street, unit: 's' },
  ];
};

export const run = (): Promise<readonly Measure[]> =>
  inNewLedger(measure, undefined, { projecting: false });
