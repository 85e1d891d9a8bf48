import type { LocalDate } from '@ledger/kernel';
import {
  type DelayGrouping,
  delayRegister,
  type Hop,
  type HopsSaid,
  hopWords,
  type SlowWait,
  slowestWaits,
  type Span,
} from '@ledger/views';
import type { DataSource } from 'typeorm';
import type {
  CalendarAnswer,
  DelayRegisterAnswer,
  SlowestWaitsAnswer,
  SlowWaitAnswer,
} from '../answers';
import { officialCalendar } from '../calendar/working-days';
import { type Asked, HOLDS, IN_SCOPE } from './scope';

export interface DelayRegisterAsked extends Asked {
  readonly by: DelayGrouping;
  /** Only waits that began in this time, both days included. */
  readonly began?: { readonly from: LocalDate; readonly until: LocalDate };
}

export interface SlowestWaitsAsked extends Asked {
  readonly hop?: Hop;
  /** How many at most. */
  readonly most: number;
}

/** Every wait that was known on a day. */
const spansOn = async (
  readSide: DataSource,
  { scope, knownOn }: Asked,
): Promise<readonly Span[]> => {
  const rows: readonly { payload: string }[] = await readSide.query(
    `select payload from read.hop where ${HOLDS} and ${IN_SCOPE} order by cell`,
    [knownOn, scope],
  );
  return rows.flatMap(({ payload }) => (JSON.parse(payload) as HopsSaid).spans);
};

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** Which years the calendar knows, and which of those the waits reach into it does not. */
const calendarFor = (spans: readonly Span[], knownOn: LocalDate): CalendarAnswer => {
  const { firstYear, lastYear } = officialCalendar();
  const unknown = new Set<number>();
  for (const { from, until, leftOn } of spans.filter((span) => span.from <= knownOn)) {
    const ended = until ?? leftOn;
    const end = ended && ended <= knownOn ? ended : knownOn;
    for (const year of [yearOf(from), yearOf(end)]) {
      if (year < firstYear || year > lastYear) unknown.add(year);
    }
  }
  return { firstYear, lastYear, unknownYears: [...unknown].sort((a, b) => a - b) };
};

/** Counts and days at every hop (环节), with what is still open. */
export const delayRegisterOn = async (
  readSide: DataSource,
  asked: DelayRegisterAsked,
): Promise<DelayRegisterAnswer> => {
  const { began } = asked;
  const spans = (await spansOn(readSide, asked)).filter(
    ({ from }) => !began || (from >= began.from && from <= began.until),
  );
  const rows = delayRegister(spans, asked.knownOn, asked.by, officialCalendar());
  return {
    knowledgeDate: asked.knownOn,
    by: asked.by,
    calendar: calendarFor(spans, asked.knownOn),
    rows: rows.map((row) => ({ ...row, name: hopWords[row.hop] })),
  };
};

const waitAnswer = ({ span, ...wait }: SlowWait): SlowWaitAnswer => ({
  hop: span.hop,
  name: hopWords[span.hop],
  state: wait.state,
  days: wait.days,
  workingDays: wait.workingDays ?? null,
  from: span.from,
  end: wait.state === 'open' ? null : wait.end,
  dueOn: span.dueOn ?? null,
  late: wait.late,
  count: span.count,
  month: span.month ?? null,
  village: span.village ?? null,
  source: span.source ?? null,
  batchNo: span.batch ?? null,
  householdNo: span.household ?? null,
  refs: span.refs,
  reasons: wait.reasons,
});

/** The longest waits with their reasons, open ones by the age they had on the day. */
export const slowestWaitsOn = async (
  readSide: DataSource,
  asked: SlowestWaitsAsked,
): Promise<SlowestWaitsAnswer> => {
  const spans = await spansOn(readSide, asked);
  const waits = slowestWaits(spans, asked.knownOn, asked, officialCalendar());
  return {
    knowledgeDate: asked.knownOn,
    calendar: calendarFor(spans, asked.knownOn),
    waits: waits.map(waitAnswer),
  };
};
