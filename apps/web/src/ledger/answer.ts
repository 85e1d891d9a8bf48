// Written by the build, from the description of the routes.
import type { components } from '../../../../dist/client/paths';

/** What the ledger answers, by the names of its description: `Answer<'Batch'>`. */
export type Answer<Name extends keyof components['schemas']> = components['schemas'][Name];
