/** `npm run build`: everything that is older than its sources. */
import { prepare } from './prepare.mjs';

await prepare();
