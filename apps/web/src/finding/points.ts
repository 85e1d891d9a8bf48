import type { Answer } from '../ledger/ledger';
import type { FindingWords } from './words';

export const LANES = ['fact', 'known', 'decided', 'money'] as const;
export type Lane = (typeof LANES)[number];

/** One thing that happened on a day, or between two. */
export interface Point {
  readonly lane: Lane;
  readonly on: string;
  readonly until: string;
  readonly what: string;
  readonly source: string | null;
  readonly isDeclared: boolean;
}

type Case = Answer<'FindingCase'>;
type Chain = Answer<'Knowledge'>;

const laneOfStep: Readonly<Record<Chain['steps'][number]['step'], Lane>> = {
  happened: 'fact',
  signalled: 'known',
  arrived: 'known',
  entered: 'known',
  decided: 'decided',
  stopped: 'decided',
  frozen: 'money',
  sent: 'money',
  credited: 'money',
};

/** Where the days of a finding stand; what is not here is no day. */
const laneOfDay: Readonly<Record<string, Lane>> = {
  diedEarliest: 'fact',
  diedLatest: 'fact',
  supportFromMonth: 'fact',
  payableFromMonth: 'fact',
  changedOn: 'fact',
  termFrom: 'fact',
  termUntil: 'fact',
  validUntil: 'fact',
  recordedElsewhereOn: 'known',
  firstLearnedOn: 'known',
  firstReceivedOn: 'known',
  confirmedOn: 'known',
  learnedOn: 'known',
  linkedOn: 'known',
  asOf: 'known',
  decidedOn: 'decided',
  handledOn: 'decided',
  establishedOn: 'decided',
  lateFrom: 'decided',
  staleFrom: 'decided',
  missedFrom: 'decided',
  businessOn: 'money',
  clearedOn: 'money',
  deadlineOn: 'money',
  firstPaidMonth: 'money',
  frozenOn: 'money',
  sentToBankOn: 'money',
  creditedOn: 'money',
  firstCreditedOn: 'money',
  lastCreditedOn: 'money',
  returnedOn: 'money',
};

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
};

const ofDays = ({ finding }: Case, names: Readonly<Record<string, string>>): readonly Point[] =>
  Object.entries(finding.days).flatMap(([name, value]) => {
    const lane = laneOfDay[name];
    const isMonth = /^\d{4}-\d{2}$/.test(value);
    if (!lane || !(isMonth || /^\d{4}-\d{2}-\d{2}$/.test(value))) return [];
    const days = isMonth ? [`${value}-01`, lastDayOf(value)] : [value, value];
    const [on = value, until = value] = days;
    return [{ lane, on, until, what: names[name] ?? name, source: null, isDeclared: false }];
  });

const ofSteps = ({ steps }: Chain, words: FindingWords): readonly Point[] =>
  steps.map(({ step, earliest, latest, source, declared }) => ({
    lane: laneOfStep[step],
    on: earliest,
    until: latest,
    what: words.steps[step],
    source,
    isDeclared: declared,
  }));

const ofWork = ({ finding, acts }: Case, words: FindingWords): readonly Point[] => {
  const point = (on: string, what: string): Point => ({
    lane: 'decided',
    on,
    until: on,
    what,
    source: null,
    isDeclared: false,
  });
  return [
    point(finding.heldSince, words.found),
    ...acts.map(({ act, on }) => point(on, words.acts[act])),
  ];
};

/** Everything of a finding that has a day, the earliest first. */
export const pointsOf = (
  one: Case,
  chain: Chain | undefined,
  words: FindingWords,
  names: Readonly<Record<string, string>>,
): readonly Point[] =>
  [...(chain ? ofSteps(chain, words) : ofDays(one, names)), ...ofWork(one, words)].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );

export type Knowing = keyof FindingWords['bands'];

/** A time, and who could know in it. The last one is open. */
export interface Band {
  readonly knowing: Knowing;
  readonly from: string;
  readonly until: string | null;
}

/** Who could know when: from what happened over the first signal to the day it reached the street. */
export const bandsOf = (chain: Chain | undefined): readonly Band[] => {
  const dayOf = (wanted: string) => chain?.steps.find(({ step }) => step === wanted)?.earliest;
  const [happened, signalled, arrived] = ['happened', 'signalled', 'arrived'].map(dayOf);
  const known = signalled ?? arrived;
  const bands: readonly Band[] = [
    ...(happened && known && happened < known
      ? [{ knowing: 'unknown' as const, from: happened, until: known }]
      : []),
    ...(signalled && arrived && signalled < arrived
      ? [{ knowing: 'known-elsewhere' as const, from: signalled, until: arrived }]
      : []),
    ...(arrived ? [{ knowing: 'known-here' as const, from: arrived, until: null }] : []),
  ];
  return bands;
};
