import { addressFrom } from './address';

it('leaves a plain address as it is', () => {
  expect(addressFrom('esdb://127.0.0.1:2113?tls=false')).toEqual({
    connectionString: 'esdb://127.0.0.1:2113?tls=false',
    hosts: [{ host: '127.0.0.1', port: 2113 }],
    tls: false,
  });
});

it('reads several hosts, the default port and a file of certificates', () => {
  const address = addressFrom('esdb+discover://a.example,b.example:2114/?tlsCAFile=%2Fca%20x.pem');
  expect(address.hosts).toEqual([
    { host: 'a.example', port: 2113 },
    { host: 'b.example', port: 2114 },
  ]);
  expect(address).toMatchObject({ tls: true, caFile: '/ca x.pem' });
});

it('keeps the whole of a password with colons in it', () => {
  const { connectionString } = addressFrom('esdb://ledger:a:b%3Ac@host:2113');
  expect(connectionString).toBe('esdb://ledger:a%3Ab%3Ac@host:2113');
});

it('drops the option with which the client tells wrong revisions', () => {
  const text = 'esdb://host:2113?tls=false&throw-on-append-failure=false&connectionName=x';
  expect(addressFrom(text).connectionString).toBe('esdb://host:2113?tls=false&connectionName=x');
  expect(addressFrom('esdb://host?throwOnAppendFailure=false').connectionString).toBe(
    'esdb://host',
  );
});

it.each(['', 'http://host:2113', 'esdb://', 'esdb://ledger:se@cret@host:2113'])(
  'refuses %p and does not repeat it',
  (text) => {
    expect(() => addressFrom(text)).toThrow(RangeError);
    expect(() => addressFrom(text)).not.toThrow(/cret/);
  },
);
