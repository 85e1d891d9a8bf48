export type { EventStoreDbOptions } from './adapters/eventstoredb/eventstoredb-store';
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
export { type CopyRefusal, CopyRefused } from './compare-logs';
export { copyLog, type CopyProgress, type LogCopy } from './copy-log';
export { uuidFrom } from './derived-id';
export { linesOf, logOfLines, type LogSource } from './log-lines';
export { type LogMark, markedEvent } from './log-mark';
export { leafHash, type Sealed, seal, sealedText } from './codec';
export { openEventStoreDb } from './open-eventstoredb';
export {
  type EventStore,
  type Expected,
  ForeignPosition,
  HeadBroken,
  InvalidWrite,
  type Leaf,
  type NewEvent,
  type Position,
  type Recorded,
  type Revision,
  SealBroken,
  type StoreHealth,
  StoreUnavailable,
  StreamNotFound,
  type StreamWrite,
  type WriteResult,
  type WrongPlace,
} from './port';
export {
  type Checkpoint,
  formatCheckpoint,
  NotACheckpoint,
  parseCheckpoint,
} from './seal/checkpoint';
export { cosign, cosignedAt } from './seal/cosignature';
export { type Digests, digestsOf, Sm3Missing } from './seal/digests';
export {
  isKeyName,
  newSigningKey,
  NotAKey,
  type NoteSigner,
  type NoteVerifier,
  signerFrom,
  type SigningKey,
  verifierFrom,
} from './seal/keys';
export {
  keyOf,
  type Note,
  NotANote,
  NoteRefused,
  type NoteSignature,
  openNote,
  parseNote,
  signNote,
  type Verified,
  verifyNote,
  withSignatures,
} from './seal/note';
export {
  formatTlogProof,
  NotAProof,
  parseTlogProof,
  ProofRefused,
  type ProvenEvent,
  type TlogProof,
  verifyTlogProof,
} from './seal/tlog-proof';
export { emptyFrontier, type Frontier, grow, headOf, rootOf, type TreeHead } from './seal/merkle';
export { migrateSeal } from './seal/schema';
export { openSeal } from './seal/open-seal';
export {
  CheckpointNotFound,
  CosignatureRefused,
  NotSealedYet,
  RevisionNotFound,
  SealDamaged,
  SealMismatch,
} from './seal/errors';
export type {
  CheckpointRange,
  ConsistencyProof,
  EventPlace,
  InclusionProof,
  Seal,
  SealNeeds,
  StoredCheckpoint,
} from './seal/seal';
export { verifyConsistency, verifyInclusion } from './seal/verify-proof';
export { type Verification, verify, type VerifyOptions } from './verify';
export { type Wrong, type WrongCode, wrongInWords } from './verifying/wrong';
export { Turnstile } from './turnstile';
