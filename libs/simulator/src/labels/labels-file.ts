import type { Simulation } from '../simulate';
import { labelKey } from './label';

/** Which stories play in each household. */
const storiesByHousehold = ({ stories }: Simulation): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { story, households } of stories) {
    for (const no of households) found.set(no, [...(found.get(no) ?? []), story]);
  }
  return found;
};

/** What was done and what must be seen of it: never among the files an office hands in. */
export const labelsFile = (simulation: Simulation): string => {
  const { order, books, stories } = simulation;
  const { division, seed, households, irregularities, from, months } = order;
  const told = storiesByHousehold(simulation);
  const labels = simulation.labels().map((label) => ({
    key: labelKey(label),
    ...label,
    stories: told.get(label.household ?? '') ?? [],
  }));
  const head = { division, from, months, households, seed, irregularities, until: books.until };
  return `${JSON.stringify({ order: head, stories, labels }, null, 1)}\n`;
};
