import type { Middleware } from 'openapi-fetch';
import { ApiProblem, problemOf, unreachable } from '../http';

/** Whatever is not an answer is thrown as the problem it is, so that every page shows it alike. */
export const asProblem: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw new ApiProblem(problemOf(response.status, await response.text()));
  },
  onError: ({ error }) => (error instanceof ApiProblem ? error : new ApiProblem(unreachable)),
};
