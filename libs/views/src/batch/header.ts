import { type FactOf, isA } from '../fact';

/** The head of a batch: as a roster states it, or as it was sent from here. */
export type HeaderFact = FactOf<'BatchStated' | 'BatchSentToBank'>;

export const isHeader = isA('BatchStated', 'BatchSentToBank');
