export {
  type EventStoreDbOptions,
  openEventStoreDb,
} from './adapters/eventstoredb/eventstoredb-store';
export { openMemoryStore } from './adapters/memory/memory-store';
export { openPostgresStore, type PostgresStoreOptions } from './adapters/postgres/postgres-store';
export { migrate as migratePostgresLog } from './adapters/postgres/schema';
export { canonicalEventJson, canonicalJson, NotCanonical } from './canonical';
export {
  type CheckedEvent,
  type CheckedWrite,
  checkWrites,
  EVENT_BYTES_MAX,
  EVENTS_MAX,
  WRITE_BYTES_MAX,
} from './checked-write';
export { uuidFrom } from './derived-id';
export { leafHash, type Sealed, seal, sealedText } from './codec';
export {
  type EventStore,
  type Expected,
  ForeignPosition,
  InvalidWrite,
  type NewEvent,
  type Position,
  type Recorded,
  type Revision,
  SealBroken,
  StoreUnavailable,
  StreamNotFound,
  type StreamWrite,
  type WriteResult,
  type WrongPlace,
} from './port';
export { type Verification, verify } from './verify';
