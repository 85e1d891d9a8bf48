import {
  canonicalJson,
  digestsOf,
  type EventStore,
  formatTlogProof,
  type InclusionProof,
  type Recorded,
  RevisionNotFound,
} from '@ledger/event-store';
import { type Refusal, refuse, type StreamName } from '@ledger/kernel';
import type { ConsistencyAnswer, InclusionAnswer } from './answers';
import { checkpointAnswer, type SealNeeds } from './checkpoints';
import { orRefused, type SealQuestionRefusal } from './refusals';

export interface ProofAsked {
  readonly stream: StreamName;
  readonly revision: bigint;
  /** At the checkpoint of that size; the latest one by default. */
  readonly size?: number;
}

type Needs = SealNeeds & { readonly store: EventStore };

const eventAt = async (store: EventStore, { stream, revision }: ProofAsked): Promise<Recorded> => {
  for await (const recorded of store.readStream(stream, revision)) return recorded;
  throw new RevisionNotFound(stream, revision);
};

/** The file says which event it is about; whoever checks it does not rely on that. */
const tlogProofOf = ({ index, proof, checkpoint, leaf }: InclusionProof, asked: ProofAsked) =>
  formatTlogProof({
    index,
    proof,
    checkpoint: checkpoint.text,
    extra: Buffer.from(
      canonicalJson({ leaf, revision: String(asked.revision), stream: asked.stream }),
    ),
  });

/** Also gives the event's canonical text, which only the machine's own command line may show. */
export interface ProvenWithText {
  readonly answer: InclusionAnswer;
  readonly event: string;
}

export const inclusion = (
  needs: Needs,
  asked: ProofAsked,
): Promise<ProvenWithText | Refusal<SealQuestionRefusal>> =>
  orRefused(async () => {
    const { seal } = await needs.seal.current();
    const { stream, revision, size } = asked;
    const recorded = await eventAt(needs.store, asked);
    const proven = await seal.inclusion({ stream, revision }, size);
    const answer: InclusionAnswer = {
      stream,
      revision: String(revision),
      index: proven.index,
      size: proven.size,
      leaf: proven.leaf,
      root: proven.root.toString('hex'),
      proof: proven.proof.map((hash) => hash.toString('hex')),
      digests: digestsOf(recorded.text),
      checkpoint: await checkpointAnswer(needs, proven.checkpoint),
      tlogProof: tlogProofOf(proven, asked),
    };
    return { answer, event: recorded.text };
  });

export const consistency = (
  needs: Needs,
  first: number,
  second: number,
): Promise<ConsistencyAnswer | Refusal<SealQuestionRefusal>> =>
  orRefused(async () => {
    if (![first, second].every(Number.isSafeInteger) || first < 0 || first > second) {
      return refuse('not-a-tree', { first, second });
    }
    const { seal } = await needs.seal.current();
    const proof = await seal.consistency(first, second);
    const headOf = ({ size, root }: (typeof proof)['first']) => ({
      size,
      root: root.toString('hex'),
    });
    return {
      origin: needs.seal.identity.origin,
      first: headOf(proof.first),
      second: headOf(proof.second),
      proof: proof.proof.map((hash) => hash.toString('hex')),
    };
  });
