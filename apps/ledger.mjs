/** `npm run --silent ledger -- …`: the command line. Stdout belongs to the command alone. */
import { createRequire } from 'node:module';
import { mainOf, prepare } from './prepare.mjs';

await prepare(['cli']);

process.argv[1] = mainOf('cli');
createRequire(import.meta.url)(mainOf('cli'));
