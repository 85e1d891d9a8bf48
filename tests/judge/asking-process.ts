/**
 * A process that asks the log for this and that: `asking-process.ts <address> <seed> <name>
 * <lanes> <calls>`. Its lanes go on side by side, each one call after the other. It prints what it
 * asks before it asks, and what was answered.
 */
import { chanceFrom } from '../scenarios/chance';
import { Asker } from './asker';
import { type Address, openAt } from './recording';

const [address = '', seed = '', name = '', lanes = '', calls = ''] = process.argv.slice(2);

const main = async () => {
  const store = await openAt(JSON.parse(address) as Address);
  const lane = async (_: unknown, n: number) => {
    const own = `${name}.${n}`;
    const chance = chanceFrom(
      Number(seed) + [...own].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7),
    );
    const asker = new Asker(store, chance, Number(seed), own);
    for (let call = 0; call < Number(calls); call += 1) await asker.ask();
  };
  await Promise.all(Array.from({ length: Number(lanes) }, lane));
  await store.close();
  process.exit(0);
};

process.stdin.on('end', () => process.exit(0)).resume();
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
