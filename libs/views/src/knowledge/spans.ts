import { daysBetween, type LocalDate } from '@ledger/kernel';
import type { Post, Span, Step, StepName } from './chain';

type Steps = ReadonlyMap<StepName, Step>;
type Way = readonly [from: StepName, until: StepName, posts: readonly Post[]];

/** Was there an earlier record elsewhere than the news that reached the street? */
const wasElsewhere = (steps: Steps): boolean => {
  const [signalled, arrived] = [steps.get('signalled'), steps.get('arrived')];
  return signalled !== undefined && (!arrived || signalled.earliest < arrived.earliest);
};

/** From the fact to the street: reporting. Which part was whose only an earlier record can say. */
const reporting = (steps: Steps): readonly Way[] => {
  if (wasElsewhere(steps)) {
    return [
      ['happened', 'signalled', ['family-or-village']],
      ['signalled', 'arrived', ['other-office']],
    ];
  }
  const source = steps.get('arrived')?.source;
  const byList = source !== 'VILLAGE' && source !== 'DECISION';
  return [
    ['happened', 'arrived', byList ? ['family-or-village', 'other-office'] : ['family-or-village']],
  ];
};

/** From the street to the decision: handling. What was entered after the decision delayed nothing. */
const handling = (steps: Steps): readonly Way[] => {
  const [entered, decided] = [steps.get('entered'), steps.get('decided')];
  const isLate = entered?.declared || (entered && decided && entered.earliest > decided.earliest);
  return isLate
    ? [
        ['arrived', 'entered', ['street-entry']],
        ['arrived', 'decided', ['district-decision']],
      ]
    : [
        ['arrived', 'entered', ['street-entry']],
        ['entered', 'decided', ['district-decision']],
      ];
};

const measured = (from: Step, until: Step | undefined, today: LocalDate) => {
  if (until?.name === 'entered' && until.declared) {
    return { status: 'backfilled' as const, daysLeast: undefined, daysMost: undefined };
  }
  const least = daysBetween(from.latest, until?.earliest ?? today);
  const most = daysBetween(from.earliest, until?.latest ?? today);
  if (most < 0) {
    const status = until ? ('contradictory' as const) : ('open' as const);
    return { status, daysLeast: undefined, daysMost: undefined };
  }
  return {
    status: until ? ('closed' as const) : ('open' as const),
    daysLeast: Math.max(0, least),
    daysMost: most,
  };
};

/** The news was here on the day of sending: it had begun by then and had not gone on. */
const held = (from: Step, until: Step | undefined, sentOn: LocalDate | undefined): boolean =>
  sentOn !== undefined && from.earliest <= sentOn && (!until || until.earliest > sentOn);

/** The intervals between the steps, each with its post; a step nobody named begins none. */
export const spansOf = (
  all: readonly Step[],
  today: LocalDate,
  sentOn: LocalDate | undefined,
): readonly Span[] => {
  const steps: Steps = new Map(all.map((step) => [step.name, step]));
  const ways: readonly Way[] = [
    ...reporting(steps),
    ...handling(steps),
    ['decided', 'stopped', ['finance-stop']],
  ];
  return ways.flatMap(([fromName, untilName, posts]) => {
    const [from, until] = [steps.get(fromName), steps.get(untilName)];
    if (!from || (untilName === 'entered' && !until)) return [];
    const span = { posts, from: fromName, until: untilName, ...measured(from, until, today) };
    const isHeld = span.status !== 'backfilled' && held(from, until, sentOn);
    return [{ ...span, heldWhenSent: isHeld }];
  });
};
