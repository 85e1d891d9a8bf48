/** `npm run worker`: a process that keeps the views up to date, beside apps that leave it to it. */
import { createRequire } from 'node:module';
import { mainOf, prepare } from './prepare.mjs';

await prepare(['worker']);

process.argv[1] = mainOf('worker');
createRequire(import.meta.url)(mainOf('worker'));
