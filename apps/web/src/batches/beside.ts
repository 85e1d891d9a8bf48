import type { Answer } from '../ledger/answer';

type Item = Answer<'BatchItems'>['items'][number];
type Screened = Answer<'Screening'>['findings'][number];

export interface ScreenedItem extends Item {
  /** The gravest of its findings: it holds the batch up, it is to be checked, or there is none. */
  readonly weight: 'blocking' | 'warning' | 'none';
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

const weightOf = (findings: readonly Screened[]): ScreenedItem['weight'] => {
  if (findings.length === 0) return 'none';
  return findings.some(({ blocking }) => blocking) ? 'blocking' : 'warning';
};

const GRAVEST_FIRST = ['blocking', 'warning', 'none'] as const;

/** What the screening showed, each finding beside the lines it speaks of; the gravest come first. */
export const beside = (items: readonly Item[], findings: readonly Screened[]): Beside => {
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
    return { ...item, weight: weightOf(own), findings: own };
  });
  return {
    items: GRAVEST_FIRST.flatMap((weight) => screened.filter((item) => item.weight === weight)),
    aside: findings.filter((one) => !placed.has(one)),
  };
};
