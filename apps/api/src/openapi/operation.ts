import type { OpenAPIObject } from '@nestjs/swagger';

export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Parameter = Extract<
  NonNullable<Operation['parameters']>[number],
  { readonly name: string }
>;
export type Answer = Extract<Operation['responses'][string], { readonly description: string }>;
export type Content = NonNullable<Answer['content']>;

export const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Reference = { readonly $ref: string };

/** Said here, and not by reference to where it is said. */
export const isPlain = <T extends object>(value: T): value is Exclude<T, Reference> =>
  !('$ref' in value);
