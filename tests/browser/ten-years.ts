import type { MomentsAnswer, ReplayClock } from '@ledger/application';

const MONTHS = 120;
const DAYS_A_MONTH = 4;
const CLOCKS: readonly ReplayClock[] = ['knownOn', 'asOf', 'recordedAt'];

const monthOf = (n: number): string =>
  `${2011 + Math.trunc(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;

/**
 * The answer of a household that was paid for ten years, made of that of a real one: a roster, a
 * credit and two other events each month, a state at each of them on each clock.
 */
export const tenYearsOf = (real: MomentsAnswer): MomentsAnswer => {
  const days = Array.from({ length: MONTHS }, (_, month) =>
    Array.from(
      { length: DAYS_A_MONTH },
      (__, n) => `${monthOf(month)}-${String(5 + 6 * n).padStart(2, '0')}`,
    ),
  ).flat();
  const [entry] = real.entries;
  const last = real.clocks.knownOn.at(-1);
  if (!entry || !last) throw new Error('a household without a story');
  const instantOf = (day: string): string => `${day}T08:00:00.000Z`;
  const placeOf = (clock: ReplayClock, day: string): string =>
    clock === 'recordedAt' ? instantOf(day) : day;
  return {
    ...real,
    entries: days.map((day, n) => ({
      ...(real.entries[n % real.entries.length] ?? entry),
      position: `p:${n}`,
      on: { asOf: day, knownOn: day, recordedAt: instantOf(day) },
    })),
    clocks: Object.fromEntries(
      CLOCKS.map((clock) => [
        clock,
        days.map((day, n) => ({
          ...last,
          at: placeOf(clock, day),
          state: { ...last.state, creditedFen: 49_600 * n },
          findings: n % 3 === 0 ? last.findings : [],
        })),
      ]),
    ) as unknown as MomentsAnswer['clocks'],
  };
};
