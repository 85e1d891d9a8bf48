import { isDatabaseAway } from './database-away';

const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error('failed'), { code, ...more });

it.each(['57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
  'the database is away when it says %s',
  (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
  },
);

it('a socket that is not there yet is a database that is away, a file that is not there is none', () => {
  expect(isDatabaseAway(withCode('ENOENT', { syscall: 'connect' }))).toBe(true);
  expect(isDatabaseAway(withCode('ENOENT', { syscall: 'open' }))).toBe(false);
});

it('looks for the reason inside what was made of it', () => {
  const driverError = withCode('57P01');
  expect(isDatabaseAway(Object.assign(new Error('query failed'), { driverError }))).toBe(true);
  expect(isDatabaseAway(new Error('outer', { cause: new Error('Connection terminated') }))).toBe(
    true,
  );
  expect(isDatabaseAway(new AggregateError([withCode('ECONNREFUSED')]))).toBe(true);
});

it('an ordinary mistake is not an absence', () => {
  expect(isDatabaseAway(withCode('23505'))).toBe(false);
  expect(isDatabaseAway(new TypeError('x is not a function'))).toBe(false);
  expect(isDatabaseAway('57P01')).toBe(false);
});
