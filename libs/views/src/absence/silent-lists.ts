import {
  addDays,
  addMonths,
  daysBetween,
  lastDayOf,
  type LocalDate,
  monthOf,
} from '@ledger/kernel';
import type { DeathSource } from '@ledger/ledger';
import type { Policies } from '@ledger/policy';
import { type Absent, type ListCame, type ListKind, NOT_NAMED } from './absent';
import { periodAfter, reaches } from './periods';

const MONTHS_OF = { DEATH_LIST: 1, CUSTODY_LEDGER: 3 } as const satisfies Record<ListKind, number>;
const GRACE_OF = {
  DEATH_LIST: 'deathListGraceDays',
  CUSTODY_LEDGER: 'custodyLedgerGraceDays',
} as const satisfies Record<ListKind, string>;

const counts = ({ receivedOn, endedOn }: ListCame, today: LocalDate): boolean =>
  receivedOn <= today && !(endedOn && endedOn <= today);

/** Who is expected to go on sending: a place, and for lists of the dead the office they are from. */
interface Sender {
  readonly kind: ListKind;
  readonly division: string;
  readonly source: DeathSource | null;
}

const sendersIn = (lists: readonly ListCame[]): readonly Sender[] => {
  const senders = lists.flatMap(({ kind, division, sources }): readonly Sender[] =>
    kind === 'DEATH_LIST'
      ? sources.map((source) => ({ kind, division, source }))
      : [{ kind, division, source: null }],
  );
  return [...new Map(senders.map((sender) => [JSON.stringify(sender), sender])).values()];
};

const isFrom = ({ kind, division, source }: Sender, list: ListCame): boolean =>
  list.kind === kind &&
  reaches(division, list.division) &&
  (source === null || list.sources.length === 0 || list.sources.includes(source));

/** One list is no habit: a source of the dead is monthly once it came in two months on end. */
const isHabit = ({ kind, source }: Sender, lists: readonly ListCame[]): boolean => {
  if (kind !== 'DEATH_LIST') return true;
  const own = lists.filter(({ sources }) => source !== null && sources.includes(source));
  const months = new Set(own.map(({ receivedOn }) => monthOf(receivedOn)));
  return [...months].some((month) => months.has(addMonths(month, 1)));
};

/** The place in which the narrowest division speaks for those that cover it. */
const isNarrowest = (sender: Sender, all: readonly Sender[]): boolean =>
  !all.some(
    (other) =>
      other.kind === sender.kind &&
      other.source === sender.source &&
      other.division !== sender.division &&
      other.division.startsWith(sender.division),
  );

/**
 * Sources that have fallen silent. A list names no month, and a month without a death may bring
 * none; so no gap of the past is held against a source that has sent again since.
 */
export const silentListsOn = (
  lists: readonly ListCame[],
  policies: Policies,
  today: LocalDate,
): readonly Absent[] => {
  const came = lists.filter((list) => counts(list, today));
  const senders = sendersIn(came);
  return senders
    .filter((sender) => isNarrowest(sender, senders))
    .flatMap((sender) => {
      const own = came.filter((list) => isFrom(sender, list));
      const lastCameOn = own
        .map(({ receivedOn }) => receivedOn)
        .sort()
        .at(-1);
      if (!lastCameOn || !isHabit(sender, own)) return [];
      const months = MONTHS_OF[sender.kind];
      const next = periodAfter(lastCameOn, months);
      const graceDays = policies.required(GRACE_OF[sender.kind], sender.division, next);
      const dueOn = addDays(lastDayOf(next), graceDays);
      if (dueOn >= today) return [];
      const { kind: what, division, source } = sender;
      const daysLate = daysBetween(dueOn, today);
      return [{ ...NOT_NAMED, what, division, source, dueOn, daysLate, lastCameOn }];
    });
};
