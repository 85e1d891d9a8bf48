import type { EventStore } from '@ledger/event-store';
import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { FindingState } from '@ledger/ledger';
import type { Finding } from '@ledger/views';
import type { DataSource } from 'typeorm';
import { type QuestionNeeds, type Reveal, shown } from '../questions/findings';
import { type Asked, HOLDS, IN_SCOPE } from '../questions/scope';
import type { WorkItemAnswer, WorklistAnswer } from './answers';
import { digestOfFinding, HELD_SINCE, judgedOf } from './found';
import { type Line, type PageAsked, pageOf } from './list';
import { saidOfFindings, stateFrom } from './said';
import { workOf } from './work';

export interface WorklistAsked extends Asked, PageAsked {
  readonly rule?: string;
  /** A village's name or its division code. */
  readonly village?: string;
  /** 所属月份. */
  readonly month?: string;
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
  readonly held_since: LocalDate;
  /** Of matches somebody has worked on, and of no others: all of them would be much to read. */
  readonly payload: string | null;
}

const FILTERS = `($3::text is null or rule = $3)
  and ($4::text is null or village = $4 or division = $4)
  and ($5::text is null or benefit_month = $5)`;

const filtersOf = ({ knownOn, scope, rule, village, month }: WorklistAsked) => [
  knownOn,
  scope,
  rule ?? null,
  village ?? null,
  month ?? null,
];

const COLUMNS = `finding_id::text as id, rule, certain, possible`;

/** What holds on the day, with the words of what somebody has worked on. */
const holding = (
  readSide: DataSource,
  asked: WorklistAsked,
  worked: readonly string[],
): Promise<readonly Stored[]> =>
  readSide.query(
    `select ${COLUMNS}, ${HELD_SINCE}::text as held_since,
       case when finding_id = any($6::uuid[]) then payload end as payload
     from read.finding held where ${HOLDS} and ${IN_SCOPE} and ${FILTERS}`,
    [...filtersOf(asked), worked],
  );

/** What somebody worked on that holds no more: as it was when it last did. */
const lapsed = (
  readSide: DataSource,
  asked: WorklistAsked,
  worked: readonly string[],
): Promise<readonly Stored[]> =>
  readSide.query(
    `select * from (
       select distinct on (finding_id) ${COLUMNS}, finding_id, division, village, benefit_month,
         known_from, known_until, payload, ${HELD_SINCE}::text as held_since
       from read.finding held
       where finding_id = any($6::uuid[]) and known_from <= $1
       order by finding_id, known_from desc) last
     where known_until is not null and known_until <= $1 and ${IN_SCOPE} and ${FILTERS}`,
    [...filtersOf(asked), worked],
  );

const payloadsOf = async (
  { readSide }: WorklistNeeds,
  { knownOn }: WorklistAsked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Finding>> => {
  const rows: readonly { readonly id: string; readonly payload: string }[] = await readSide.query(
    `select distinct on (finding_id) finding_id::text as id, payload from read.finding
     where finding_id = any($2::uuid[]) and known_from <= $1
     order by finding_id, known_from desc`,
    [knownOn, ids],
  );
  return new Map(rows.map(({ id, payload }) => [id, JSON.parse(payload) as Finding]));
};

const lineOf = (
  { id, rule, certain, possible, held_since, payload }: Stored,
  state: FindingState,
  today: LocalDate,
  holds: boolean,
): Line => {
  const finding = payload === null ? undefined : (JSON.parse(payload) as Finding);
  const now = finding && { today, heldSince: held_since, judged: judgedOf(finding) };
  const work = workOf(id, state, holds ? now : undefined);
  return {
    // Nobody has worked on it: there is nothing that could be old.
    work: holds && !now ? { ...work, state: 'open' } : work,
    rule,
    riskFen: Number(certain) + Number(possible),
    heldSince: held_since,
  };
};

const linesOf = async (needs: WorklistNeeds, asked: WorklistAsked): Promise<readonly Line[]> => {
  const said = await saidOfFindings(needs, asked.knownOn);
  const worked = [...said.keys()];
  const line = (holds: boolean) => (row: Stored) =>
    lineOf(row, stateFrom(said.get(row.id)), asked.knownOn, holds);
  const lines = [
    ...(await holding(needs.readSide, asked, worked)).map(line(true)),
    ...(worked.length > 0 ? await lapsed(needs.readSide, asked, worked) : []).map(line(false)),
  ];
  const { assignedTo } = asked;
  return assignedTo === undefined
    ? lines
    : lines.filter(({ work }) => work.assignedTo === assignedTo);
};

/** The street's worklist (疑点核查台账): matches, where each stands, and who has it. */
export const worklist = async (
  needs: WorklistNeeds,
  asked: WorklistAsked,
): Promise<WorklistAnswer> => {
  const page = pageOf(await linesOf(needs, asked), asked);
  const findings = await payloadsOf(
    needs,
    asked,
    page.lines.map(({ work }) => work.findingId),
  );
  const { scope, knownOn, rule, village, month, state, assignedTo } = asked;
  const question = { scope, knownOn, rule, village, month, state, assignedTo };
  const found = [...findings].map(([id, finding]) => ({ id, finding }));
  const answers = await shown(needs, found, asked, JSON.stringify({ worklist: question }));
  const answerOf = new Map(answers.map((answer) => [answer.findingId, answer]));
  const items = page.lines.flatMap(({ work, heldSince }): readonly WorkItemAnswer[] => {
    const [answer, finding] = [answerOf.get(work.findingId), findings.get(work.findingId)];
    if (!answer || !finding) return [];
    const ageDays = daysBetween(heldSince as LocalDate, knownOn);
    const seen = digestOfFinding(finding);
    return [{ ...answer, ...work, heldSince, ageDays, seen }];
  });
  const { total, counts, after } = page;
  return { knowledgeDate: knownOn, total, counts, items, after };
};
