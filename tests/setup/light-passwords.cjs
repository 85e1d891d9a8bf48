/**
 * For tests that make ledgers in their own process: argon2id as ever, but with little memory and
 * one pass. A hash of full cost takes a twentieth of a second of one processor, every new ledger
 * makes four and every login one, together more than a minute of a run. What a hash must cost is
 * held by `passwords.spec.ts`, which runs without this, and by the test that measures it, which
 * asks for the full cost. A hash tells its own cost, so that either kind is read by either.
 */
const LIGHT = { memorySize: 64, iterations: 1 };

jest.mock('hash-wasm', () => {
  const actual = jest.requireActual('hash-wasm');
  return { ...actual, argon2id: jest.fn((options) => actual.argon2id({ ...options, ...LIGHT })) };
});
