/** What the data of an event may look like, as its type declares it. */
export type Shape =
  /** `of` names the brand, or is 'string'. */
  | { readonly is: 'text'; readonly of: string }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'number' }
  | { readonly is: 'boolean' }
  | { readonly is: 'null' }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'one-of'; readonly shapes: readonly Shape[] }
  | { readonly is: 'object'; readonly fields: Readonly<Record<string, Field>> };

export interface Field {
  readonly shape: Shape;
  readonly optional: boolean;
}

/** What a value shows of its shape, and where it is not of that shape. */
export interface Sight {
  readonly traits: readonly string[];
  readonly wrong: readonly string[];
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  LocalDate: /^\d{4}-\d{2}-\d{2}$/,
  YearMonth: /^\d{4}-\d{2}$/,
  Instant: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/,
};

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const outlineOfObject = ({ fields }: Extract<Shape, { is: 'object' }>): string =>
  `{${Object.keys(fields).sort().join(',')}}`;

const join = (sights: readonly Sight[]): Sight => ({
  traits: sights.flatMap(({ traits }) => traits),
  wrong: sights.flatMap(({ wrong }) => wrong),
});

const shows = (trait: string): Sight => ({ traits: [trait], wrong: [] });
const isWrong = (what: string): Sight => ({ traits: [], wrong: [what] });

const sightOfField = ({ shape, optional }: Field, value: unknown, path: string): Sight => {
  if (value !== undefined) {
    const sight = sightOf(shape, value, path);
    return optional ? join([shows(`${path} is there`), sight]) : sight;
  }
  return optional ? shows(`${path} is absent`) : isWrong(`${path} is missing`);
};

const sightOfObject = (
  { fields }: Extract<Shape, { is: 'object' }>,
  value: unknown,
  path: string,
): Sight => {
  if (!isObject(value)) return isWrong(`${path} is no object`);
  const undeclared = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  return join([
    ...Object.entries(fields).map(([name, field]) =>
      sightOfField(field, value[name], under(path, name)),
    ),
    ...undeclared.map((name) => isWrong(`${under(path, name)} is not declared`)),
  ]);
};

const sightOfOneOf = (shapes: readonly Shape[], value: unknown, path: string): Sight => {
  for (const shape of shapes) {
    const sight = sightOf(shape, value, path);
    if (sight.wrong.length > 0) continue;
    const form = shape.is === 'object' ? [`${path}: ${outlineOfObject(shape)}`] : [];
    return { traits: [...form, ...sight.traits], wrong: [] };
  }
  return isWrong(`${path} is none of its ${shapes.length} forms`);
};

/** Looks at a value as something of this shape. */
export const sightOf = (shape: Shape, value: unknown, path = ''): Sight => {
  switch (shape.is) {
    case 'text': {
      const fits = typeof value === 'string' && (FORMATS[shape.of]?.test(value) ?? true);
      return fits ? shows(`${path}: ${shape.of}`) : isWrong(`${path} is no ${shape.of}`);
    }
    case 'word':
      return shape.words.includes(value as string)
        ? shows(`${path} = ${String(value)}`)
        : isWrong(`${path} is none of ${shape.words.join(', ')}`);
    case 'number':
      return Number.isSafeInteger(value)
        ? shows(`${path}: number`)
        : isWrong(`${path} is no whole number`);
    case 'boolean':
      return typeof value === 'boolean'
        ? shows(`${path} = ${value}`)
        : isWrong(`${path} is neither true nor false`);
    case 'null':
      return value === null ? shows(`${path} = null`) : isWrong(`${path} is not null`);
    case 'list':
      return Array.isArray(value)
        ? join([shows(`${path}: list`), ...value.map((one) => sightOf(shape.of, one, `${path}[]`))])
        : isWrong(`${path} is no list`);
    case 'one-of':
      return sightOfOneOf(shape.shapes, value, path);
    case 'object':
      return sightOfObject(shape, value, path);
  }
};

/** Everything that some value of this shape shows. */
export const traitsOf = (shape: Shape, path = ''): readonly string[] => {
  switch (shape.is) {
    case 'text':
      return [`${path}: ${shape.of}`];
    case 'word':
      return shape.words.map((word) => `${path} = ${word}`);
    case 'number':
      return [`${path}: number`];
    case 'boolean':
      return [`${path} = true`, `${path} = false`];
    case 'null':
      return [`${path} = null`];
    case 'list':
      return [`${path}: list`, ...traitsOf(shape.of, `${path}[]`)];
    case 'one-of':
      return shape.shapes.flatMap((one) => [
        ...(one.is === 'object' ? [`${path}: ${outlineOfObject(one)}`] : []),
        ...traitsOf(one, path),
      ]);
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) => {
        const at = under(path, name);
        const presence = field.optional ? [`${at} is there`, `${at} is absent`] : [];
        return [...presence, ...traitsOf(field.shape, at)];
      });
  }
};

/** Which members a value has, and theirs: `{a,b{c}}`. */
export const outlineOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${[...new Set(value.map(outlineOf))].sort().join('|')}]`;
  if (!isObject(value)) return '';
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${name}${outlineOf(value[name])}`).join(',')}}`;
};
