import { StoreUnavailable } from '@ledger/event-store';
import { absenceIn } from './absence';
import { LogNotAccepted } from './main-log/problems';

const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error('failed'), { code, ...more });

it.each(['57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])(
  'the database is away when it says %s',
  (code) => {
    expect(absenceIn(withCode(code))).toBe('database');
  },
);

it('a socket that is not there yet is a database that is away, a file that is not there is none', () => {
  expect(absenceIn(withCode('ENOENT', { syscall: 'connect' }))).toBe('database');
  expect(absenceIn(withCode('ENOENT', { syscall: 'open' }))).toBeUndefined();
});

it('looks for the reason inside what was made of it', () => {
  const driverError = withCode('57P01');
  expect(absenceIn(Object.assign(new Error('query failed'), { driverError }))).toBe('database');
  expect(absenceIn(new Error('outer', { cause: new Error('Connection terminated') }))).toBe(
    'database',
  );
  expect(absenceIn(new AggregateError([withCode('ECONNREFUSED')]))).toBe('database');
});

it('tells a log that is away from the database, and from a log that is not ours', () => {
  const away = new StoreUnavailable('unreachable', 'nobody answers');
  expect(absenceIn(away)).toBe('log');
  expect(absenceIn(new Error('outer', { cause: away }))).toBe('log');
  expect(absenceIn(new LogNotAccepted('another-log'))).toBe('right-log');
});

it('an ordinary mistake is not an absence', () => {
  expect(absenceIn(withCode('23505'))).toBeUndefined();
  expect(absenceIn(new TypeError('x is not a function'))).toBeUndefined();
  expect(absenceIn('57P01')).toBeUndefined();
});
