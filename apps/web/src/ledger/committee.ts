import createFetch from 'openapi-fetch';
import createQueries from 'openapi-react-query';
import type { paths } from '../../../../dist/client/committee-paths';
import { asProblem } from './problem';

/** The routes of the committee, for the pages that only it can open. */
export const fetchCommittee = createFetch<paths>({ credentials: 'same-origin' });
fetchCommittee.use(asProblem);

export const committee = createQueries(fetchCommittee);
