import type { Instant, JsonObject, PersonId } from '@ledger/kernel';

/** What is to be kept about a person. */
export interface NewDocument {
  readonly owner: PersonId;
  readonly kind: string;
  readonly content: JsonObject;
}

/**
 * Where a document is and what an event says of it: `commitment` is the SHA-256 of a random salt
 * and the canonical JSON of content, kind and owner, lower-case hex.
 */
export interface DocumentRef {
  readonly documentId: string;
  readonly commitment: string;
}

interface Filed {
  readonly owner: PersonId;
  readonly kind: string;
}

/** A kept document as it is found today. */
export type KeptDocument =
  /** `commitmentOk` is false when the content is not the one its commitment was made for. */
  | (Filed & {
      readonly status: 'readable';
      readonly content: JsonObject;
      readonly commitmentOk: boolean;
    })
  /** The owner's key was destroyed after retention; nobody can read it any more. */
  | (Filed & { readonly status: 'destroyed' })
  /** The stored bytes were altered and do not open. */
  | (Filed & { readonly status: 'damaged' });

/** `holds` only when the content was read and gives exactly this commitment. */
export type CommitmentVerdict = 'holds' | 'broken' | 'destroyed' | 'unknown-document';

/** Who a person is, as a source said it. */
export interface Identity {
  readonly idNumber: string;
  readonly name?: string;
}

export interface Identified {
  readonly personId: PersonId;
  /** Absent when the key of the person was destroyed: the person is known, nothing is kept. */
  readonly document?: DocumentRef;
}

export interface Original {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Personal data was shown to somebody: who asked what, why, and how many people it was about. */
export interface Disclosure {
  readonly actor: string;
  readonly reason: string;
  readonly question: string;
  readonly persons: number;
  readonly at: Instant;
}

/**
 * The personal-data vault (个人信息库): the only place that knows who a `PersonId` is. Every
 * method works on whole lists at once. ID numbers are normalised by the caller.
 */
export interface Vault {
  /** One opaque random id per ID number for ever, whoever asks first; in the order asked. */
  persons(idNumbers: readonly string[]): Promise<readonly PersonId[]>;

  /** Looks only; `undefined` for an ID number nobody brought yet. */
  findPersons(idNumbers: readonly string[]): Promise<readonly (PersonId | undefined)[]>;

  /** `persons` and `keep` of what the source says about who they are. */
  identify(people: readonly Identity[]): Promise<readonly Identified[]>;

  /**
   * Keeps every version; the same content of the same owner and kind is the same document with
   * the same commitment. @throws UnknownPerson, KeyDestroyed.
   */
  keep(documents: readonly NewDocument[]): Promise<readonly DocumentRef[]>;

  /** An id nobody knows is absent from the answer. */
  documents(documentIds: readonly string[]): Promise<ReadonlyMap<string, KeptDocument>>;

  /**
   * Compares with the commitments events carry, so that altering the vault is noticed; in the
   * order asked.
   */
  verifyCommitments(refs: readonly DocumentRef[]): Promise<readonly CommitmentVerdict[]>;

  /**
   * The latest said about each person; a source that gives no name takes none away. Absent:
   * people never identified, forgotten, or whose documents do not match their commitments.
   */
  identities(persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Identity>>;

  /** Keeps an uploaded file as it came, once: the bytes that came first stay. */
  keepOriginal(
    fileId: string,
    fileName: string,
    bytes: Uint8Array,
  ): Promise<'kept' | 'already-kept'>;

  /** What the kept files are called, without reading them; an unknown file is absent. */
  originalNames(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** @throws VaultDamaged when the stored bytes were altered. */
  original(fileId: string): Promise<Original | undefined>;

  /** Nobody can read the person's documents afterwards. There is no way back. */
  destroyKey(person: PersonId): Promise<void>;

  recordDisclosure(disclosure: Disclosure): Promise<void>;

  /** Oldest first. @throws VaultDamaged when one was altered. */
  disclosures(): Promise<readonly Disclosure[]>;
}
