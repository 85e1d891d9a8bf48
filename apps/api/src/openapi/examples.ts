import { exampleWords } from './example-words';
import type { Schema } from './schema';

/** The schemas of a document by their names. */
export type Schemas = Readonly<Record<string, Schema>>;
type Example = unknown;
type Inline = Exclude<Schema, { readonly $ref: string }>;

const REFERENCE = /^#\/components\/schemas\//;
const PLAIN = '示例';

const byFormat: Readonly<Record<string, string>> = {
  date: '2021-06-15',
  'date-time': '2021-06-15T01:30:00.000Z',
  uuid: '7b0c4f9e-5b1e-4f0a-8d57-2f0d3a1c9e44',
  uri: 'https://office.example/hooks/ledger',
};

const DIGITS = 12;

const numberOf = ({ minimum, maximum }: Inline, name: string): number => {
  const wanted = /Fen$|fen$/.test(name) ? 49_600 : 1;
  return Math.min(Math.max(wanted, minimum ?? wanted), maximum ?? wanted);
};

const textOf = ({ format, minLength }: Inline, name: string): string => {
  const known = byFormat[format ?? ''] ?? exampleWords[name] ?? PLAIN;
  return known.length < (minLength ?? 0) ? known.padEnd(DIGITS, '。') : known;
};

const objectOf = (schema: Inline, schemas: Schemas): Example => {
  const { additionalProperties: others, properties } = schema;
  if (properties) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, inside]) => [
        name,
        exampleOf(inside as Schema, schemas, name),
      ]),
    );
  }
  if (typeof others !== 'object' || Object.keys(others).length === 0) return {};
  return { R01: exampleOf(others as Schema, schemas) };
};

/** Those of `allOf` hold together; of the others the first is an example. */
const combinedOf = (schema: Inline, schemas: Schemas, name: string): Example => {
  const { allOf, oneOf, anyOf } = schema;
  const parts = (allOf ?? [(oneOf ?? anyOf ?? [])[0]!]).map((part) =>
    exampleOf(part as Schema, schemas, name),
  );
  const [only] = parts;
  return parts.length === 1 ? only : Object.assign({}, ...parts);
};

/** A value such a schema allows, the same every time: its own example, else one of its names. */
export const exampleOf = (schema: Schema, schemas: Schemas, name = ''): Example => {
  if ('$ref' in schema) {
    const wanted = schemas[schema.$ref.replace(REFERENCE, '')];
    return wanted ? exampleOf(wanted, schemas, name) : PLAIN;
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (schema.allOf ?? schema.oneOf ?? schema.anyOf) return combinedOf(schema, schemas, name);
  if (schema.type === 'array') return [exampleOf(schema.items as Schema, schemas, name)];
  if (schema.type === 'boolean') return schema.default ?? false;
  if (schema.type === 'integer' || schema.type === 'number') {
    return schema.default ?? numberOf(schema, name);
  }
  if (schema.type === 'string') return textOf(schema, name);
  return objectOf(schema, schemas);
};
