import type { JsonObject } from '@ledger/kernel';
import { catalogue, committeeCatalogue } from '@ledger/ledger';

import { type Declared, readDeclaredShapes } from './declared-shapes';
import { type KeptSample, readKeptSamples } from './kept-samples';
import { keepMissingSamples, keepSampleLike } from './new-samples';
import { outlineOf, type Shape, sightOf, traitsOf } from './shape';

/** Set to 1, samples that are missing are written; one that is there never changes. */
const keeping = process.env.LEDGER_KEEP_SAMPLES === '1';

const HOW =
  'What was written once is read for ever. If you changed the event: raise its schema in the ' +
  'catalogue, add an upcaster that lifts the last schema to yours, and leave the kept samples of ' +
  'the old schema as they are. Samples that are missing are written by the test that misses them, ' +
  'run once with LEDGER_KEEP_SAMPLES=1, for example\n' +
  '  LEDGER_KEEP_SAMPLES=1 npx jest --config tests/jest.config.cjs --selectProjects pure ' +
  '-- libs/ledger/src/history\n' +
  'and then npx prettier --write libs/ledger/src/history. ' +
  'Only a shape that no ledger has written yet may go: delete its samples and write them anew.';

const schemas: Readonly<Record<string, { readonly schema: number }>> = {
  ...catalogue,
  ...committeeCatalogue,
};

/** An event as it came from some test. */
export interface Seen {
  readonly type: string;
  readonly data: JsonObject;
}

/** What the newest samples of a type do not show of its shape, and show though it is not in it. */
export const differences = (
  shape: Shape,
  samples: readonly Pick<KeptSample, 'name' | 'data'>[],
): readonly string[] => {
  const sights = samples.map(({ name, data }) => ({ name, ...sightOf(shape, data) }));
  const shown = new Set(sights.flatMap(({ traits }) => traits));
  return [
    ...sights.flatMap(({ name, wrong }) => wrong.map((what) => `${name}: ${what}`)),
    ...traitsOf(shape)
      .filter((trait) => !shown.has(trait))
      .map((trait) => `no sample shows "${trait}"`),
  ];
};

/** Holds what is declared and what is seen against what is kept. */
export class HistoryGuard {
  readonly declared: Declared;
  samples: readonly KeptSample[];

  constructor() {
    this.declared = readDeclaredShapes();
    this.samples = readKeptSamples();
    if (!keeping) return;
    keepMissingSamples(this.declared, this.samples);
    this.samples = readKeptSamples();
  }

  newestOf(type: string): readonly KeptSample[] {
    return this.samples.filter((one) => one.type === type && one.schema === schemas[type]?.schema);
  }

  /** Empty, or what is wrong with the declared shape of this type and what to do. */
  declaredProblem(type: string): string {
    const shape = this.declared.events.get(type);
    const found = shape ? differences(shape, this.newestOf(type)) : ['it is declared nowhere'];
    return found.length === 0 ? '' : `${type}: ${found.join('; ')}\n${HOW}`;
  }

  /** Empty, or what was seen that no kept sample shows, and what to do. */
  seenProblem(events: readonly Seen[]): string {
    const unkept = new Map<string, Seen>();
    for (const event of events) {
      const problem = this.problemWith(event);
      if (problem !== undefined) unkept.set(problem, event);
    }
    if (keeping) {
      for (const { type, data } of unkept.values()) keepSampleLike(this.declared, type, data);
    }
    return unkept.size === 0 ? '' : `${[...unkept.keys()].sort().join('\n')}\n${HOW}`;
  }

  private problemWith({ type, data }: Seen): string | undefined {
    const shape = this.declared.events.get(type);
    if (!shape) return `${type} is in no catalogue`;
    const { wrong } = sightOf(shape, data);
    if (wrong.length > 0) return `${type}: ${wrong.join('; ')}`;
    const outline = outlineOf(data);
    const isKept = this.newestOf(type).some((one) => outlineOf(one.data) === outline);
    return isKept ? undefined : `${type}: no sample has the members ${outline}`;
  }
}
