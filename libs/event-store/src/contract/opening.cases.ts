import { StoreUnavailable } from '../port';
import type { Contract } from './contract';

/** A process may take so long to close its store and end by itself. */
const EXIT_LIMIT_MS = 3_000;

/** With every store of the suite closed, for one process uses one EventStoreDB at a time. */
export const openingCases = ({ case: on, faults, tried }: Contract): void => {
  on(19, async () => {
    for (const kind of ['unreachable', 'tls', 'authentication'] as const) {
      const error: unknown = await faults.openWrong[kind]().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(error).toMatchObject({ kind });
    }
  });

  const { start } = tried;
  if (start) {
    on(45, 'the process of a closed store ends by itself', async () => {
      const child = start('closer');
      await child.firstLine;
      const closing = performance.now();
      expect(await child.ended).toBe(0);
      expect(performance.now() - closing).toBeLessThan(EXIT_LIMIT_MS);
    });
  }
};
