import {
  CheckPolicies,
  type FindingAnswer,
  PublishPolicies,
  type WhatIfAnswer,
} from '@ledger/application';
import { addDays, type LocalDate } from '@ledger/kernel';
import {
  ACTOR,
  answersOn,
  inNewLedger,
  type OpenLedger,
  standingClock,
  STREET,
} from './open-ledger';
import { isLong } from './chance';
import { describeSets, expectedOf, folderOf, folderUntil } from './sample-set';

jest.setTimeout(600_000);

const LIMIT = 100_000;
/** In the short form two months: one before the raised standard and one under it. */
const FROM = isLong ? '2021-03' : '2021-02';
const LAST_MONTH = '2021-02';

const filesOf = (set: string) => (isLong ? folderOf(set) : folderUntil(set, LAST_MONTH));

/** A notice of the city that raises the rural standard from a month that is long past. */
const raise = {
  division: '50',
  from: FROM,
  announcedOn: null,
  document: '渝民〔2021〕99号',
  verified: false,
  unverifiedBecause: ['text-not-seen'],
  values: { standardFen: 52_000 },
};
const order = { actor: ACTOR, confirmedBy: 'second-person', scope: STREET };

const publish = async (ledger: OpenLedger, notices: unknown) => {
  const outcome = await ledger.order(new PublishPolicies({ ...order, notices }));
  await ledger.app.caughtUp();
  return outcome;
};

const check = async (ledger: OpenLedger, notices: unknown): Promise<WhatIfAnswer> => {
  const answer = await ledger.ask(
    new CheckPolicies({ notices, scope: STREET, withList: true, limit: LIMIT }),
  );
  if ('refused' in answer || 'problems' in answer) throw new Error(JSON.stringify(answer));
  return answer;
};

const byId = (findings: readonly FindingAnswer[]) =>
  new Map(findings.map((finding) => [finding.findingId, finding]));

/** What differs between two lists, in the shape of the what-if. */
const differencesOf = (before: readonly FindingAnswer[], after: readonly FindingAnswer[]) => {
  const [held, coming] = [byId(before), byId(after)];
  return [
    ...after.flatMap((finding) => {
      const was = held.get(finding.findingId);
      if (JSON.stringify(was) === JSON.stringify(finding)) return [];
      return [{ kind: was ? 'changes' : 'appears', id: finding.findingId }];
    }),
    ...before
      .filter(({ findingId }) => !coming.has(findingId))
      .map(({ findingId }) => ({ kind: 'lapses', id: findingId })),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

const told = ({ differences }: WhatIfAnswer) =>
  differences!
    .map(({ kind, finding }) => ({ kind, id: finding.findingId }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

describeSets(
  'expected.json',
  (name) => `a raised standard in the year of ${name}`,
  (set) => {
    const today = expectedOf(set).asOf.at(-1)!.knowledgeDate as LocalDate;
    const yesterday = addDays(today, -1);

    it('re-scores the past from the day it was published, as the what-if had said', async () => {
      await inNewLedger(async (ledger) => {
        await ledger.take(filesOf(set));
        const before = await answersOn(ledger, yesterday);
        const now = (await ledger.findings(today)).findings;
        const overpaidNow = (await answersOn(ledger, today)).totals.overpaid;
        const foretold = await check(ledger, raise);
        const events = await ledger.events();
        expect(await publish(ledger, raise)).toEqual({ publishedOn: today, events: 1 });
        expect(await ledger.events()).toBe(events + 1);

        expect(await answersOn(ledger, yesterday)).toEqual(before);
        const then = await answersOn(ledger, today);
        const { findings } = await ledger.findings(today);
        expect(told(foretold)).toEqual(differencesOf(now, findings));
        expect(told(foretold).length).toBeGreaterThan(10);
        expect(foretold.findings).toMatchObject({ before: now.length, after: findings.length });
        expect(foretold.overpaid).toEqual({ before: overpaidNow, after: then.totals.overpaid });
        for (const { rule, after } of foretold.byRule) {
          expect([rule, after]).toEqual([rule, findings.filter((f) => f.rule === rule).length]);
        }
        expect(then).toEqual(await answersOfAlways(set, today));
        // What was published is what stands: a second look finds nothing to say.
        const again = await ledger.ask(
          new CheckPolicies({ notices: raise, scope: STREET, withList: true, limit: LIMIT }),
        );
        expect(again).toMatchObject({ refused: 'policy-nothing-new' });
      }, standingClock(today).clock);
    });
  },
);

/** The answers of a ledger that had the notice before it had anything else. */
const answersOfAlways = (set: string, today: LocalDate) => {
  const time = standingClock('2020-01-01');
  return inNewLedger(async (ledger) => {
    await publish(ledger, raise);
    time.moveTo(today);
    await ledger.take(filesOf(set));
    return answersOn(ledger, today);
  }, time.clock);
};
