import createFetch from 'openapi-fetch';
import createQueries from 'openapi-react-query';
// Written by the build, from the description of the routes.
import type { components, paths } from '../../../../dist/client/paths';
import { asProblem } from './problem';

/** What the ledger answers, by the names of its description: `Answer<'Batch'>`. */
export type Answer<Name extends keyof components['schemas']> = components['schemas'][Name];

/**
 * The routes everybody may know of, with the types of their description. An act is sent under a key
 * (`Idempotency-Key`), which the form that asks for it holds until it is over.
 */
export const fetchLedger = createFetch<paths>({ credentials: 'same-origin' });
fetchLedger.use(asProblem);

/** The same routes as questions of a page: `ledger.useQuery('get', '/api/v1/months')`. */
export const ledger = createQueries(fetchLedger);
