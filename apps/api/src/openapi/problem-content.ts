import { problemBody, type ProblemCode } from '../problems/problem';

/** How a problem is answered, wherever it can happen. */
export const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** The whole answer for each code: what is shown is what is sent. */
export const problemExamples = (codes: readonly ProblemCode[]) =>
  Object.fromEntries(
    codes.map((code) => {
      const body = problemBody(code);
      return [code, { summary: `${body.zh} ${body.en}`, value: body }];
    }),
  );

/** A response that names its codes; the examples follow from them. */
export const problemResponse = (...codes: readonly ProblemCode[]) => ({
  description: codes.join(', '),
  content: problemContent,
});
