import type { QueryKey } from '@tanstack/react-query';

/** Each reading of a household or a batch by the committee is written down as a look of its own. */
const RECORDED = /^\/api\/v1\/committee\/(?:households|batches)\//;

/** What is not asked again by itself, however much happens: that would look like another look. */
export const isAskedOnce = ([, path]: QueryKey): boolean =>
  typeof path === 'string' && RECORDED.test(path);
