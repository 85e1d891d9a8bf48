export { openReadSide } from './data-source';
export { type Checkpoint, readCheckpoint, VIEWS_VERSION } from './checkpoint';
export { isLed } from './leader-lane';
export { openProjector, type Projector, type ProjectorNeeds } from './runner';
export { FACT_COLUMNS, factFrom, factOf, read, type Read, type StoredFact } from './rows';
export { columnName } from './intervals-table';
export { findingId } from './intervals';
