import { registerDecorator } from 'class-validator';

/**
 * A field of the wire is right when the parser of the value takes it, so that the two can never
 * disagree. `expected` is what a caller reads when it does not.
 */
export const Parses =
  (parse: (text: string) => unknown, expected: string): PropertyDecorator =>
  (target, property) => {
    registerDecorator({
      name: 'parses',
      target: target.constructor,
      propertyName: String(property),
      options: { message: expected },
      validator: {
        validate: (value: unknown) => typeof value === 'string' && parse(value) !== undefined,
      },
    });
  };
