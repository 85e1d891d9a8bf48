import { type Refusal, refuse } from '@ledger/kernel';
import { digestsOf } from '@ledger/event-store';
import type { ClueNo, ClueRefusal } from '@ledger/ledger';
import { replay, type ReplayAsked, type ReplayNeeds } from '../questions/replay';
import type { Asker } from './access-log';
import type { EvidenceAnswer } from './answers';
import { exportOf, personalDataIn, replayOf } from './looked';
import type { Committee } from './wiring';

export interface EvidenceAsked extends ReplayAsked {
  readonly clue: ClueNo;
  readonly asker: Asker;
}

/**
 * The story of a household as bytes that are the same whenever the same is asked, recorded for the
 * clue and in the access log before they leave.
 */
export const exportEvidence = async (
  needs: ReplayNeeds & { readonly committee: Committee },
  asked: EvidenceAsked,
): Promise<EvidenceAnswer | Refusal<ClueRefusal | 'household-not-found'>> => {
  const { clue, asker, household, knownOn, asOf, recordedAt } = asked;
  const story = await replay(needs, asked);
  if (!story) return refuse('household-not-found');
  const bytes = Buffer.from(`${JSON.stringify(story, null, 2)}\n`, 'utf8');
  const digests = digestsOf(bytes);
  const { clues, access } = await needs.committee.opened();
  const outcome = await clues.run(
    clue,
    {
      type: 'ExportEvidence',
      data: {
        household,
        knownOn,
        ...(asOf && { asOf }),
        ...(recordedAt && { recordedAt }),
        ...digests,
        bytes: bytes.length,
        exportedOn: needs.clock.today(),
        exportedBy: asker.actor,
      },
    },
    asker.actor,
  );
  if ('refused' in outcome) return outcome;
  const exported = exportOf('evidence', asked, digests, bytes.length);
  await access.record(asker, replayOf(asked), exported, ...personalDataIn(asked));
  return { bytes, ...digests };
};
