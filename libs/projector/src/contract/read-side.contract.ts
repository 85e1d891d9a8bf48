import type { LogMark, Position } from '@ledger/event-store';
import type { LocalDate, StreamName } from '@ledger/kernel';
import type { Fact } from '@ledger/views';
import { EARLIEST } from '../due';
import type { Interval } from '../intervals';
import { CheckpointMoved, type ReadSide, type ReadTransaction } from '../read-side';
import type { FactRow, Read } from '../rows';

const START = 'start' as Position;
const VERSION = 3;
const day = (text: string) => text as LocalDate;

const markAt = (position: string): LogMark & { readonly position: Position } => ({
  position: position as Position,
  stream: 'household-1' as StreamName,
  revision: 0n,
  leaf: 'ab'.repeat(32),
});

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const fact = (n: number): Fact => ({
  position: String(n),
  statement: uuidOf(n),
  file: undefined,
  knownOn: day('2021-06-01'),
  receivedOn: day('2021-06-02'),
  withdrawnOn: undefined,
  declared: false,
  row: n,
  event: {
    type: 'DeathClaimWithdrawn',
    data: { person: uuidOf(n), source: 'POLICE', said: 'a "quoted"\tword \\ and\na line' },
  } as unknown as Fact['event'],
});

const filed = (subject: string, one: Fact): FactRow => ({
  subject,
  stream: 'household-1',
  clockHigh: '',
  fact: one,
});

const money = (cell: string, knownFrom: string, knownUntil: string | null): Interval => ({
  kind: 'flow',
  cell,
  key: 'flow',
  knownFrom: day(knownFrom),
  knownUntil: knownUntil as LocalDate | null,
  payload: JSON.stringify({ account: 'clearing/1', of: cell, knownFrom }),
});

const MEMBERSHIP = { subject: 'person/1', owner: 'household/H1' };

/** What every read side keeps, on a server or in memory. */
export const readSideContract = (open: () => Promise<ReadSide>) => {
  let side: ReadSide;
  const within = <T>(work: (tx: ReadTransaction) => Promise<T>) => side.transaction(work);
  beforeEach(async () => {
    side = await open();
    await side.begin(START, VERSION);
  });

  describe('the checkpoint', () => {
    it('is set once and moves with its event', async () => {
      await side.begin('elsewhere' as Position, VERSION);
      expect(await side.checkpoint()).toMatchObject({ version: VERSION, position: START });
      await within((tx) => tx.moveCheckpoint(markAt('p1'), '2021-06-01T00:00:00.000Z'));
      const { position: _, ...mark } = markAt('p1');
      expect(await side.checkpoint()).toMatchObject({ version: VERSION, position: 'p1', mark });
      const clock = await within((tx) => tx.lockCheckpoint('p1' as Position));
      expect(clock).toBe('2021-06-01T00:00:00.000Z');
    });

    it('that another moved refuses whoever still stands where it was', async () => {
      await within((tx) => tx.moveCheckpoint(markAt('p1'), ''));
      await expect(within((tx) => tx.lockCheckpoint(START))).rejects.toThrow(CheckpointMoved);
    });

    it('of views that are out of date has a version that no code has', async () => {
      await side.outdate();
      expect((await side.checkpoint())?.version).not.toBe(VERSION);
    });
  });

  it('a transaction that fails leaves nothing of what it did', async () => {
    const broken = within(async (tx) => {
      await tx.cases.file([filed('household/H1', fact(1))]);
      await tx.cases.join([MEMBERSHIP]);
      await tx.due.put([{ cell: 'c', owner: 'c', dueOn: EARLIEST, fromDay: EARLIEST }]);
      await tx.answers.put('flow', [money('c', '2021-06-01', null)]);
      await tx.judgeBy(new Map([['rule R01', '1']]));
      await tx.moveCheckpoint(markAt('p1'), '');
      throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    expect((await side.checkpoint())?.position).toBe(START);
    expect(await side.isDue(day('2099-01-01'))).toBe(false);
    await within(async (tx) => {
      expect((await tx.cases.load(['household/H1'])).size).toBe(0);
      expect((await tx.cases.factsUnder(['household/H1'])).size).toBe(0);
      expect((await tx.answers.flowsOf(['clearing/1'])).size).toBe(0);
      expect((await tx.judgedBy()).size).toBe(0);
    });
  });

  it('nobody sees what is not committed yet', async () => {
    const due = { cell: 'c', owner: 'c', dueOn: EARLIEST, fromDay: EARLIEST };
    await within((tx) => tx.due.put([due]));
    await within(async (tx) => {
      await tx.due.take(day('2021-06-01'));
      await tx.moveCheckpoint(markAt('p1'), '');
      expect(await side.isDue(day('2021-06-01'))).toBe(true);
      expect((await side.checkpoint())?.position).toBe(START);
    });
    expect(await side.isDue(day('2021-06-01'))).toBe(false);
  });

  describe('cases', () => {
    it('tell which memberships are new, and hold what was there before them', async () => {
      const one = fact(1);
      await within((tx) => tx.cases.file([filed('person/1', one)]));
      expect(await within((tx) => tx.cases.join([MEMBERSHIP]))).toEqual([MEMBERSHIP]);
      expect(await within((tx) => tx.cases.join([MEMBERSHIP]))).toEqual([]);
      const cases = await within((tx) => tx.cases.load(['household/H1', 'household/nobody']));
      expect([...cases.keys()]).toEqual(['household/H1']);
      expect(cases.get('household/H1')?.get('person/1')).toEqual([one]);
      expect(await within((tx) => tx.cases.ownersNamed('household/'))).toEqual(['household/H1']);
      expect(await within((tx) => tx.cases.ownersNamed('batch/'))).toEqual([]);
    });

    it('hold an event under two subjects as one fact', async () => {
      const one = fact(2);
      await within((tx) => tx.cases.file([filed('household/H1', one), filed('person/1', one)]));
      const facts = await within((tx) => tx.cases.factsUnder(['household/H1', 'person/1']));
      expect(facts.get('household/H1')![0]).toBe(facts.get('person/1')![0]);
    });

    it('hold nothing of a file from the day it was taken back, also what comes of it later', async () => {
      const file = 'f1' as NonNullable<Fact['file']>;
      const on = day('2021-06-20');
      const about = (type: string, data: object, n: number): Read =>
        ({
          recorded: { ...markAt(String(n)), stream: 'file-f1', recordedAt: '2021-06-20T00:00:00Z' },
          event: { type, data },
          metadata: { actor: 'x' },
        }) as unknown as Read;
      const came = { kind: 'DEATH', digest: 'd', division: '1', receivedOn: on, declared: false };
      const filing = (n: number, ...events: readonly Read[]) =>
        within(async (tx) => {
          await tx.cases.file([filed('person/1', { ...fact(n), file })]);
          return tx.applyToFiles(events);
        });
      const early = await filing(
        1,
        about('FileReceived', { ...came, rows: 1, rejectedRows: 0 }, 2),
        about('FileWithdrawn', { withdrawnOn: on, reasonCode: 'WRONG_FILE' }, 3),
      );
      expect(early).toEqual([{ subject: 'person/1', position: '1', on }]);
      expect(await filing(4)).toEqual([{ subject: 'person/1', position: '4', on }]);
      const facts = await within((tx) => tx.cases.factsUnder(['person/1']));
      expect(facts.get('person/1')!.map(({ withdrawnOn }) => withdrawnOn)).toEqual([on, on]);
    });

    it('refuse the same event twice: a page is applied once', async () => {
      await within((tx) => tx.cases.file([filed('person/1', fact(1))]));
      await expect(within((tx) => tx.cases.file([filed('person/1', fact(1))]))).rejects.toThrow(
        /duplicate/,
      );
    });
  });

  describe('the due list', () => {
    const row = (cell: string, dueOn: string, fromDay: string) => ({
      cell,
      owner: cell,
      dueOn: day(dueOn),
      fromDay: day(fromDay),
    });

    it('keeps the earlier day to begin from, and the newer day to serve on', async () => {
      await within((tx) => tx.due.put([row('c', '2021-06-01', '2021-05-01')]));
      await within((tx) => tx.due.put([row('c', '2021-08-01', '2021-07-01')]));
      expect(await side.isDue(day('2021-07-31'))).toBe(false);
      expect(await within((tx) => tx.due.take(day('2021-08-01')))).toEqual([
        row('c', '2021-08-01', '2021-05-01'),
      ]);
      expect(await side.isDue(day('2099-01-01'))).toBe(false);
    });

    it('serves accounts only when nothing else is due', async () => {
      const [account, batch] = ['clearing/1', 'batch/1'].map((cell) =>
        row(cell, '2021-06-01', '2021-06-01'),
      );
      await within((tx) => tx.due.put([account!, batch!]));
      expect(await within((tx) => tx.due.take(day('2021-06-01')))).toEqual([batch]);
      expect(await within((tx) => tx.due.take(day('2021-06-01')))).toEqual([account]);
    });

    it('forgets what is assessed', async () => {
      await within((tx) => tx.due.put([row('c', '2021-06-01', '2021-06-01')]));
      await within((tx) => tx.due.forget(['c', 'unknown']));
      expect(await side.isDue(day('2099-01-01'))).toBe(false);
    });
  });

  it('answers are found where they reach a day, and only what is dropped goes', async () => {
    const early = money('c', '2021-01-01', '2021-02-01');
    const open = money('c', '2021-02-01', null);
    await within((tx) => tx.answers.put('flow', [early, open]));
    const wanted = [{ cell: 'c', from: day('2021-03-01') }];
    expect(await within((tx) => tx.answers.reaching('flow', wanted))).toEqual([open]);
    await within((tx) => tx.answers.drop('flow', [open]));
    const left = await within((tx) => tx.answers.flowsOf(['clearing/1', 'clearing/2']));
    expect([...left]).toEqual([['clearing/1', [early]]]);
  });

  it('one leads at a time, and the next when it lets go', async () => {
    const [first, second] = [await side.openLane(), await side.openLane()];
    expect(await first.tryToLead()).toBe(true);
    expect(await second.tryToLead()).toBe(false);
    await first.release();
    expect(await second.tryToLead()).toBe(true);
    await second.release();
  });

  describe('views beside the live ones', () => {
    it('are read by nobody until they take their place, whole and indexed', async () => {
      await within((tx) => tx.cases.file([filed('person/1', fact(1))]));
      const next = await side.beside();
      await next.views.begin(START, VERSION + 1);
      await next.views.transaction(async (tx) => {
        await tx.cases.file([filed('person/2', fact(3))]);
        await tx.cases.joinNew([MEMBERSHIP]);
      });
      expect((await side.checkpoint())?.version).toBe(VERSION);
      await next.indexFacts();
      await next.indexAnswers();
      await next.takeOver();
      expect((await side.checkpoint())?.version).toBe(VERSION + 1);
      const facts = await within((tx) => tx.cases.factsUnder(['person/1', 'person/2']));
      expect([...facts.keys()]).toEqual(['person/2']);
      await expect(within((tx) => tx.cases.file([filed('person/2', fact(3))]))).rejects.toThrow(
        /duplicate/,
      );
      expect(await within((tx) => tx.cases.join([MEMBERSHIP]))).toEqual([]);
    });

    it('begun and left are thrown away by the next beginning', async () => {
      const left = await side.beside();
      await left.views.begin(START, VERSION);
      await left.views.transaction((tx) => tx.cases.file([filed('person/1', fact(1))]));
      const next = await side.beside();
      await next.views.begin(START, VERSION);
      const facts = await next.views.transaction((tx) => tx.cases.factsUnder(['person/1']));
      expect(facts.size).toBe(0);
    });

    it('let whoever still writes the old ones find that it stands nowhere', async () => {
      await within((tx) => tx.moveCheckpoint(markAt('p1'), ''));
      const next = await side.beside();
      await next.views.begin(START, VERSION);
      await next.indexFacts();
      await next.indexAnswers();
      await next.takeOver();
      const late = within((tx) => tx.lockCheckpoint('p1' as Position));
      await expect(late).rejects.toThrow(CheckpointMoved);
    });
  });
};
