import type { EventStore } from '@ledger/event-store';
import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { FindingState } from '@ledger/ledger';
import { type QuestionNeeds, type Reveal, shown } from '../questions/findings';
import type { WorkItemAnswer, WorklistAnswer } from './answers';
import { digestOfFinding, judgedOf } from './found';
import { type Line, type Page, type PageAsked, pageOf } from './list';
import { saidOfFindings, stateFrom } from './said';
import { type FindingsFilter, type Stood, stoodOf, type StoodWhole, stoodWhole } from './stood';
import { type Untouched, untouched } from './untouched';
import { workOf } from './work';

export interface WorklistAsked extends FindingsFilter, PageAsked {
  readonly assignedTo?: string;
  readonly reveal?: Reveal;
}

export interface WorklistNeeds extends QuestionNeeds {
  readonly store: EventStore;
}

/** A match somebody has worked on; `whole` where they have decided something of it. */
const workedOn = (
  { id, rule, riskFen, heldSince, holds }: Stood,
  state: FindingState,
  whole: StoodWhole | undefined,
  today: LocalDate,
): Line => {
  const now = holds && {
    today,
    heldSince,
    // Asked for only where somebody has decided.
    get judged() {
      return judgedOf(whole!.finding);
    },
  };
  return { work: workOf(id, state, now || undefined), rule, riskFen, heldSince };
};

const NOBODY_ELSES: Untouched = { count: 0, first: [] };

/** One page of what somebody has worked on, and of the rest as far as the page reaches. */
const pageNow = async (needs: WorklistNeeds, asked: WorklistAsked): Promise<Page<Line>> => {
  const { knownOn, assignedTo } = asked;
  const said = await saidOfFindings(needs, knownOn);
  const states = new Map([...said].map(([id, acts]) => [id, stateFrom(acts)]));
  const ids = [...states.keys()];
  const decided = ids.filter((id) => 'judged' in states.get(id)!);
  const [stood, whole] = await Promise.all([
    stoodOf(needs.readSide, ids, asked),
    stoodWhole(needs.readSide, decided, asked),
  ]);
  const held = [...stood.values()];
  const rest =
    assignedTo === undefined ? await untouched(needs.readSide, asked, held) : NOBODY_ELSES;
  const worked = held
    .map((one) => workedOn(one, states.get(one.id)!, whole.get(one.id), knownOn))
    .filter(({ work }) => assignedTo === undefined || work.assignedTo === assignedTo);
  return pageOf(worked, asked, rest);
};

/** The street's worklist (疑点核查台账): matches, where each stands, and who has it. */
export const worklist = async (
  needs: WorklistNeeds,
  asked: WorklistAsked,
): Promise<WorklistAnswer> => {
  const page = await pageNow(needs, asked);
  const ids = page.lines.map(({ work }) => work.findingId);
  const stood = await stoodWhole(needs.readSide, ids, asked);
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
