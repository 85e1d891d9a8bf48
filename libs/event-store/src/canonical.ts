/** The value has no canonical JSON text; the message says where and why. */
export class NotCanonical extends Error {
  constructor(
    private readonly why: string,
    private readonly path: string = '',
  ) {
    super(path === '' ? why : `${path}: ${why}`);
    this.name = 'NotCanonical';
  }

  /** The same, seen from one level further out. */
  beneath(step: string): NotCanonical {
    return new NotCanonical(this.why, this.path === '' ? step : `${step}.${this.path}`);
  }
}

/** What differs between any JSON and the JSON of an event. */
interface Rules {
  readonly numberText: (value: number) => string;
  readonly holdsNul: boolean;
}

/** Deeper values are a mistake or an attack, and would end in a stack overflow. */
const DEEPEST = 100;

// Nothing in it needs an escape: no control character, quote, backslash or surrogate.
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
// With the flag u a pair is one character, so only halves without their other half match.
const LONE_SURROGATE = /\p{Surrogate}/u;

const textOfString = (value: string, rules: Rules): string => {
  if (PLAIN.test(value)) return `"${value}"`;
  if (LONE_SURROGATE.test(value)) throw new NotCanonical('a lone surrogate');
  if (!rules.holdsNul && value.includes('\0')) throw new NotCanonical('a NUL character');
  return JSON.stringify(value);
};

// Events share few keys, and quoting them again is a fifth of the work. Only plain keys are kept,
// and only so many, because a key may come from outside.
const KEYS_KEPT_MAX = 2_000;
const keysKept = new Map<string, string>();

const textOfKey = (key: string, rules: Rules): string => {
  const kept = keysKept.get(key);
  if (kept !== undefined) return kept;
  const text = `${textOfString(key, rules)}:`;
  if (keysKept.size < KEYS_KEPT_MAX && PLAIN.test(key)) keysKept.set(key, text);
  return text;
};

// Text order of JavaScript is the order RFC 8785 asks for: by UTF-16 code units.
const sortedKeys = (value: object): readonly string[] => {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  }
  return keys;
};

/** A date, a map or a class of ours has no JSON of its own; silence would store `{}`. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Plain objects of another realm (a worker's, a test runner's) have an ancestor without one.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const textOfObject = (value: object, depth: number, rules: Rules): string => {
  if (!isPlain(value)) throw new NotCanonical('not a plain object');
  let text = '';
  let key = '';
  try {
    for (key of sortedKeys(value)) {
      const member = (value as Readonly<Record<string, unknown>>)[key];
      text += (text === '' ? '' : ',') + textOfKey(key, rules) + textOf(member, depth + 1, rules);
    }
  } catch (error) {
    throw error instanceof NotCanonical ? error.beneath(key) : error;
  }
  return `{${text}}`;
};

const textOfArray = (value: readonly unknown[], depth: number, rules: Rules): string => {
  let text = '';
  let i = 0;
  try {
    for (; i < value.length; i += 1) {
      text += (i === 0 ? '' : ',') + textOf(value[i], depth + 1, rules);
    }
  } catch (error) {
    throw error instanceof NotCanonical ? error.beneath(String(i)) : error;
  }
  return `[${text}]`;
};

const textOf = (value: unknown, depth: number, rules: Rules): string => {
  switch (typeof value) {
    case 'string':
      return textOfString(value, rules);
    case 'number':
      return rules.numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= DEEPEST) throw new NotCanonical(`nested deeper than ${DEEPEST}`);
      return Array.isArray(value)
        ? textOfArray(value, depth, rules)
        : textOfObject(value, depth, rules);
    default:
      throw new NotCanonical(`${typeof value} is not JSON`);
  }
};

const anyNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new NotCanonical('not a finite number');
  return String(value);
};

// Fractions and big numbers change on their way through other programs; money and sizes are whole.
const wholeNumber = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new NotCanonical('not a safe whole number');
  return String(value);
};

const ANY_JSON: Rules = { numberText: anyNumber, holdsNul: true };
const EVENT_JSON: Rules = { numberText: wholeNumber, holdsNul: false };

/** RFC 8785 text of any JSON value. @throws NotCanonical for what JSON cannot hold exactly. */
export const canonicalJson = (value: unknown): string => textOf(value, 0, ANY_JSON);

/**
 * The same for what an event holds: whole safe numbers only, no NUL. `name` is what the value is
 * called in the message. @throws NotCanonical
 */
export const canonicalEventJson = (value: unknown, name?: string): string => {
  try {
    return textOf(value, 0, EVENT_JSON);
  } catch (error) {
    throw error instanceof NotCanonical && name !== undefined ? error.beneath(name) : error;
  }
};
