import { type ProblemCode, problems } from '../problems/problem';
import { exampleOf, type Schemas } from './examples';
import { type Answer, type Content, isPlain, type Operation } from './operation';
import { problemExamples, problemResponse } from './problem-content';
import type { Schema } from './schema';

const PROBLEM = 'application/problem+json';

const isCode = (word: string): word is ProblemCode => Object.hasOwn(problems, word);

/** The codes a description names; how they are explained stands with the problems themselves. */
export const codesIn = (description: string): readonly ProblemCode[] => [
  ...new Set([...(description.match(/[a-z]+(?:-[a-z]+)*/g) ?? [])].filter(isCode)),
];

export const withExamples = (content: Content, schemas: Schemas): Content =>
  Object.fromEntries(
    Object.entries(content).map(([type, media]) => {
      if (!media.schema || media.example !== undefined || media.examples) return [type, media];
      return [type, { ...media, example: exampleOf(media.schema as Schema, schemas) }];
    }),
  );

const answerOf = (answer: Answer, schemas: Schemas): Answer => {
  const { content, description } = answer;
  if (!content) return answer;
  const problem = content[PROBLEM];
  if (!problem) return { ...answer, content: withExamples(content, schemas) };
  const examples = problemExamples(codesIn(description));
  return { ...answer, content: { ...content, [PROBLEM]: { ...problem, examples } } };
};

const isAsked = ({ requestBody, parameters = [] }: Operation): boolean =>
  requestBody !== undefined ||
  parameters.some((parameter) => isPlain(parameter) && parameter.in === 'query');

/** Codes any route may have to answer with, whatever its own decorators say. */
const everywhere = (operation: Operation): Readonly<Record<string, readonly ProblemCode[]>> => ({
  ...(isAsked(operation) && { 400: ['bad-request'], 422: ['not-valid'] }),
  500: ['went-wrong'],
  503: ['database-away', 'log-away', 'log-not-accepted'],
});

const withCodes = (
  answer: Operation['responses'][string] | undefined,
  codes: readonly ProblemCode[],
): Operation['responses'][string] => {
  if (!answer) return problemResponse(...codes);
  // What a route answers with under such a status, though it is no problem, is its own affair.
  if (!isPlain(answer) || !answer.content?.[PROBLEM]) return answer;
  const known = codesIn(answer.description);
  const more = codes.filter((code) => !known.includes(code));
  return { ...answer, description: [answer.description, ...more].join(', ') };
};

/** Every answer with an example, and the problems that every route shares. */
export const answersOf = (operation: Operation, schemas: Schemas): Operation['responses'] => {
  const answers = { ...operation.responses };
  for (const [status, codes] of Object.entries(everywhere(operation))) {
    answers[status] = withCodes(answers[status], codes);
  }
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [
      status,
      answer && isPlain(answer) ? answerOf(answer, schemas) : answer,
    ]),
  );
};
