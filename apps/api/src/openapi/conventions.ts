import type { ProblemCode } from '../problems/problem';
import { type Answer, isPlain, type Operation, type Parameter } from './operation';
import { problemResponse } from './problem-content';

interface Route {
  readonly path: string;
  readonly verb: string;
}

const text = { type: 'string' } as const;
const header = (name: string, description: string, example: string): Parameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: text,
  example,
});

const TAG = '"r12.9f86d081884c7d65"';
const onceKey = header(
  'Idempotency-Key',
  '请求的键：再次发送时得到第一次的结果 A key of this request: sent again, it is answered as the first time.',
  '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
);
const ifMatch = header(
  'If-Match',
  '您看到的 ETag：其后若有变动则不办 The ETag you saw: nothing is done if something came after it.',
  TAG,
);
const ifNoneMatch = header(
  'If-None-Match',
  '手中已有的 ETag：未变则只答 304 The ETag you have: 304 if it is still the same.',
  TAG,
);

const withHeader = (
  answer: Answer,
  name: string,
  description: string,
  example: string,
): Answer => ({
  ...answer,
  headers: { ...answer.headers, [name]: { description, schema: text, example } },
});

const onDone = (
  responses: Operation['responses'],
  change: (answer: Answer) => Answer,
): Operation['responses'] =>
  Object.fromEntries(
    Object.entries(responses).map(([status, answer]) => [
      status,
      answer && isPlain(answer) && status.startsWith('2') ? change(answer) : answer,
    ]),
  );

/**
 * Acts of somebody who is logged in; what is open to anyone has no account to keep a key for, and of
 * the committee nothing is kept here.
 */
const isAct = (operation: Operation, { verb }: Route): boolean =>
  verb === 'post' && !['anyone', 'committee'].includes(String(saidBy(operation, 'x-permission')));

const saidBy = (operation: Operation, extension: string): unknown =>
  (operation as unknown as Readonly<Record<string, unknown>>)[extension];

const withKey = (operation: Operation): Operation => ({
  ...operation,
  parameters: [...(operation.parameters ?? []), onceKey],
  responses: {
    ...operation.responses,
    400: problemResponse('idempotency-key-not-valid', 'bad-request'),
    409: also(operation, 409, 'request-under-way'),
    422: also(operation, 422, 'idempotency-key-reused'),
  },
});

const also = ({ responses }: Operation, status: number, code: ProblemCode): Answer => {
  const known = responses[String(status)];
  if (!known || !isPlain(known)) return problemResponse(code);
  return { ...known, description: `${known.description}, ${code}` };
};

const withTag = (operation: Operation, { verb }: Route): Operation => {
  const isQuestion = verb === 'get';
  return {
    ...operation,
    parameters: [...(operation.parameters ?? []), isQuestion ? ifNoneMatch : ifMatch],
    responses: {
      ...onDone(operation.responses, (answer) =>
        withHeader(answer, 'ETag', '修订号与内容摘要 Revision and digest.', TAG),
      ),
      ...(isQuestion
        ? { 304: { description: '未变 still the same' } }
        : { 412: problemResponse('changed-meanwhile') }),
    },
  };
};

const NEXT = '</api/v1/batches?limit=50&cursor=WyIyMDIxLTA2Il0.5f2c9a1b7e3d>; rel="next"';

const withPages = (operation: Operation): Operation => ({
  ...operation,
  responses: {
    ...onDone(operation.responses, (answer) =>
      withHeader(answer, 'Link', '下一页（如有） The next page, if there is one.', NEXT),
    ),
    422: also(operation, 422, 'cursor-not-of-this-list'),
  },
});

/** What routes agree on, described where they say that they follow it. */
export const withConventions = (operation: Operation, route: Route): Operation => {
  const named = saidBy(operation, 'x-of-stream');
  const paged = saidBy(operation, 'x-paged') ? withPages(operation) : operation;
  const tagged = route.path.includes(`{${String(named)}}`) ? withTag(paged, route) : paged;
  return isAct(operation, route) ? withKey(tagged) : tagged;
};
