import { digestsOf } from '@ledger/event-store';
import {
  type Instant,
  type LocalDate,
  type Refusal,
  refuse,
  type StreamName,
} from '@ledger/kernel';
import type { ClueNo, ClueRefusal } from '@ledger/ledger';
import type { ReplayAnswer } from '../answers';
import { replay, type ReplayAsked, type ReplayNeeds } from '../questions/replay';
import { BUNDLE_FORMAT, type EvidenceBundle, type ProvenEvent } from '../seal/bundle';
import type { SealNeeds } from '../seal/checkpoints';
import { inclusion } from '../seal/proofs';
import type { SealQuestionRefusal } from '../seal/refusals';
import type { Asker } from './access-log';
import type { EvidenceAnswer } from './answers';
import { exportOf, personalDataIn, replayOf } from './looked';
import type { Committee } from './wiring';

/** A place on the three clocks. */
export interface ClocksAt {
  readonly knownOn: LocalDate;
  readonly asOf?: LocalDate;
  readonly recordedAt?: Instant;
}

export interface BundleAsked extends ReplayAsked {
  readonly asker: Asker;
  /** The other moment, where two stand side by side. */
  readonly beside?: ClocksAt;
  /** The clue it is for; then it is written down there as well. */
  readonly clue?: ClueNo;
}

type Needs = ReplayNeeds & SealNeeds & { readonly committee: Committee };

type BundleRefusal = ClueRefusal | SealQuestionRefusal | 'household-not-found';

interface EventPlace {
  readonly stream: string;
  readonly revision: string;
}

/** Every event that some story tells, once. */
const eventsIn = (stories: readonly ReplayAnswer[]): readonly EventPlace[] => {
  const places = new Map(
    stories
      .flatMap(({ entries }) => entries)
      .map(({ stream, revision }) => [`${stream}@${revision}`, { stream, revision }]),
  );
  return [...places.values()];
};

/** All proofs lead to one checkpoint; what was recorded after it waits for the next. */
const proven = async (needs: Needs, places: readonly EventPlace[]) => {
  const events: ProvenEvent[] = [];
  const notYetSealed: EventPlace[] = [];
  let size: number | undefined;
  for (const place of places) {
    const { stream, revision } = place;
    const asked = { stream: stream as StreamName, revision: BigInt(revision) };
    const answer = await inclusion(needs, { ...asked, ...(size !== undefined && { size }) });
    if ('refused' in answer) {
      if (answer.refused !== 'not-sealed-yet') return answer;
      notYetSealed.push(place);
      continue;
    }
    size = answer.answer.size;
    events.push({ ...place, text: answer.event, tlogProof: answer.answer.tlogProof });
  }
  return { events, notYetSealed };
};

/**
 * What stands on the screen as one file: the story at the moment shown, the other one beside it, the
 * text of every event in them, and the proof that each stands in the log that a signed checkpoint
 * covers. It is written down before it leaves.
 */
export const exportBundle = async (
  needs: Needs,
  asked: BundleAsked,
): Promise<EvidenceAnswer | Refusal<BundleRefusal>> => {
  const { beside, clue, asker, household } = asked;
  const { asOf: _, recordedAt: __, ...plain } = asked;
  const stories: ReplayAnswer[] = [];
  for (const one of beside ? [asked, { ...plain, ...beside }] : [asked]) {
    const story = await replay(needs, one);
    if (!story) return refuse('household-not-found');
    stories.push(story);
  }
  const found = await proven(needs, eventsIn(stories));
  if ('refused' in found) return found;
  const { keys } = await needs.seal.current();
  const bundle: EvidenceBundle = {
    format: BUNDLE_FORMAT,
    log: needs.seal.identity.origin,
    keys: keys.map(({ vkey }) => vkey),
    stories,
    ...found,
  };
  const bytes = Buffer.from(`${JSON.stringify(bundle, null, 1)}\n`, 'utf8');
  const digests = digestsOf(bytes);
  const { clues, access } = await needs.committee.opened();
  if (clue !== undefined) {
    const { knownOn, asOf, recordedAt } = asked;
    const exportedOn = needs.clock.today();
    const exported = { ...digests, bytes: bytes.length, exportedOn, exportedBy: asker.actor };
    const days = { knownOn, ...(asOf && { asOf }), ...(recordedAt && { recordedAt }) };
    const data = { household, ...days, ...exported };
    const outcome = await clues.run(clue, { type: 'ExportEvidence', data }, asker.actor);
    if ('refused' in outcome) return outcome;
  }
  const exported = exportOf('evidence', asked, digests, bytes.length);
  await access.record(asker, replayOf(asked), exported, ...personalDataIn(asked));
  return { bytes, ...digests };
};
