/** What is known of one benefit month, from the several registers. */
export interface MonthKnown {
  /** `YYYY-MM`. */
  readonly month: string;
  /** The day of the answers. */
  readonly today: string;
  /** By when money is to be credited (day of the month), by the policy in force. */
  readonly deadlineDay: number | undefined;
  /** By when the list is to be there (day of the month). */
  readonly rosterDay: number | undefined;
  /** Money appropriated for the month, and how much of it arrived. Fen. */
  readonly appropriatedFen: number;
  readonly arrivedFen: number;
  /** Batches of the month that were made here and are not rejected. */
  readonly batches: readonly BatchOfMonth[];
  /** Batches that went to the bank, also those that came as a roster. */
  readonly sent: readonly SentBatch[];
  readonly isClosed: boolean;
}

export interface BatchOfMonth {
  readonly batch: string;
  readonly status: string;
  readonly frozenOn: string | null;
  readonly approvedOn: string | null;
  readonly sentToBankOn: string | null;
}

export interface SentBatch {
  readonly batchNo: string;
  readonly creditedCount: number;
  readonly lateCount: number;
  readonly neverCount: number;
}

export const STEPS = [
  'funds',
  'list',
  'approval',
  'sending',
  'credit',
  'batches',
  'close',
] as const;
export type StepName = (typeof STEPS)[number];

/** `elsewhere`: done by a program that is not this one, so there is nothing to do here. */
export type StepState = 'done' | 'done-late' | 'due' | 'late' | 'ahead' | 'elsewhere';

export interface Step {
  readonly name: StepName;
  readonly state: StepState;
  /** By when; undefined where no policy says. */
  readonly dueOn: string | undefined;
  /** The last day on which part of it was done. */
  readonly doneOn: string | undefined;
}

const dayOf = (month: string, day: number | undefined): string | undefined =>
  day === undefined ? undefined : `${month}-${String(day).padStart(2, '0')}`;

const lastOf = (days: readonly (string | null)[]): string | undefined =>
  days
    .filter((day): day is string => day !== null)
    .sort()
    .pop();

const AFTER_APPROVAL = ['approved', 'sent', 'reconciled', 'closed'];
const AFTER_SENDING = ['sent', 'reconciled', 'closed'];

/** What is not done is late once its day is over. */
const open = (dueOn: string | undefined, { today, month }: MonthKnown): StepState => {
  if (dueOn !== undefined && today > dueOn) return 'late';
  return today.slice(0, 7) >= month ? 'due' : 'ahead';
};

const creditState = (known: MonthKnown, dueOn: string | undefined): StepState => {
  const { sent } = known;
  if (sent.length === 0 || sent.some(({ creditedCount }) => creditedCount === 0)) {
    return open(dueOn, known);
  }
  if (sent.some(({ neverCount }) => neverCount > 0)) return open(dueOn, known);
  return sent.some(({ lateCount }) => lateCount > 0) ? 'done-late' : 'done';
};

/** A month is closed once it is over. */
const closeState = ({ isClosed, today, month }: MonthKnown): StepState => {
  if (isClosed) return 'done';
  return today.slice(0, 7) > month ? 'due' : 'ahead';
};

/** The way of one month's money, each step with its day and how it stands. */
export const stepsOf = (known: MonthKnown): readonly Step[] => {
  const { batches, sent, month } = known;
  const deadline = dayOf(month, known.deadlineDay);
  const isFromRoster = batches.length === 0 && sent.length > 0;
  const made = (
    name: StepName,
    isDone: (batch: BatchOfMonth) => boolean,
    dueOn: string | undefined,
    doneOn?: string,
  ): Step => {
    if (isFromRoster) return { name, state: 'elsewhere', dueOn, doneOn: undefined };
    const isWhole = batches.length > 0 && batches.every(isDone);
    return { name, state: isWhole ? 'done' : open(dueOn, known), dueOn, doneOn };
  };
  const { appropriatedFen, arrivedFen } = known;
  const hasMoney = appropriatedFen > 0 && arrivedFen >= appropriatedFen;
  return [
    {
      name: 'funds',
      state: hasMoney ? 'done' : open(deadline, known),
      dueOn: deadline,
      doneOn: undefined,
    },
    made(
      'list',
      ({ frozenOn }) => frozenOn !== null,
      dayOf(month, known.rosterDay),
      lastOf(batches.map(({ frozenOn }) => frozenOn)),
    ),
    made(
      'approval',
      ({ status }) => AFTER_APPROVAL.includes(status),
      deadline,
      lastOf(batches.map(({ approvedOn }) => approvedOn)),
    ),
    made(
      'sending',
      ({ status }) => AFTER_SENDING.includes(status),
      deadline,
      lastOf(batches.map(({ sentToBankOn }) => sentToBankOn)),
    ),
    { name: 'credit', state: creditState(known, deadline), dueOn: deadline, doneOn: undefined },
    made('batches', ({ status }) => status === 'closed', undefined),
    { name: 'close', state: closeState(known), dueOn: undefined, doneOn: undefined },
  ];
};

/** The one thing to do next: the first step that waits, in the order in which money walks. */
export const nextOf = (steps: readonly Step[]): Step | undefined =>
  steps.find(({ state }) => state === 'late' || state === 'due');

/** The month before or after. */
export const monthBeside = (month: string, by: 1 | -1): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};

const MS_A_DAY = 86_400_000;

/** Calendar days from one day to another; both as `YYYY-MM-DD`. */
export const daysFrom = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / MS_A_DAY);
