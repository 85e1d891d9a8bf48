import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
/** A schema of OpenAPI 3.1, in the words of Nest's own types. */
export type Schema = Schemas[string];

export const text: Schema = { type: 'string' };
export const count: Schema = { type: 'integer' };
export const flag: Schema = { type: 'boolean' };
export const fen: Schema = { type: 'integer', description: 'money in fen (分)' };
export const day: Schema = { type: 'string', format: 'date' };
export const moment: Schema = { type: 'string', format: 'date-time' };

export const orNull = (schema: Schema): Schema => ({
  anyOf: [schema, { type: 'null' }],
});
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const oneOf = (...values: readonly string[]): Schema => ({
  type: 'string',
  enum: [...values],
});
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Describes a type of the code: the compiler asks for every field, and for none too many. */
export const shapeOf = <T extends object>(properties: {
  readonly [Field in keyof Required<T>]: Schema;
}): Schema => ({ type: 'object', properties, required: Object.keys(properties) });
