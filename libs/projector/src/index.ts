export { openReadSide } from './data-source';
export { openProjector, type Projector, type ProjectorNeeds, VIEWS_VERSION } from './runner';
export { FACT_COLUMNS, factFrom, factOf, read, type Read, type StoredFact } from './rows';
export { columnName } from './intervals-table';
export { findingId } from './intervals';
