/** `npm run build`: everything that is older than its sources, or only what is named. */
import { prepare } from './prepare.mjs';

const names = process.argv.slice(2);
await prepare(names.length > 0 ? names : undefined);
