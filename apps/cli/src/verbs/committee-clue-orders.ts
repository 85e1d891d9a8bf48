import type { LocalDate } from '@ledger/kernel';
import type { ClueCommand, ClueNo, ClueOpinion, ClueOutcome, ClueSource } from '@ledger/ledger';
import { UsageProblem } from '../verb';
import { dayOption, parsedOption, required } from '../words';

export const options = {
  as: { type: 'string' },
  source: { type: 'string' },
  purpose: { type: 'string' },
  'received-on': { type: 'string' },
  to: { type: 'string' },
  opinion: { type: 'string' },
  outcome: { type: 'string' },
  json: { type: 'boolean' },
} as const;
export type Values = Readonly<Partial<Record<keyof typeof options, string | boolean>>>;

export const textOf = (values: Values, name: Exclude<keyof typeof options, 'json'>): string => {
  const value = values[name];
  return required(typeof value === 'string' ? value : undefined, `--${name}`);
};

const choice = <T extends string>(
  values: Values,
  name: 'source' | 'opinion' | 'outcome',
  all: Record<T, true>,
): T => {
  const names = Object.keys(all) as T[];
  const parse = (text: string) => names.find((candidate) => candidate === text);
  const found = parsedOption(textOf(values, name), parse, `--${name}`, names.join(' | '));
  if (found === undefined) throw new UsageProblem(`缺少 --${name}。`, `--${name} is missing.`);
  return found;
};

const sources: Record<ClueSource, true> = {
  PETITION: true,
  OWN_WORK: true,
  INSPECTION: true,
  OTHER_BODY: true,
};
const opinions: Record<ClueOpinion, true> = {
  TALK_INQUIRY: true,
  PRELIM_VERIFY: true,
  HOLD: true,
  CLOSE: true,
};
const outcomes: Record<ClueOutcome, true> = {
  CASE_FILED: true,
  REMINDED: true,
  HELD: true,
  CLOSED: true,
  TRANSFERRED: true,
};

/** What an act makes of the options, of who acts and of today. */
export type Order = (values: Values, clue: ClueNo, by: string, today: LocalDate) => ClueCommand;

export const orders = new Map<string, Order>([
  [
    'receive',
    (values, clue, openedBy, today) => ({
      type: 'ReceiveClue',
      data: {
        clue,
        source: choice(values, 'source', sources),
        receivedOn:
          dayOption(values['received-on'] as string | undefined, '--received-on') ?? today,
        openedBy,
        purpose: textOf(values, 'purpose'),
      },
    }),
  ],
  [
    'assign',
    (values, _, assignedBy, assignedOn) => ({
      type: 'AssignClue',
      data: { assignedTo: textOf(values, 'to'), assignedOn, assignedBy },
    }),
  ],
  [
    'propose',
    (values, _, proposedBy, proposedOn) => ({
      type: 'ProposeOpinion',
      data: { opinion: choice(values, 'opinion', opinions), proposedOn, proposedBy },
    }),
  ],
  [
    'approve',
    (_, __, approvedBy, approvedOn) => ({
      type: 'ApproveOpinion',
      data: { approvedOn, approvedBy },
    }),
  ],
  [
    'start',
    (_, __, startedBy, startedOn) => ({ type: 'StartHandling', data: { startedOn, startedBy } }),
  ],
  [
    'report',
    (_, __, reportedBy, reportedOn) => ({ type: 'ReportClue', data: { reportedOn, reportedBy } }),
  ],
  [
    'dispose',
    (values, _, disposedBy, disposedOn) => ({
      type: 'DisposeClue',
      data: { outcome: choice(values, 'outcome', outcomes), disposedOn, disposedBy },
    }),
  ],
  [
    'reopen',
    (values, _, reopenedBy, reopenedOn) => ({
      type: 'ReopenClue',
      data: { reopenedOn, reopenedBy, purpose: textOf(values, 'purpose') },
    }),
  ],
]);
