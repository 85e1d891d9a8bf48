import type { EventStore } from '@ledger/event-store';
import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { FindingState } from '@ledger/ledger';
import type { DataSource } from 'typeorm';
import { type QuestionNeeds, type Reveal, shown } from '../questions/findings';
import { HOLDS } from '../questions/scope';
import type { FindingWork, WorkItemAnswer, WorklistAnswer } from './answers';
import { digestOfFinding, judgedOf } from './found';
import { type Line, type PageAsked, pageOf } from './list';
import { saidOfFindings, stateFrom } from './said';
import { type FindingsFilter, type Stood, stoodOf, WANTED, wantedBy } from './stood';
import { workOf } from './work';

export interface WorklistAsked extends FindingsFilter, PageAsked {
  readonly assignedTo?: string;
  readonly reveal?: Reveal;
}

export interface WorklistNeeds extends QuestionNeeds {
  readonly store: EventStore;
}

interface Stored {
  readonly id: string;
  readonly rule: string;
  readonly certain: string;
  readonly possible: string;
}

const holding = (readSide: DataSource, asked: WorklistAsked): Promise<readonly Stored[]> =>
  readSide.query(
    `select finding_id::text as id, rule, certain, possible from read.finding
     where ${HOLDS} and ${WANTED}`,
    wantedBy(asked),
  );

/** Since when each match stood without a break, by its newest row that no other ends at. */
const heldSinceOfAll = async (
  readSide: DataSource,
  { knownOn }: WorklistAsked,
): Promise<ReadonlyMap<string, LocalDate>> => {
  const rows: readonly { readonly id: string; readonly held_since: LocalDate }[] =
    await readSide.query(
      `select finding_id::text as id,
         max(known_from) filter (where ended is distinct from known_from)::text as held_since
       from (select finding_id, known_from,
           lag(known_until) over (partition by finding_id order by known_from) as ended
         from read.finding where known_from <= $1) rows
       group by finding_id`,
      [knownOn],
    );
  return new Map(rows.map(({ id, held_since }) => [id, held_since]));
};

const NOTHING_DONE = {
  state: 'open',
  because: [],
  assignedTo: null,
  verdict: null,
  decidedOn: null,
  suppressedUntil: null,
} as const satisfies Omit<FindingWork, 'findingId'>;

/** What holds and nobody has worked on: most of it, so only what it is sorted by is read. */
const untouched = async (
  { readSide }: WorklistNeeds,
  asked: WorklistAsked,
  worked: { has(id: string): boolean },
): Promise<readonly Line[]> => {
  const since = asked.order === 'age' ? await heldSinceOfAll(readSide, asked) : undefined;
  return (await holding(readSide, asked))
    .filter(({ id }) => !worked.has(id))
    .map(({ id, rule, certain, possible }) => ({
      work: { findingId: id, ...NOTHING_DONE },
      rule,
      riskFen: Number(certain) + Number(possible),
      heldSince: since?.get(id) ?? '',
    }));
};

const workedOn = (
  { id, finding, heldSince, holds }: Stood,
  state: FindingState,
  today: LocalDate,
): Line => {
  const now = holds ? { today, heldSince, judged: judgedOf(finding) } : undefined;
  return {
    work: workOf(id, state, now),
    rule: finding.rule,
    riskFen: finding.certainFen + finding.possibleFen,
    heldSince,
  };
};

const linesOf = async (needs: WorklistNeeds, asked: WorklistAsked): Promise<readonly Line[]> => {
  const { knownOn, assignedTo } = asked;
  const said = await saidOfFindings(needs, knownOn);
  const stood = await stoodOf(needs.readSide, [...said.keys()], asked);
  const worked = [...stood.values()].map((one) =>
    workedOn(one, stateFrom(said.get(one.id)), knownOn),
  );
  if (assignedTo !== undefined) {
    return worked.filter(({ work }) => work.assignedTo === assignedTo);
  }
  return [...worked, ...(await untouched(needs, asked, said))];
};

/** The street's worklist (疑点核查台账): matches, where each stands, and who has it. */
export const worklist = async (
  needs: WorklistNeeds,
  asked: WorklistAsked,
): Promise<WorklistAnswer> => {
  const page = pageOf(await linesOf(needs, asked), asked);
  const ids = page.lines.map(({ work }) => work.findingId);
  const stood = await stoodOf(needs.readSide, ids, asked);
  const { scope, knownOn, rule, village, month, state, assignedTo } = asked;
  const question = { scope, knownOn, rule, village, month, state, assignedTo };
  const found = [...stood.values()];
  const answers = await shown(needs, found, asked, JSON.stringify({ worklist: question }));
  const answerOf = new Map(answers.map((answer) => [answer.findingId, answer]));
  const items = page.lines.flatMap(({ work }): readonly WorkItemAnswer[] => {
    const [answer, one] = [answerOf.get(work.findingId), stood.get(work.findingId)];
    if (!answer || !one) return [];
    const { finding, heldSince } = one;
    const ageDays = daysBetween(heldSince, knownOn);
    return [{ ...answer, ...work, heldSince, ageDays, seen: digestOfFinding(finding) }];
  });
  const { total, counts, after } = page;
  return { knowledgeDate: knownOn, total, counts, items, after };
};
