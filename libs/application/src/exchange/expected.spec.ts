import { AsyncResource } from 'node:async_hooks';
import { type EventStore, openMemoryStore } from '@ledger/event-store';
import {
  type BatchNo,
  type CommandId,
  type Instant,
  localDate,
  type StreamName,
  yearMonth,
} from '@ledger/kernel';
import { batch, type BatchAct } from '@ledger/ledger';
import { actMetadata } from '../act-metadata';
import { Ledger } from '../ledger';
import { expecting, type Expectation, StreamMoved } from './expected';

const clock = {
  now: () => '2021-05-20T01:00:00.000Z' as Instant,
  today: () => localDate('2021-05-20'),
};
const STREAM = 'batch-PC1' as StreamName;
const open: BatchAct = {
  type: 'OpenBatch',
  data: {
    batch: 'PC1' as BatchNo,
    division: '500118001' as never,
    benefitMonth: yearMonth('2021-06'),
    openedBy: 'li',
  },
};
const giveUp: BatchAct = {
  type: 'RejectBatch',
  data: { batch: 'PC1' as BatchNo, rejectedBy: 'li', reasonCode: 'GIVEN_UP' },
};

let store: EventStore;
let ledger: Ledger;
beforeEach(async () => {
  store = openMemoryStore();
  ledger = new Ledger(store, clock);
  await run(ledger, open, 'open');
});

const run = (on: Ledger, command: BatchAct, id: string) =>
  on.run(STREAM, batch, command, actMetadata(clock, 'li', id as CommandId));

const events = async () => (await ledger.history(STREAM)).length;

it('lets an act through that saw the stream as it is, and notes where it ended', async () => {
  const expectation: Expectation = { stream: STREAM, seen: 0n };
  const outcome = await expecting(expectation, () => run(ledger, giveUp, 'give-up'));
  expect(outcome).toEqual({ stream: STREAM, events: 1 });
  expect(expectation.written).toBe(1n);
});

it('refuses an act that saw another end of the stream, and changes nothing', async () => {
  const act = expecting({ stream: STREAM, seen: 'noStream' }, () => run(ledger, giveUp, 'give-up'));
  await expect(act).rejects.toThrow(StreamMoved);
  expect(await events()).toBe(1);
});

it('refuses it also when somebody else comes in at the moment of writing', async () => {
  let isFirst = true;
  // Bound here, outside the request: what they write is none of its own.
  const somebodyElse = AsyncResource.bind(() => run(ledger, giveUp, 'somebody else'));
  const raced: EventStore = {
    ...store,
    readStreams: (streams) => store.readStreams(streams),
    append: async (writes) => {
      if (isFirst) {
        isFirst = false;
        await somebodyElse();
      }
      return store.append(writes);
    },
  };
  const act = expecting({ stream: STREAM, seen: 0n }, () =>
    run(new Ledger(raced, clock), giveUp, 'give-up'),
  );
  await expect(act).rejects.toThrow(StreamMoved);
  expect(await events()).toBe(2);
});

it('binds no other stream, and no act of somebody who said nothing', async () => {
  const other = { stream: 'batch-PC2' as StreamName, seen: 7n };
  await expecting(other, () => run(ledger, giveUp, 'give-up'));
  expect(await events()).toBe(2);
});

it('takes what the same request wrote before for its own', async () => {
  const expectation: Expectation = { stream: STREAM, seen: 0n };
  await expecting(expectation, async () => {
    await run(ledger, giveUp, 'give-up');
    await run(ledger, giveUp, 'give-up');
  });
  expect(await events()).toBe(2);
});
