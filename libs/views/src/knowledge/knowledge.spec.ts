import * as fc from 'fast-check';
import { addDays, type LocalDate, localDate } from '@ledger/kernel';
import type { Finding, RuleCode } from '../result';
import {
  allCells,
  type CaseBuilder,
  casesOf,
  office,
  shippedPolicies,
} from '../testing/case-builder';
import {
  deathClaimed,
  deathTakenBack,
  decisionStated,
  hardshipStated,
} from '../testing/people-statements';
import { anyHistory } from '../testing/random-history';
import { anyDay } from '../testing/random-statements';
import type { Knowledge, StepName } from './chain';
import { knowledgeOf } from './knowledge';

const YEAR_END = '2021-12-31';
const alone = office().household({ a: {} });
const couple = office().household({ a: { income: 200 }, b: {} });
const ENTERED = localDate('2021-06-30');

const chainOf = (told: CaseBuilder, rule: RuleCode = 'R01', day = YEAR_END): Knowledge => {
  const [finding] = told.findings(day, rule);
  return knowledgeOf(finding!, {
    facts: told.case(),
    policies: shippedPolicies,
    knowledgeDay: localDate(day),
    enteredOn: () => ENTERED,
  })!;
};

const daysOf = ({ steps }: Knowledge) =>
  Object.fromEntries(steps.map(({ name, earliest, latest }) => [name, [earliest, latest]]));

const line = (chain: Knowledge, from: StepName, until: StepName) => {
  const span = chain.spans.find((one) => one.from === from && one.until === until);
  return span && [span.posts, span.status, span.daysLeast, span.daysMost, span.heldWhenSent];
};

const died = '2021-05-20';
/** Sent to the bank on the 4th of June, frozen on the 20th of May. */
const paid = alone.paid('2021-06', 496);
const stop = (decided: string, learned?: string) =>
  decisionStated('STOP', 'a', {
    fact: died,
    decided,
    effective: '2021-06',
    ...(learned && { learned }),
  });

describe('the chain of days of a wrongful payment', () => {
  it('in good faith: nobody had recorded the death when the money was sent', () => {
    const chain = chainOf(paid.told('2021-06-25', deathClaimed('a', died)));
    expect(daysOf(chain)).toEqual({
      happened: [died, died],
      signalled: ['2021-06-25', '2021-06-25'],
      arrived: ['2021-06-25', '2021-06-25'],
      entered: [ENTERED, ENTERED],
      frozen: ['2021-05-20', '2021-05-20'],
      sent: ['2021-06-04', '2021-06-04'],
      credited: ['2021-06-06', '2021-06-06'],
    });
    expect(chain.verdict).toBe('unknown');
    // The list says nothing of when the health office learned: the time is not divided.
    const both = ['family-or-village', 'other-office'];
    expect(line(chain, 'happened', 'arrived')).toEqual([both, 'closed', 36, 36, true]);
    expect(line(chain, 'arrived', 'entered')).toEqual([['street-entry'], 'closed', 5, 5, false]);
    expect(line(chain, 'entered', 'decided')).toEqual([
      ['district-decision'],
      'open',
      184,
      184,
      false,
    ]);
  });

  it('known elsewhere: the funeral parlour had it, its list had not come', () => {
    const chain = chainOf(
      paid.told('2021-06-25', deathClaimed('a', died, { cremated: '2021-05-22' })),
    );
    expect(chain.verdict).toBe('known-elsewhere');
    expect(chain.steps.find(({ name }) => name === 'signalled')).toMatchObject({
      earliest: '2021-05-22',
      source: 'CREMATION',
    });
    expect(line(chain, 'happened', 'signalled')).toEqual([
      ['family-or-village'],
      'closed',
      2,
      2,
      false,
    ]);
    expect(line(chain, 'signalled', 'arrived')).toEqual([['other-office'], 'closed', 34, 34, true]);
  });

  it('known here and paid: the list lay with the street and nobody had decided', () => {
    const told = paid.told('2021-06-01', deathClaimed('a', died, { source: 'VILLAGE' }));
    const chain = chainOf(told.told('2021-07-12', stop('2021-07-10')));
    expect(chain.verdict).toBe('known-here');
    expect(line(chain, 'happened', 'arrived')?.[0]).toEqual(['family-or-village']);
    expect(line(chain, 'arrived', 'entered')?.[4]).toBe(true);
    expect(line(chain, 'entered', 'decided')).toEqual([
      ['district-decision'],
      'closed',
      10,
      10,
      false,
    ]);
    expect(line(chain, 'decided', 'stopped')?.[1]).toBe('open');
  });

  it('decided by the day of sending, after the roster had been frozen', () => {
    const told = paid
      .told('2021-06-02', stop('2021-06-02', '2021-06-01'))
      .paid('2021-07', 496, { household: 'H2', ref: 'other' });
    const chain = chainOf(told);
    expect(chain.decidedAfterFreeze).toBe(true);
    expect(chain.verdict).toBe('known-here');
    // Entered after it was decided: that delayed nothing, so handling begins with the news.
    expect(line(chain, 'arrived', 'decided')).toEqual([
      ['district-decision'],
      'closed',
      1,
      1,
      false,
    ]);
    expect(line(chain, 'decided', 'stopped')).toEqual([['finance-stop'], 'closed', 18, 18, true]);
    expect(chain.steps.find(({ name }) => name === 'stopped')).toMatchObject({
      source: 'B2021-07',
    });
  });

  it('on a declared day of receipt: it says so and measures no day of entry', () => {
    const told = { on: '2021-06-01', declared: true };
    const chain = chainOf(paid.told(told, deathClaimed('a', died)));
    expect([chain.verdict, chain.restsOnDeclaredDay]).toEqual(['known-here', true]);
    expect(line(chain, 'arrived', 'entered')).toEqual([
      ['street-entry'],
      'backfilled',
      undefined,
      undefined,
      false,
    ]);
    expect(line(chain, 'arrived', 'decided')?.[4]).toBe(true);
    expect(chain.steps.filter(({ declared }) => declared).map(({ name }) => name)).toEqual([
      'signalled',
      'arrived',
      'entered',
    ]);
  });

  it('of sources that contradict each other, with every claim and what became of it', () => {
    const told = paid
      .told('2021-06-20', deathClaimed('a', '2021-04-10'))
      .told('2021-06-25', deathClaimed('a', '2021-05-20', { source: 'POLICE' }));
    const chain = chainOf(told);
    expect(chain.contradictory).toBe(true);
    expect(daysOf(chain)['happened']).toEqual(['2021-04-10', '2021-05-20']);
    expect(chain.steps[0]?.precision).toBe('range');
    const settled = chainOf(told.told('2021-08-01', deathTakenBack('a', '2021-08-01')));
    expect(settled.contradictory).toBe(false);
    expect(settled.claims.map(({ source, ended }) => [source, ended?.how])).toEqual([
      ['HEALTH', 'withdrawn'],
      ['POLICE', undefined],
    ]);
    expect(settled.positions).toContain(settled.claims[0]!.fact.position);
  });

  it('of a month without a day, in a range of days', () => {
    const chain = chainOf(paid.told('2021-06-25', deathClaimed('a', '2021-05')));
    expect(chain.steps[0]).toMatchObject({
      precision: 'month',
      earliest: '2021-05-01',
      latest: '2021-05-31',
    });
    expect(line(chain, 'happened', 'arrived')).toMatchObject([{}, 'closed', 25, 55, true]);
  });

  it('of a report without any date, in the range the rule leaves open', () => {
    const chain = chainOf(paid.told('2021-06-25', deathClaimed('a')));
    expect(chain.steps[0]).toMatchObject({
      precision: 'range',
      earliest: '2021-03-01',
      latest: '2021-06-25',
    });
    expect(line(chain, 'happened', 'arrived')).toMatchObject([{}, 'closed', 0, 116, true]);
  });

  it('with a day that cannot be right, instead of days that count backwards', () => {
    const told = paid.told('2021-06-25', deathClaimed('a', died, { cremated: '2021-05-10' }));
    expect(line(chainOf(told), 'happened', 'signalled')?.[1]).toBe('contradictory');
  });

  it('of a death after the money was sent ahead: nobody held any news', () => {
    const ahead = { batchMonth: '2021-06', sent: '2021-05-18', credited: '2021-05-19' };
    const chain = chainOf(
      alone.paid('2021-06', 496, ahead).told('2021-06-25', deathClaimed('a', died)),
    );
    expect(chain.spans.filter(({ heldWhenSent }) => heldWhenSent)).toEqual([]);
  });

  it('of a transfer, from its confirmation by the district', () => {
    const told = couple
      .paid('2021-06', 792)
      .told('2021-06-28', hardshipStated('b', { start: '2021-06', confirmed: '2021-05-25' }));
    const chain = chainOf(told, 'R04');
    expect(chain).toMatchObject({ ground: 'transfer', verdict: 'known-elsewhere' });
    expect(line(chain, 'signalled', 'arrived')).toEqual([['other-office'], 'closed', 34, 34, true]);
    expect(chainOf(told, 'R05').verdict).toBe('known-elsewhere');
  });

  it('of a stop that was decided before the freeze and did not reach the payment', () => {
    const told = alone.told('2021-05-18', stop('2021-05-18')).paid('2021-06', 496);
    const chain = chainOf(told, 'R30');
    expect(chain).toMatchObject({ ground: 'stop', verdict: 'known-here' });
    // The batch that went on paying has not stopped anything.
    expect(line(chain, 'decided', 'stopped')).toMatchObject([
      ['finance-stop'],
      'open',
      227,
      227,
      true,
    ]);
  });

  it('of what our own rosters showed, without intervals', () => {
    const twice = alone.paid('2021-06', 496).paid('2021-06', 496, { ref: 'again' });
    expect(chainOf(twice, 'R06')).toMatchObject({
      ground: 'own-records',
      verdict: 'known-here',
      spans: [],
      overpaidFen: { certain: 49600, possible: 0 },
    });
  });

  it('as it was known on an earlier day, without what came later', () => {
    const told = paid
      .told('2021-06-20', deathClaimed('a', died))
      .told('2021-06-25', deathClaimed('a', '2021-05-02', { source: 'VILLAGE' }));
    expect(daysOf(chainOf(told, 'R01', '2021-06-24'))['happened']).toEqual([died, died]);
  });
});

it('is for no rule that is not about such a payment', () => {
  const missed = alone.instructed('2021-06', 496);
  const [finding] = missed.findings(YEAR_END, 'R46');
  const needs = { facts: missed.case(), policies: shippedPolicies };
  expect(
    knowledgeOf(finding!, {
      ...needs,
      knowledgeDay: localDate(YEAR_END),
      enteredOn: () => undefined,
    }),
  ).toBeUndefined();
});

/** What the steps alone say was known on the day of sending. */
const verdictOf = ({ steps }: Knowledge) => {
  const on = (name: StepName) => steps.find((step) => step.name === name)?.earliest;
  const [sent, arrived, signalled] = [on('sent'), on('arrived'), on('signalled')];
  if (!sent) return 'unknown';
  if (arrived && arrived <= sent) return 'known-here';
  return signalled && signalled <= sent ? 'known-elsewhere' : 'unknown';
};

const ABOUT_PEOPLE: readonly RuleCode[] = ['R01', 'R02', 'R04', 'R05'];

it('its days bear out the verdict of the finding, in every history', () => {
  let seen = 0;
  const bornOut = (finding: Finding, facts: Parameters<typeof casesOf>[0], day: LocalDate) => {
    const needs = { facts: casesOf(facts).get(`household/${finding.household}`)! };
    const chain = knowledgeOf(finding, {
      ...needs,
      policies: shippedPolicies,
      knowledgeDay: day,
      enteredOn: () => undefined,
    })!;
    seen += 1;
    expect([finding.rule, verdictOf(chain)]).toEqual([finding.rule, finding.knownAtPayment]);
    const negative = chain.spans.filter(({ daysLeast = 0, daysMost = 0 }) => daysLeast > daysMost);
    expect(negative).toEqual([]);
  };
  fc.assert(
    fc.property(anyHistory, anyDay, (facts, day) => {
      const later = addDays(day, 60);
      for (const cell of allCells(facts)) {
        for (const finding of cell.assess(later).findings) {
          if (ABOUT_PEOPLE.includes(finding.rule)) bornOut(finding, facts, later);
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(20);
});
