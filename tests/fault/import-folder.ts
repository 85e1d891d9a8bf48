/**
 * A process that takes a folder in until it is killed: `import-folder.ts <home> [folder]`. It says
 * `accepted <id>` when the import is acknowledged and `finished` when nothing is left to do. With
 * no folder it only goes on with what others left.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LedgerApplication, openApplication } from '@ledger/application';

const [home = '', folder] = process.argv.slice(2);
const LOOK_AGAIN_MS = 100;

const uploadsOf = (dir: string) =>
  readdirSync(dir)
    .filter((name) => /\.(xlsx|csv)$/.test(name) || name === 'manifest.json')
    .map((name) => ({ name, bytes: readFileSync(join(dir, name)) }));

const acknowledged = async ({ imports, division }: LedgerApplication, dir: string) => {
  const files = uploadsOf(dir);
  const importId = await imports.accept({ actor: 'operator', division, mayDeclare: true, files });
  process.stdout.write(`accepted ${importId}\n`);
};

/** The database may be away for a while; the import goes on by itself when it is back. */
const nothingLeft = async ({ jobs }: LedgerApplication): Promise<boolean> => {
  try {
    return (await jobs.unfinished()).length === 0;
  } catch {
    return false;
  }
};

const main = async () => {
  const app = await openApplication({ home, env: {} });
  if (folder) await acknowledged(app, folder);
  app.startProjecting();
  while (!(await nothingLeft(app))) await sleep(LOOK_AGAIN_MS);
  await app.caughtUp();
  process.stdout.write('finished\n');
  await app.close();
  process.exit(0);
};

process.stdin.on('end', () => process.exit(0)).resume();
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
