import type { Overview } from '../api';
import type { Filters } from '../queries';

/** What the two tables of counts share: the counts, and what the list below is narrowed to. */
export interface Chosen {
  readonly overview: Overview;
  readonly filters: Filters;
  readonly onFilter: (filters: Filters) => void;
}

/** The filters without one of them. */
export const without = (filters: Filters, name: keyof Filters): Filters => {
  const { [name]: _dropped, ...rest } = filters;
  return rest;
};
