import { addressOf, doorFrom, doorProblem } from './door';
import { StartProblem } from './say';
import { workersAreSeparate } from './workers';

it('a door is on this machine alone unless a host is named', () => {
  expect(doorFrom({}, 'PORT', 3000)).toEqual({ setting: 'PORT', host: '127.0.0.1', port: 3000 });
  expect(doorFrom({ PORT: ' 8080 ' }, 'PORT', 3000, '0.0.0.0')).toMatchObject({
    host: '0.0.0.0',
    port: 8080,
  });
});

it.each(['eighty', '-1', '3.5', '65536', '0x50'])('%s is no port number', (text) => {
  expect(() => doorFrom({ WORKER_PORT: text }, 'WORKER_PORT', 3100)).toThrow(StartProblem);
});

it('tells of a host this machine does not have, and leaves other errors as they are', () => {
  const door = { setting: 'PORT', host: '192.0.2.1', port: 3000 };
  const away = Object.assign(new Error('bind'), { code: 'EADDRNOTAVAIL' });
  expect(doorProblem(door, away)).toMatchObject({ message: expect.stringContaining('192.0.2.1') });
  const other = new Error('out of memory');
  expect(doorProblem(door, other)).toBe(other);
});

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://127.0.0.1:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000'],
  ['fd00::1', 'http://[fd00::1]:3000'],
])('whoever listens on %s is reached at %s', (address, url) => {
  expect(addressOf({ address, family: 'IPv4', port: 3000 })).toBe(url);
});

it('workers are separate only when it is said in so many words', () => {
  expect([{}, { LEDGER_WORKER: '' }, { LEDGER_WORKER: 'inside' }].map(workersAreSeparate)).toEqual([
    false,
    false,
    false,
  ]);
  expect(workersAreSeparate({ LEDGER_WORKER: 'separate' })).toBe(true);
  expect(() => workersAreSeparate({ LEDGER_WORKER: 'yes' })).toThrow(StartProblem);
});
