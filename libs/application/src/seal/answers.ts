import type { Digests } from '@ledger/event-store';
import type { RotationReason } from '@ledger/ledger';
import type { KeyTrouble } from './seal-signer';

/** A signature under a checkpoint, and whose it is as far as this ledger knows. */
export interface SignatureAnswer {
  /** `name+keyid`. */
  readonly key: string;
  /** `log`: a key of this ledger, present or former; `unknown`: not verified. */
  readonly by: 'log' | 'cosigner' | 'unknown';
  /** Whose key it is, in the words of who trusted it; null for others than cosigners. */
  readonly label: string | null;
  /** When a cosigner signed. */
  readonly at: string | null;
}

/** A signed tree head. Hashes are lower-case hex here, base64 in `text`. */
export interface CheckpointAnswer {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly takenAt: string;
  readonly signatures: readonly SignatureAnswer[];
  /** The C2SP signed note: what is printed and kept. */
  readonly text: string;
}

/** That one event stands in the tree of a checkpoint. The event itself is not told. */
export interface InclusionAnswer {
  readonly stream: string;
  readonly revision: string;
  /** Place in the whole log, 0 for the first event. */
  readonly index: number;
  readonly size: number;
  /** Leaf hash, lower-case hex. */
  readonly leaf: string;
  readonly root: string;
  /** Hashes from the leaf's sibling up, lower-case hex. */
  readonly proof: readonly string[];
  /** Of the event's canonical text in UTF-8. */
  readonly digests: Digests;
  readonly checkpoint: CheckpointAnswer;
  /** All of this in one text, to be checked without the ledger (C2SP tlog-proof). */
  readonly tlogProof: string;
}

interface HeadAnswer {
  readonly size: number;
  readonly root: string;
}

/** That the first tree is the beginning of the second: nothing before was changed. */
export interface ConsistencyAnswer {
  readonly origin: string;
  readonly first: HeadAnswer;
  readonly second: HeadAnswer;
  /** As RFC 6962 orders them, lower-case hex. */
  readonly proof: readonly string[];
}

/** A key of this ledger's own. */
export interface LogKeyAnswer {
  /** `name+keyid+base64`: what whoever checks a checkpoint needs. */
  readonly vkey: string;
  readonly introducedAt: string;
  readonly retiredAt: string | null;
  readonly reason: RotationReason | null;
  readonly lost: boolean;
}

export interface CosignerAnswer {
  readonly vkey: string;
  readonly label: string;
  readonly trustedAt: string;
}

export interface KeysAnswer {
  readonly origin: string;
  /** Oldest first; the last one is in force. */
  readonly keys: readonly LogKeyAnswer[];
  readonly cosigners: readonly CosignerAnswer[];
  /** Why this process cannot sign; null when it can. */
  readonly trouble: KeyTrouble | null;
}
