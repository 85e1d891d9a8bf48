import { canonicalJson, verifierFrom, verifyTlogProof } from '@ledger/event-store';
import type { ReplayAnswer, StoryEntry } from '../answers';

export const BUNDLE_FORMAT = 'dibao-ledger/evidence-bundle/1';

/** An event as the log holds it, and the proof that it does. */
export interface ProvenEvent {
  readonly stream: string;
  readonly revision: string;
  /** The canonical text the leaf is the hash of. */
  readonly text: string;
  /** A C2SP `.tlog-proof` with the checkpoint in it. */
  readonly tlogProof: string;
}

/** One file: what was on the screen, and proof of every event it was made of. */
export interface EvidenceBundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly log: string;
  /** The verifier keys of the log, to be compared with those known from elsewhere. */
  readonly keys: readonly string[];
  readonly stories: readonly ReplayAnswer[];
  readonly events: readonly ProvenEvent[];
  /** Recorded after the checkpoint: to be proved once the next one is taken. */
  readonly notYetSealed: readonly { readonly stream: string; readonly revision: string }[];
}

/** The file is no bundle, or tells something its events do not say. */
export class BundleRefused extends Error {
  constructor(
    readonly reason: 'not-a-bundle' | 'told-otherwise' | 'not-proved',
    readonly place: string,
  ) {
    super(place === '' ? reason : `${reason}: ${place}`);
    this.name = 'BundleRefused';
  }
}

export interface CheckedBundle {
  readonly origin: string;
  readonly size: number;
  readonly signedBy: readonly string[];
  readonly events: number;
  readonly notYetSealed: number;
  readonly stories: readonly {
    readonly household: string;
    readonly knownOn: string;
    readonly asOf: string | null;
    readonly recordedAt: string | null;
    readonly entries: number;
  }[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isList = (value: unknown, ...texts: readonly string[]): boolean =>
  Array.isArray(value) &&
  value.every((one) => isObject(one) && texts.every((name) => typeof one[name] === 'string'));

export const isBundle = (text: string): boolean => text.trimStart().startsWith('{');

const bundleIn = (text: string): EvidenceBundle => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BundleRefused('not-a-bundle', '');
  }
  const isOne =
    isObject(value) &&
    value['format'] === BUNDLE_FORMAT &&
    isList(value['events'], 'stream', 'revision', 'text', 'tlogProof') &&
    isList(value['notYetSealed'], 'stream', 'revision') &&
    isList(value['stories'], 'householdNo', 'knownOn') &&
    (value['stories'] as readonly Readonly<Record<string, unknown>>[]).every(({ entries }) =>
      isList(entries, 'stream', 'revision', 'event', 'recordedAt'),
    );
  if (!isOne) throw new BundleRefused('not-a-bundle', '');
  return value as unknown as EvidenceBundle;
};

const placeOf = ({ stream, revision }: Pick<StoryEntry, 'stream' | 'revision'>): string =>
  `${stream}@${revision}`;

interface SealedEvent {
  readonly stream: string;
  readonly revision: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
  readonly metadata: { readonly actor?: string };
}

/** Whether the story tells the event as it was sealed: what it was, when, by whom, and its facts. */
const isToldAs = (entry: StoryEntry, sealed: SealedEvent): boolean =>
  entry.event === sealed.type &&
  entry.recordedAt === sealed.recordedAt &&
  entry.actor === sealed.metadata.actor &&
  canonicalJson(entry.data) === canonicalJson(sealed.data);

/**
 * Checks a bundle without any ledger: every event in it stands in the log, and every step of its
 * stories is one of these events. The sentences and sums are for the reader; whoever doubts them
 * replays the events.
 * @throws BundleRefused, and what the check of a single proof throws
 */
export const checkedBundle = (text: string, vkeys: readonly string[]): CheckedBundle => {
  const bundle = bundleIn(text);
  const verifiers = vkeys.map(verifierFrom);
  const sealed = new Map<string, SealedEvent>();
  const signedBy = new Set<string>();
  let size = 0;
  for (const event of bundle.events) {
    const proof = { text: event.tlogProof, event: event.text };
    const proven = verifyTlogProof({ ...proof, verifiers, origin: bundle.log });
    const record = JSON.parse(event.text) as SealedEvent;
    if (placeOf(record) !== placeOf(event)) {
      throw new BundleRefused('told-otherwise', placeOf(event));
    }
    sealed.set(placeOf(event), record);
    for (const { name } of proven.signedBy) signedBy.add(name);
    size = Math.max(size, proven.checkpoint.size);
  }
  const waiting = new Set(bundle.notYetSealed.map(placeOf));
  for (const entry of bundle.stories.flatMap(({ entries }) => entries)) {
    const record = sealed.get(placeOf(entry));
    if (!record && !waiting.has(placeOf(entry))) {
      throw new BundleRefused('not-proved', placeOf(entry));
    }
    if (record && !isToldAs(entry, record)) {
      throw new BundleRefused('told-otherwise', placeOf(entry));
    }
  }
  return {
    origin: bundle.log,
    size,
    signedBy: [...signedBy],
    events: bundle.events.length,
    notYetSealed: bundle.notYetSealed.length,
    stories: bundle.stories.map(({ householdNo, knownOn, asOf, recordedAt, entries }) => ({
      household: householdNo,
      knownOn,
      asOf,
      recordedAt,
      entries: entries.length,
    })),
  };
};
