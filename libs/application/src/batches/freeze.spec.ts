import { randomBytes } from 'node:crypto';
import { type EventStore, openMemoryStore } from '@ledger/event-store';
import {
  type BatchNo,
  type DivisionCode,
  type DocumentNo,
  fen,
  type HouseholdNo,
  type Instant,
  localDate,
  type PersonId,
  yearMonth,
} from '@ledger/kernel';
import { fund, RURAL_DIBAO, streamOf } from '@ledger/ledger';
import { keysFrom, memoryVault } from '@ledger/people';
import * as fc from 'fast-check';
import type { Clock } from '../clock';
import { actMetadata } from '../act-metadata';
import { type CommitNeeds, setAsideFor } from '../funds/commit';
import { commandIdFrom } from '../identity';
import { Ledger } from '../ledger';
import { approveBatch, rejectBatch } from './decide';
import { freezeBatch } from './freeze';
import { type ActNeeds, actOn, batchHeld } from './header';
import { type ListedItem, refOf, totalOf } from './listed';
import { InterruptedBatches } from './resume';
import { sendBatch } from './send';

const batch = 'PC-1' as BatchNo;
const division = '500118001' as DivisionCode;
const today = localDate('2021-05-20');
const clock: Clock = { now: () => '2021-05-20T01:00:00.000Z' as Instant, today: () => today };
const vault = memoryVault(keysFrom(randomBytes(32)));
const evidence = { document: 'd', commitment: '00' };
const APPROVERS = ['wang', 'zhao'] as const;

class Crash extends Error {}

/** Dies at the n-th append from now, before it is written or when it already is; may be slow. */
class Mortal {
  private left = Infinity;
  private isWritten = false;
  /** How many rounds each next call waits. */
  private waits: number[] = [];

  constructor(private readonly store: EventStore) {}

  dieAt(append: number | undefined, isWritten: boolean): void {
    this.left = append ?? Infinity;
    this.isWritten = isWritten;
  }

  slowDown(waits: readonly number[]): void {
    this.waits = [...waits];
  }

  private async wait(): Promise<void> {
    for (let rounds = this.waits.shift() ?? 0; rounds > 0; rounds -= 1) {
      await new Promise((next) => setImmediate(next));
    }
  }

  asStore(): EventStore {
    const { store } = this;
    return new Proxy(store, {
      get: (target, name) => {
        if (name === 'append') return this.append.bind(this);
        if (name === 'readStreams') return this.readStreams.bind(this);
        const member = Reflect.get(target, name) as unknown;
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  }

  private async readStreams(streams: Parameters<EventStore['readStreams']>[0]) {
    await this.wait();
    return this.store.readStreams(streams);
  }

  private async append(writes: Parameters<EventStore['append']>[0]) {
    await this.wait();
    this.left -= 1;
    if (this.left >= 0) return this.store.append(writes);
    // A list is not one write: some of its streams may be written and others not.
    if (this.isWritten) await this.store.append(writes.slice(0, Math.ceil(writes.length / 2)));
    throw new Crash();
  }
}

const itemsOf = (count: number, yuan: number): readonly ListedItem[] =>
  Array.from({ length: count }, (_, n) => ({
    ref: refOf(batch, n + 1),
    batch,
    household: `H${n}` as HouseholdNo,
    division,
    village: '500118001201',
    head: 'p' as PersonId,
    beneficiary: 'p' as PersonId,
    kind: 'REGULAR' as const,
    benefitMonth: yearMonth('2021-06'),
    householdSize: 1,
    coveredCount: 1,
    baseAmountFen: fen(yuan * 100),
    supplementFen: fen(0),
    otherFen: fen(0),
    totalFen: fen(yuan * 100),
    evidence,
  }));

const open = async (needs: ActNeeds) => {
  const data = { batch, division, benefitMonth: yearMonth('2021-06'), openedBy: 'li' };
  await actOn(needs, { batch, actor: 'li' }, { type: 'OpenBatch', data }, 'li');
};

const fundOf = { division, programme: RURAL_DIBAO, fiscalYear: '2021' };
const wanting = { batch, division, benefitMonth: yearMonth('2021-06') };

/** Enough for the batch, and arrived. */
const appropriate = async ({ ledger }: ActNeeds) => {
  const stream = streamOf.fund(RURAL_DIBAO, '2021', division);
  const document = 'ZF-1' as DocumentNo;
  const movement = {
    ...fundOf,
    document,
    amountFen: fen(10_000_00),
    businessOn: today,
    source: 'DISTRICT',
    fromUnit: '区财政局',
    toUnit: '街道办事处',
  } as const;
  const arrival = { ...fundOf, document, stage: 'APPROPRIATED', arrivedOn: today } as const;
  const by = (what: string) => actMetadata(clock, 'li', commandIdFrom(stream, what));
  await ledger.run(stream, fund, { type: 'StateFundsAppropriated', data: movement }, by('out'));
  await ledger.run(stream, fund, { type: 'StateFundsArrived', data: arrival }, by('in'));
};

const screening = {
  batch,
  screenedOn: today,
  screenedBy: 'li',
  rules: [],
  policyDigest: 'p',
  blocking: 0,
  warning: 0,
  shown: { list: 's', digest: 'd' },
};
const submission = { batch, submittedBy: 'li', submittedOn: today, approversNeeded: 2 };

type Step = 'freeze' | 'screen' | 'submit' | 'approve-first' | 'approve-second' | 'send';
const STEPS: readonly Step[] = [
  'freeze',
  'screen',
  'submit',
  'approve-first',
  'approve-second',
  'send',
];

/** More is due each time somebody asks: what a crash interrupted must not go on with that. */
const doing = (needs: ActNeeds & CommitNeeds) => {
  let asked = 0;
  const by = (actor: string) => ({ batch, actor });
  const drawUp = async () => itemsOf(2 + (asked % 3), 400 + (asked += 1));
  const steps: Readonly<Record<Step, () => Promise<unknown>>> = {
    freeze: () => freezeBatch({ ...needs, drawUp }, by('li')),
    screen: () => actOn(needs, by('li'), { type: 'ScreenBatch', data: screening }),
    submit: () => actOn(needs, by('li'), { type: 'SubmitBatch', data: submission }),
    'approve-first': () => approveBatch(needs, by(APPROVERS[0])),
    'approve-second': () => approveBatch(needs, by(APPROVERS[1])),
    send: () => sendBatch(needs, by('li')),
  };
  return steps;
};

const tried = fc.record({
  step: fc.constantFrom(...STEPS),
  dieAt: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  isWritten: fc.boolean(),
  /** Two browsers press the same button. */
  twice: fc.boolean(),
});

const endsInCrash = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
};

const itemsIn = async (ledger: Ledger, type: string) => {
  const refs = itemsOf(9, 1).map(({ ref }) => streamOf.payment(ref));
  const streams = await ledger.histories(refs);
  return refs.flatMap((ref) =>
    (streams.get(ref) ?? [])
      .filter((recorded) => recorded.type === type)
      .map(({ data }) => data as unknown as ListedItem),
  );
};

const started = async () => {
  const mortal = new Mortal(openMemoryStore());
  const ledger = new Ledger(mortal.asStore(), clock);
  const needs = { ledger, vault, clock, drawsOn: async () => [] };
  await open(needs);
  await appropriate(needs);
  return { mortal, ledger, needs, steps: doing(needs) };
};

it('any order of retries and crashes gives one batch, each of its items once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tried, { maxLength: 12 }), async (tries) => {
      const { mortal, ledger, steps } = await started();
      for (const { step, dieAt, isWritten, twice } of tries) {
        mortal.dieAt(dieAt, isWritten);
        const work = twice ? [steps[step](), steps[step]()] : [steps[step]()];
        await Promise.all(work.map(endsInCrash));
      }
      mortal.dieAt(undefined, false);
      for (const step of STEPS) await steps[step]();
      const { state, events } = await batchHeld(ledger, batch);
      expect(state).toMatchObject({ status: 'sent', approvedBy: expect.any(Array) });
      expect(events.map(({ type }) => type)).toEqual([
        'BatchOpened',
        'BatchListFixed',
        'BatchFrozen',
        'BatchScreened',
        'BatchSubmitted',
        'BatchApproved',
        'BatchApproved',
        'BatchSentToBank',
      ]);
      const written = totalOf(await itemsIn(ledger, 'PaymentInstructed'));
      expect(await setAsideFor(ledger, wanting, today)).toMatchObject({
        outOf: [{ document: 'ZF-1', amountFen: written.sumFen }],
      });
      expect(events[1]!.data).toMatchObject({ ...written });
      expect(events[2]!.data).toMatchObject({ ...written });
      expect(
        new Set(events.slice(5, 7).map(({ data }) => (data as { approvedBy: string }).approvedBy)),
      ).toEqual(new Set(APPROVERS));
    }),
    { numRuns: 100 },
  );
});

it('a batch that is rejected in the middle of anything leaves no item that counts', async () => {
  const order = { batch, actor: 'sun', reasonCode: 'NEW_FACTS' as const };
  await fc.assert(
    fc.asyncProperty(fc.array(tried, { maxLength: 8 }), tried, async (tries, last) => {
      const { mortal, ledger, needs, steps } = await started();
      for (const { step, dieAt, isWritten } of tries.filter(({ step: s }) => s !== 'send')) {
        mortal.dieAt(dieAt, isWritten);
        await endsInCrash(steps[step]());
      }
      mortal.dieAt(last.dieAt, last.isWritten);
      // The freeze goes on while somebody rejects.
      await Promise.all([endsInCrash(steps.freeze()), endsInCrash(rejectBatch(needs, order))]);
      mortal.dieAt(undefined, false);
      // Somebody else finishes it.
      await rejectBatch(needs, { ...order, actor: 'qian' });
      const { state } = await batchHeld(ledger, batch);
      expect(state.status).toBe('rejected');
      expect(await steps.send()).toMatchObject({ refused: 'batch-at-other-step' });
      const instructed = (await itemsIn(ledger, 'PaymentInstructed')).map(({ ref }) => ref);
      const reversed = (await itemsIn(ledger, 'PaymentReversed')).map(({ ref }) => ref);
      expect(new Set(reversed).size).toBe(reversed.length);
      expect(instructed.filter((ref) => !reversed.includes(ref))).toEqual([]);
      expect(await setAsideFor(ledger, wanting, today)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

it('what a crash interrupted is finished by itself, once nobody is at it any more', async () => {
  const cuts = fc.record({
    dieAt: fc.nat({ max: 2 }),
    isWritten: fc.boolean(),
    reject: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(cuts, async ({ dieAt, isWritten, reject }) => {
      const { mortal, ledger, needs, steps } = await started();
      if (reject) await steps.freeze();
      mortal.dieAt(dieAt, isWritten);
      const order = { batch, actor: 'sun', reasonCode: 'NEW_FACTS' as const };
      await endsInCrash(reject ? rejectBatch(needs, order) : steps.freeze());
      mortal.dieAt(undefined, false);
      const interrupted = new InterruptedBatches({ ...needs, batches: async () => [batch] });
      const before = await batchHeld(ledger, batch);
      await interrupted.resume();
      expect((await batchHeld(ledger, batch)).events).toEqual(before.events);
      await interrupted.resume();
      await interrupted.resume();
      const { state } = await batchHeld(ledger, batch);
      const wasBegun = before.state.status !== 'open' && before.state.status !== 'frozen';
      const ends = reject ? 'rejected' : 'frozen';
      expect(state.status).toBe(wasBegun ? ends : before.state.status);
      const instructed = await itemsIn(ledger, 'PaymentInstructed');
      const reversed = await itemsIn(ledger, 'PaymentReversed');
      if (state.status === 'rejected') expect(reversed).toHaveLength(instructed.length);
      if (state.status === 'frozen') expect(totalOf(instructed)).toMatchObject({ count: 2 });
    }),
    { numRuns: 60 },
  );
});

it('two approvers who come at once are told apart: one of them has the last word', async () => {
  const { needs, steps, ledger } = await started();
  for (const step of ['freeze', 'screen', 'submit'] as const) await steps[step]();
  const words = await Promise.all(APPROVERS.map((actor) => approveBatch(needs, { batch, actor })));
  expect(words.map((word) => 'approved' in word && word.approved).toSorted()).toEqual([
    false,
    true,
  ]);
  expect((await batchHeld(ledger, batch)).state).toMatchObject({ status: 'approved' });
});

it('an approval and a rejection that come at once leave nothing set aside for a rejected batch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 9 }), { maxLength: 40 }), async (waits) => {
      const { mortal, needs, steps, ledger } = await started();
      const before = ['freeze', 'screen', 'submit', 'approve-first'] as const;
      for (const step of before) await steps[step]();
      mortal.slowDown(waits);
      const order = { batch, actor: 'sun', reasonCode: 'NO_FUNDS' as const };
      await Promise.all([steps['approve-second'](), rejectBatch(needs, order)]);
      mortal.slowDown([]);
      const { state } = await batchHeld(ledger, batch);
      const setAside = await setAsideFor(ledger, wanting, today);
      expect([state.status, setAside !== undefined]).toEqual(['rejected', false]);
    }),
    { numRuns: 100 },
  );
});
