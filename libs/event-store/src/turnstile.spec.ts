import { Turnstile } from './turnstile';

it('lets so many in at once and the others in the order they came', async () => {
  const turnstile = new Turnstile(2);
  const order: number[] = [];
  const leave: (() => void)[] = [];
  const passes = [0, 1, 2, 3].map((n) =>
    turnstile.pass(() => {
      order.push(n);
      return new Promise<number>((resolve) => leave.push(() => resolve(n)));
    }),
  );
  await Promise.resolve();
  expect(order).toEqual([0, 1]);
  leave[1]?.();
  expect(await passes[1]).toBe(1);
  expect(order).toEqual([0, 1, 2]);
  for (const go of leave) go();
  await passes[2];
  leave[3]?.();
  expect(await Promise.all(passes)).toEqual([0, 1, 2, 3]);
});

it('gives the place back when the work fails', async () => {
  const turnstile = new Turnstile(1);
  await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turnstile.pass(() => Promise.resolve('yes'))).toBe('yes');
});
