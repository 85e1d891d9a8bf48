import { dayInShanghai, type FactDate, type FileId, type Refusal, refuse } from '@ledger/kernel';
import { type DeathClaim, type Finding, knowledgeOf, type KnowledgeSpan } from '@ledger/views';
import { uploadIdOf } from '../imports/content';
import { type Reveal, shown } from './findings';
import { type CaseEvent, caseFacts, householdHistory } from './household-case';
import type {
  DeathClaimAnswer,
  EvidenceAnswer,
  KnowledgeAnswer,
  SpanAnswer,
} from './knowledge-answer';
import { goodFaithWords, stepWords, verdictWords } from './knowledge-words';
import type { ReplayNeeds } from './replay';
import { ruleAnswer } from './rules';
import { type Asked, IN_SCOPE } from './scope';
import { sentenceOf } from './sentences';

export interface KnowledgeAsked extends Asked {
  readonly findingId: string;
  readonly reveal?: Reveal;
}

/** `finding-not-held`: it stood on other days than the one asked about; the details name them. */
export type KnowledgeRefusal = 'finding-not-held' | 'no-knowledge-chain';

interface StoredFinding {
  readonly known_from: string;
  readonly known_until: string | null;
  readonly payload: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The unbroken time around a row: the same finding in other figures goes on. */
const stoodOn = (
  rows: readonly StoredFinding[],
  at: number,
): Refusal<KnowledgeRefusal> | undefined => {
  let [first, last] = [rows[at], rows[at]];
  if (!first || !last) return undefined;
  for (const row of rows.slice(0, at).toReversed()) {
    if (row.known_until !== first.known_from) break;
    first = row;
  }
  for (const row of rows.slice(at + 1)) {
    if (row.known_from !== last.known_until) break;
    last = row;
  }
  return refuse('finding-not-held', { from: first.known_from, until: last.known_until ?? '' });
};

/** The finding as it stood on the day, or when it did stand; undefined: there is none in scope. */
const findingOn = async (
  { readSide }: ReplayNeeds,
  { findingId, scope, knownOn }: KnowledgeAsked,
): Promise<Finding | Refusal<KnowledgeRefusal> | undefined> => {
  if (!UUID.test(findingId)) return undefined;
  const rows: readonly StoredFinding[] = await readSide.query(
    `select known_from::text, known_until::text, payload from read.finding
     where finding_id = $1 and ${IN_SCOPE} order by known_from`,
    [findingId, scope],
  );
  const holds = rows.find(
    ({ known_from, known_until }) =>
      known_from <= knownOn && (known_until === null || known_until > knownOn),
  );
  if (holds) return JSON.parse(holds.payload) as Finding;
  const at = rows.findLastIndex(({ known_from }) => known_from <= knownOn);
  return stoodOn(rows, Math.max(at, 0));
};

const dateText = (date: FactDate): string | null =>
  date.precision === 'DAY' ? date.on : date.precision === 'MONTH' ? date.month : null;

/** What one source claims, in the words of the wire. */
export const claimAnswer = (claim: DeathClaim): DeathClaimAnswer => {
  const { data } = claim.fact.event;
  const elsewhere = 'crematedOn' in data || 'deregisteredOn' in data ? data : undefined;
  return {
    source: claim.source,
    death: dateText(claim.date),
    receivedOn: claim.receivedOn,
    learnedOn: claim.learnedOn,
    crematedOn: elsewhere?.crematedOn ?? null,
    deregisteredOn: elsewhere?.deregisteredOn ?? null,
    declared: claim.declared,
    moves: claim.moves.map(({ receivedOn, from, to }) => ({
      receivedOn,
      from: dateText(from),
      to: dateText(to),
    })),
    ended: claim.ended ? { how: claim.ended.how, on: claim.ended.on } : null,
  };
};

const spanAnswer = ({ daysLeast, daysMost, ...span }: KnowledgeSpan): SpanAnswer => ({
  ...span,
  daysLeast: daysLeast ?? null,
  daysMost: daysMost ?? null,
});

interface StoredFile {
  readonly file_id: FileId;
  readonly kind: string;
  readonly digest: string;
}

/** The files some events came from, by their names and kinds. */
const filesOf = async ({ readSide, vault }: ReplayNeeds, events: readonly CaseEvent[]) => {
  const ids = [...new Set(events.map(({ fact }) => fact.file).filter((id) => id !== undefined))];
  const rows: readonly StoredFile[] = await readSide.query(
    `select file_id, kind, digest from read.file where file_id = any($1::text[])`,
    [ids],
  );
  const names = await vault.originalNames(rows.map(({ digest }) => uploadIdOf(digest)));
  return new Map(
    rows.map(({ file_id, kind, digest }) => [
      file_id,
      { kind, name: names.get(uploadIdOf(digest)) },
    ]),
  );
};

const evidenceOf = async (
  needs: ReplayNeeds,
  history: readonly CaseEvent[],
  positions: readonly string[],
): Promise<readonly EvidenceAnswer[]> => {
  const wanted = new Set(positions);
  const events = history.filter(({ fact }) => wanted.has(fact.position));
  const files = await filesOf(needs, events);
  return events.map(({ read: { recorded, event, metadata }, fact }) => {
    const file = fact.file && files.get(fact.file);
    return {
      eventId: recorded.id,
      event: event.type,
      stream: recorded.stream,
      revision: String(recorded.revision),
      fileName: (file && file.name) ?? null,
      fileKind: (file && file.kind) ?? null,
      row: metadata.row ?? null,
      receivedOn: fact.receivedOn,
      recordedAt: recorded.recordedAt,
      declared: fact.declared,
      ...sentenceOf(event),
    };
  });
};

/**
 * For one finding, what could have been known when the money left: read from the log itself, by
 * the same facts the finding rests on. Undefined: no such finding in the asker's division.
 */
export const knowledge = async (
  needs: ReplayNeeds,
  asked: KnowledgeAsked,
): Promise<KnowledgeAnswer | Refusal<KnowledgeRefusal> | undefined> => {
  const finding = await findingOn(needs, asked);
  if (!finding || 'refused' in finding) return finding;
  const history =
    finding.household === null
      ? []
      : await householdHistory(needs.store, needs.readSide, finding.household);
  const recordedOn = new Map(
    history.map(({ fact, read }) => [fact.position, dayInShanghai(read.recorded.recordedAt)]),
  );
  const timeline = await needs.policies.timeline(needs.readSide.manager);
  const chain = knowledgeOf(finding, {
    facts: caseFacts(history),
    policies: timeline.on(asked.knownOn),
    knowledgeDay: asked.knownOn,
    enteredOn: (position) => recordedOn.get(position),
  });
  if (!chain) return refuse('no-knowledge-chain', { rule: finding.rule });
  const question = JSON.stringify({
    knowledge: { findingId: asked.findingId, knownOn: asked.knownOn },
  });
  const [answer] = await shown(needs, [{ id: asked.findingId, finding }], asked, question);
  return {
    knowledgeDate: asked.knownOn,
    finding: answer!,
    rule: ruleAnswer(finding.rule),
    ground: chain.ground,
    verdict: chain.verdict,
    verdictWords: verdictWords(chain),
    goodFaithWords: goodFaithWords(chain),
    restsOnDeclaredDay: chain.restsOnDeclaredDay,
    decidedAfterFreeze: chain.decidedAfterFreeze,
    contradictory: chain.contradictory,
    steps: chain.steps.map(({ name: step, earliest, latest, precision, source, declared }) => ({
      step,
      earliest,
      latest,
      precision,
      source: source ?? null,
      declared,
      ...stepWords[step],
    })),
    spans: chain.spans.map(spanAnswer),
    claims: chain.claims.map(claimAnswer),
    overpaidFenCertain: chain.overpaidFen.certain,
    overpaidFenPossible: chain.overpaidFen.possible,
    recoveredFen: chain.recoveredFen,
    evidence: await evidenceOf(needs, history, chain.positions),
  };
};
