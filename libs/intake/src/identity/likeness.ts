import { idDefect, type IdDefect } from '../normalise/resident-id';

/** A person as one paper writes them; normalised. */
export interface Written {
  readonly idNumber: string;
  readonly name?: string;
}

/** What two numbers have in common although they are not the same. */
export type NumberLikeness =
  'OLD_FORM' | 'CHECK_DIGIT' | 'ONE_CHARACTER' | 'TWO_SWAPPED' | 'SERIAL_NUMBER' | 'BIRTHDAY_ONLY';

export interface Likeness {
  readonly grade: 'STRONG' | 'LIKELY' | 'WEAK';
  readonly difference: NumberLikeness;
  readonly sameName: boolean;
  /** What is wrong with the number of either. */
  readonly defects: readonly [IdDefect | undefined, IdDefect | undefined];
}

const OLD_FORM = /^\d{15}$/;
const NEW_FORM = /^\d{17}[\dX]$/;

const isNumber = (id: string): boolean => OLD_FORM.test(id) || NEW_FORM.test(id);

/**
 * The seventeen digits that name a person, whatever the form: the old one of fifteen digits leaves
 * out the century, which was the twentieth for everybody who ever had one, and the check digit.
 */
export const bodyOf = (id: string): string | undefined => {
  if (OLD_FORM.test(id)) return `${id.slice(0, 6)}19${id.slice(6)}`;
  return NEW_FORM.test(id) ? id.slice(0, 17) : undefined;
};

const differing = (a: string, b: string): readonly number[] =>
  [...a].flatMap((character, at) => (character === b[at] ? [] : [at]));

const isSwap = (a: string, b: string, [first, second, ...more]: readonly number[]): boolean =>
  first !== undefined &&
  second === first + 1 &&
  more.length === 0 &&
  a[first] === b[second] &&
  a[second] === b[first];

const BIRTHDAY = [6, 14] as const;
const REGION_AND_BIRTHDAY = 14;

const numbersAlike = (a: string, b: string): NumberLikeness | undefined => {
  const [bodyA, bodyB] = [bodyOf(a), bodyOf(b)];
  if (bodyA === undefined || bodyB === undefined) return undefined;
  if (bodyA === bodyB) return a.length === b.length ? 'CHECK_DIGIT' : 'OLD_FORM';
  // Whoever mistypes a digit of a number leaves the check digit as it was.
  const isOneForm = a.length === b.length;
  const places = isOneForm ? differing(a, b) : differing(bodyA, bodyB);
  if (places.length === 1) return 'ONE_CHARACTER';
  const [left, right] = isOneForm ? [a, b] : [bodyA, bodyB];
  if (isSwap(left, right, places)) return 'TWO_SWAPPED';
  if (bodyA.slice(0, REGION_AND_BIRTHDAY) === bodyB.slice(0, REGION_AND_BIRTHDAY)) {
    return 'SERIAL_NUMBER';
  }
  return bodyA.slice(...BIRTHDAY) === bodyB.slice(...BIRTHDAY) ? 'BIRTHDAY_ONLY' : undefined;
};

type Defects = Likeness['defects'];

/** An old number is whole in its own way: its form alone is no slip of the keyboard. */
const slipIn = (id: string, defect: IdDefect | undefined): boolean =>
  defect !== undefined && !OLD_FORM.test(id);

/** Is either number one that nobody can have? Then somebody mistyped it. */
const isSlip = (a: Written, b: Written, [ofA, ofB]: Defects): boolean =>
  slipIn(a.idNumber, ofA) || slipIn(b.idNumber, ofB);

/** Undefined: too little speaks for one person to ask anybody. */
const gradeOf = (
  difference: NumberLikeness,
  sameName: boolean,
  slipped: boolean,
): Likeness['grade'] | undefined => {
  switch (difference) {
    case 'OLD_FORM':
    case 'CHECK_DIGIT':
      return sameName ? 'STRONG' : 'LIKELY';
    case 'ONE_CHARACTER':
    case 'TWO_SWAPPED':
      if (!sameName) return slipped ? 'WEAK' : undefined;
      return slipped ? 'STRONG' : 'LIKELY';
    case 'SERIAL_NUMBER':
      if (!sameName) return undefined;
      return slipped ? 'LIKELY' : 'WEAK';
    case 'BIRTHDAY_ONLY':
      return sameName && slipped ? 'WEAK' : undefined;
  }
};

/**
 * How likely it is that two papers mean one person although they write two numbers: what agrees,
 * what differs, and what is wrong with either number. Undefined where nobody need be asked: the
 * same number is the same person, and a name alone says nothing, for namesakes are many.
 */
export const likenessOf = (a: Written, b: Written): Likeness | undefined => {
  if (a.idNumber === b.idNumber || !isNumber(a.idNumber) || !isNumber(b.idNumber)) return undefined;
  const difference = numbersAlike(a.idNumber, b.idNumber);
  if (!difference) return undefined;
  const sameName = a.name !== undefined && a.name !== '' && a.name === b.name;
  const defects: Defects = [idDefect(a.idNumber), idDefect(b.idNumber)];
  const grade = gradeOf(difference, sameName, isSlip(a, b, defects));
  return grade && { grade, difference, sameName, defects };
};
