import type { DivisionCode, LocalDate } from '@ledger/kernel';
import type { DataSource } from 'typeorm';

/** How many findings (疑点) stand open in a division, and how that came since the last look. */
export interface FindingsNews {
  readonly division: DivisionCode;
  readonly open: number;
  readonly opened: number;
  readonly lapsed: number;
}

/** Which findings stand, each with its division. */
export type Standing = ReadonlyMap<string, DivisionCode>;

/** Findings that name no division are told to nobody: they belong to all of the ledger. */
export const findingsStanding = async (
  readSide: DataSource,
  today: LocalDate,
): Promise<Standing> => {
  const rows: readonly { readonly finding_id: string; readonly division: DivisionCode }[] =
    await readSide.query(
      `select distinct finding_id, division from read.finding
       where known_from <= $1 and (known_until is null or known_until > $1)
         and division is not null`,
      [today],
    );
  return new Map(rows.map(({ finding_id, division }) => [finding_id, division]));
};

const countedBy = (standing: Standing, isCounted: (finding: string) => boolean) => {
  const counts = new Map<DivisionCode, number>();
  for (const [finding, division] of standing) {
    if (isCounted(finding)) counts.set(division, (counts.get(division) ?? 0) + 1);
  }
  return counts;
};

/** What changed between two looks, by division; nothing of divisions where nothing did. */
export const findingsChanged = (before: Standing, now: Standing): readonly FindingsNews[] => {
  const opened = countedBy(now, (finding) => !before.has(finding));
  const lapsed = countedBy(before, (finding) => !now.has(finding));
  const open = countedBy(now, () => true);
  return [...new Set([...opened.keys(), ...lapsed.keys()])].sort().map((division) => ({
    division,
    open: open.get(division) ?? 0,
    opened: opened.get(division) ?? 0,
    lapsed: lapsed.get(division) ?? 0,
  }));
};

export const findingsOpen = (now: Standing): ReadonlyMap<DivisionCode, number> =>
  countedBy(now, () => true);
