import { askedBy } from './asked-by';

const request = { method: 'POST', originalUrl: '/api/v1/imports', body: { note: 'a' } };
const file = (originalname: string, text: string | null) => ({
  originalname,
  buffer: text === null ? null : Buffer.from(text),
});
const sent = askedBy({ ...request, files: [file('a.csv', 'x'), file('b.csv', 'y')] });

it('is the same request when the same files come again, whatever the form around them is', () => {
  expect(askedBy({ ...request, files: [file('a.csv', 'x'), file('b.csv', 'y')] })).toBe(sent);
  const one = askedBy({ ...request, file: file('a.csv', 'x') });
  expect(askedBy({ ...request, file: file('a.csv', 'x') })).toBe(one);
});

it.each([
  ['of another content', [file('a.csv', 'x'), file('b.csv', 'z')]],
  ['of another name', [file('a.csv', 'x'), file('c.csv', 'y')]],
  ['fewer', [file('a.csv', 'x')]],
  ['none', []],
  ['too large to keep', [file('a.csv', 'x'), file('b.csv', null)]],
])('is another request with files %s', (_, files) => {
  expect(askedBy({ ...request, files })).not.toBe(sent);
});

it('is another request at another place, in another way or with other words', () => {
  const plain = askedBy(request);
  for (const other of [
    { ...request, method: 'PUT' },
    { ...request, originalUrl: '/api/v1/batches' },
    { ...request, body: { note: 'b' } },
    { ...request, body: undefined },
  ]) {
    expect(askedBy(other)).not.toBe(plain);
  }
});
