import type { Json, JsonObject } from '@ledger/kernel';

import { numberFor, textFor } from './sample-values';
import { type Shape, sightOf } from './shape';

/** Which of what a shape leaves open is taken. */
interface Choice {
  /** Optional members that are left out, by path. */
  readonly without: ReadonlySet<string> | 'all';
  /** The how-manieth word, truth and form is taken, where there are so many; else the first. */
  readonly nth: number;
}

/** One sample to be: the last part of its name, none for the plainest, and its data. */
export interface Variant {
  readonly name: string | undefined;
  readonly data: JsonObject;
}

type ObjectShape = Extract<Shape, { is: 'object' }>;

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[._ ]/g, '-')
    .toLowerCase();

const nthOf = <T>(all: readonly T[], nth: number): T => all[nth] ?? all[0]!;

const valueOf = (shape: Shape, path: string, choice: Choice, seed: string): Json => {
  switch (shape.is) {
    case 'text':
      return textFor(shape.of, path, seed);
    case 'word':
      return nthOf(shape.words, choice.nth);
    case 'number':
      return numberFor(path);
    case 'boolean':
      return choice.nth !== 1;
    case 'null':
      return null;
    case 'list':
      return [valueOf(shape.of, path, choice, seed)];
    case 'one-of':
      return valueOf(nthOf(shape.shapes, choice.nth), path, choice, seed);
    case 'object':
      return dataOf(shape, path, choice, seed);
  }
};

const dataOf = (shape: ObjectShape, path: string, choice: Choice, seed: string): JsonObject =>
  Object.fromEntries(
    Object.entries(shape.fields)
      .filter(([name, { optional }]) => !optional || !isLeftOut(under(path, name), choice))
      .map(([name, field]) => [name, valueOf(field.shape, under(path, name), choice, seed)]),
  );

const isLeftOut = (path: string, { without }: Choice): boolean =>
  without === 'all' || without.has(path);

/** What a shape leaves open: optional members, and lists of words, truths or forms. */
interface Open {
  readonly optional: readonly string[];
  readonly lists: readonly { readonly path: string; readonly names: readonly string[] }[];
}

const nameOfForm = (shape: Shape, nth: number): string => {
  if (shape.is !== 'object') return shape.is;
  const words = Object.values(shape.fields).flatMap(({ shape: one }) =>
    one.is === 'word' && one.words.length === 1 ? one.words : [],
  );
  return words[0] ?? String(nth + 1);
};

const all = (parts: readonly Open[]): Open => ({
  optional: parts.flatMap(({ optional }) => optional),
  lists: parts.flatMap(({ lists }) => lists),
});

const openIn = (shape: Shape, path = ''): Open => {
  const list = (names: readonly string[]): Open => ({ optional: [], lists: [{ path, names }] });
  switch (shape.is) {
    case 'word':
      return list(shape.words);
    case 'boolean':
      return list(['true', 'false']);
    case 'list':
      return openIn(shape.of, path);
    case 'one-of':
      return all([
        list(shape.shapes.map(nameOfForm)),
        ...shape.shapes.map((one) => openIn(one, path)),
      ]);
    case 'object':
      return all(
        Object.entries(shape.fields).flatMap(([name, field]) => {
          const at = under(path, name);
          const own = { optional: field.optional ? [at] : [], lists: [] };
          return [own, openIn(field.shape, at)];
        }),
      );
    default:
      return { optional: [], lists: [] };
  }
};

const PLAIN: Choice = { without: new Set(), nth: 0 };

/** After the longest list: it has a name for every turn. */
const nameOfTurn = ({ lists }: Open, nth: number): string => {
  const longest = [...lists].sort((a, b) => b.names.length - a.names.length)[0];
  return kebab(`${longest?.path ?? ''} ${longest?.names[nth] ?? ''}`);
};

/** The full one, the bare one, one without each optional member, and one for each further word. */
export const variantsOf = (shape: Shape, type: string): readonly Variant[] => {
  if (shape.is !== 'object') throw new Error(`the data of ${type} is no object`);
  const open = openIn(shape);
  const { optional } = open;
  const turns = Math.max(1, ...open.lists.map(({ names }) => names.length));
  const variant = (name: string | undefined, choice: Choice): Variant => ({
    name,
    data: dataOf(shape, '', choice, `${type}/${name ?? ''}`),
  });
  return [
    variant(undefined, PLAIN),
    ...(optional.length > 0 ? [variant('bare', { without: 'all', nth: 0 })] : []),
    ...(optional.length > 1 ? optional : []).map((path) =>
      variant(`without-${kebab(path)}`, { without: new Set([path]), nth: 0 }),
    ),
    ...Array.from({ length: turns - 1 }, (_, i) =>
      variant(nameOfTurn(open, i + 1), { ...PLAIN, nth: i + 1 }),
    ),
  ];
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmptyList = (value: Json): boolean => Array.isArray(value) && value.length === 0;

/** The same members and forms, with the values of samples. */
const valueLike = (shape: Shape, seen: Json, path: string, seed: string): Json => {
  if (shape.is === 'one-of') {
    const form = shape.shapes.find((one) => sightOf(one, seen).wrong.length === 0);
    return form ? valueLike(form, seen, path, seed) : null;
  }
  // A list of nobody is a form of its own: it shows nothing of its members.
  if (isEmptyList(seen)) return [];
  if (shape.is !== 'object' || !isObject(seen)) return valueOf(shape, path, PLAIN, seed);
  const present = Object.entries(shape.fields).filter(([name]) => Object.hasOwn(seen, name));
  return Object.fromEntries(
    present.map(([name, field]) => {
      const at = under(path, name);
      return [name, valueLike(field.shape, seen[name] ?? null, at, seed)];
    }),
  );
};

/** The optional members that are there, and the forms that are not the first of their kind. */
const namesIn = (shape: Shape, seen: Json, path: string): readonly string[] => {
  if (shape.is === 'one-of') {
    const nth = shape.shapes.findIndex((one) => sightOf(one, seen).wrong.length === 0);
    return nth > 0 ? [`${path}-${nameOfForm(shape.shapes[nth]!, nth)}`] : [];
  }
  if (isEmptyList(seen)) return [`${path}-empty`];
  if (shape.is !== 'object' || !isObject(seen)) return [];
  return Object.entries(shape.fields).flatMap(([name, field]) => {
    const value = seen[name];
    if (value === undefined) return [];
    return [...(field.optional ? [name] : []), ...namesIn(field.shape, value, under(path, name))];
  });
};

/** The sample of a combination of members and forms that was seen. */
export const variantLike = (shape: Shape, type: string, seen: JsonObject): Variant => {
  const name = ['only', ...namesIn(shape, seen, '')].map(kebab).join('-');
  const data = valueLike(shape, seen, '', `${type}/${name}`);
  if (!isObject(data)) throw new Error(`the data of ${type} is no object`);
  return { name, data };
};
