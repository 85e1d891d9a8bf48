import type { Answer } from '../ledger/answer';

type Item = Answer<'BatchItems'>['items'][number];
type Screened = Answer<'Screening'>['findings'][number];

export interface ScreenedItem extends Item {
  /**
   * The gravest of its findings: it holds the batch up, it is to be checked, or there is none.
   * Before a screening nobody can say.
   */
  readonly weight: 'blocking' | 'warning' | 'none' | 'unscreened';
  readonly findings: readonly Screened[];
}

export interface Beside {
  readonly items: readonly ScreenedItem[];
  /** What is of no single line: of the batch, or of somebody whom it does not pay. */
  readonly aside: readonly Screened[];
}

/** A finding of an item names it; one of a household names its month, or the household alone. */
const isOf = (item: Item, { ref, householdNo, benefitMonth }: Screened): boolean =>
  ref === item.ref ||
  (householdNo === item.householdNo &&
    (benefitMonth === null || benefitMonth === item.benefitMonth));

const weightOf = (findings: readonly Screened[], wasScreened: boolean): ScreenedItem['weight'] => {
  if (!wasScreened) return 'unscreened';
  if (findings.length === 0) return 'none';
  return findings.some(({ blocking }) => blocking) ? 'blocking' : 'warning';
};

const GRAVEST_FIRST = ['blocking', 'warning', 'none', 'unscreened'] as const;

/**
 * What the screening showed, each finding beside the lines it speaks of; the gravest come first.
 * Without findings nobody has screened yet, which is not the same as that there are none.
 */
export const beside = (items: readonly Item[], shown: readonly Screened[] | undefined): Beside => {
  const findings = shown ?? [];
  const ofHousehold = new Map<string, Screened[]>();
  const ofRef = new Map<string, Screened[]>();
  const put = (map: Map<string, Screened[]>, key: string | null, one: Screened): void => {
    if (key !== null) map.set(key, [...(map.get(key) ?? []), one]);
  };
  for (const one of findings) {
    put(ofHousehold, one.householdNo, one);
    put(ofRef, one.ref, one);
  }
  const placed = new Set<Screened>();
  const screened = items.map((item): ScreenedItem => {
    const near = new Set([
      ...(ofRef.get(item.ref) ?? []),
      ...(ofHousehold.get(item.householdNo) ?? []),
    ]);
    const own = [...near].filter((one) => isOf(item, one));
    for (const one of own) placed.add(one);
    return { ...item, weight: weightOf(own, shown !== undefined), findings: own };
  });
  return {
    items: GRAVEST_FIRST.flatMap((weight) => screened.filter((item) => item.weight === weight)),
    aside: findings.filter((one) => !placed.has(one)),
  };
};
