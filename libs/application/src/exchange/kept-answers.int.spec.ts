import { boxFrom, keysFrom } from '@ledger/people';
import type { Instant, LocalDate } from '@ledger/kernel';
import { Pool } from 'pg';
import { makeDatabase, type ScratchDatabase } from '../../../../tests/contract/scratch-database';
import type { AccountId } from '../accounts/account';
import { type Claimed, type KeptAnswers, openKeptAnswers } from './kept-answers';
import { migrateExchange } from './schema';

const LEASE_MS = 30_000;
const DAY_MS = 24 * 60 * 60_000;

const held: { database?: ScratchDatabase; pool?: Pool } = {};
let answers: KeptAnswers;
let now = Date.parse('2021-06-01T00:00:00Z');
const wait = (ms: number) => void (now += ms);

beforeAll(async () => {
  held.database = await makeDatabase('kept_answers');
  held.pool = new Pool({ connectionString: held.database.url });
  await migrateExchange(held.pool);
  answers = openKeptAnswers({
    pool: held.pool,
    clock: {
      now: () => new Date(now).toISOString() as Instant,
      today: () => '2021-06-01' as LocalDate,
    },
    box: boxFrom(keysFrom(Buffer.alloc(32, 7))),
  });
});
afterAll(async () => {
  await held.pool?.end();
  await held.database?.drop();
});

const request = (key: string, fingerprint = 'this') => ({
  account: '00000000-0000-4000-8000-000000000001' as AccountId,
  key,
  fingerprint,
});

const claimed = async (key: string, fingerprint?: string) => {
  const outcome = await answers.claim(request(key, fingerprint));
  if (outcome.outcome !== 'claimed') throw new Error(outcome.outcome);
  return outcome.claim;
};
const outcomeOf = async (key: string, fingerprint?: string): Promise<Claimed['outcome']> =>
  (await answers.claim(request(key, fingerprint))).outcome;

const DONE = { status: 201, tag: null, body: { batch: 'B1' } };

it('what was answered is not done again, however long ago whoever did it let go', async () => {
  await answers.keep(await claimed('answered'), DONE);
  wait(LEASE_MS + 1);
  expect(await answers.claim(request('answered'))).toEqual({ outcome: 'answered', answer: DONE });
  wait(DAY_MS - 2 * LEASE_MS);
  expect(await outcomeOf('answered')).toBe('answered');
});

it('what somebody died over is taken over by the same request, and by no other', async () => {
  await claimed('died');
  expect(await outcomeOf('died')).toBe('under-way');
  wait(LEASE_MS + 1);
  expect(await outcomeOf('died', 'another')).toBe('other-request');
  expect(await outcomeOf('died')).toBe('claimed');
});

it('whoever is still at it keeps it by saying so', async () => {
  const claim = await claimed('long');
  wait(LEASE_MS - 1_000);
  await answers.renew(claim);
  wait(LEASE_MS - 1_000);
  expect(await outcomeOf('long')).toBe('under-way');
});

it('a day later the key may mean something else', async () => {
  await answers.keep(await claimed('old'), DONE);
  expect(await outcomeOf('old', 'another')).toBe('other-request');
  wait(DAY_MS);
  expect(await outcomeOf('old', 'another')).toBe('claimed');
});

it('what was let go may be tried again, what was answered stays', async () => {
  const claim = await claimed('refused');
  await answers.release(claim);
  const again = await claimed('refused', 'another');
  await answers.keep(again, DONE);
  await answers.release(again);
  expect(await outcomeOf('refused', 'another')).toBe('answered');
});
