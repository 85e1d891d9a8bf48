import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

import { problems } from '../problems/problem';
import { chineseSummaries } from './chinese-summaries';
import { codesIn } from './complete-answers';
import { describedWithoutLedger } from './without-ledger';

type Documents = Awaited<ReturnType<typeof describedWithoutLedger>>;

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: Record<string, unknown> }>>;
}
interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, Media>>;
}
interface Operation {
  readonly name: string;
  /** Whose document it stands in. */
  readonly document: keyof Documents;
  readonly summary: string;
  readonly tags?: readonly string[];
  readonly parameters: readonly (Media & {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
  })[];
  readonly requestBody?: Answer;
  readonly responses: Readonly<Record<string, Answer>>;
}

const PROBLEM = 'application/problem+json';

let documents: Documents;
let operations: readonly Operation[];

/** Every operation of both documents, by the name of its route. */
const operationsIn = (all: Documents): readonly Operation[] =>
  (['everybodys', 'committees'] as const).flatMap((document) =>
    Object.entries(all[document].paths).flatMap(([path, item]) =>
      Object.entries(item as unknown as Record<string, Operation>).map(([verb, operation]) => ({
        ...operation,
        document,
        name: `${verb.toUpperCase()} ${path.slice('/api/v1'.length)}`,
      })),
    ),
  );

beforeAll(async () => {
  documents = await describedWithoutLedger();
  operations = operationsIn(documents);
});

/** The names of those for which something is wrong, and what. */
const wrong = (judge: (operation: Operation) => readonly unknown[]): readonly string[] =>
  operations.flatMap((operation) =>
    judge(operation).map((what) => `${operation.name}: ${String(what)}`),
  );

const mediaOf = ({ requestBody, responses, parameters }: Operation): readonly Media[] => [
  ...parameters,
  ...[requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {})),
];

const problemsOf = ({ responses }: Operation) =>
  Object.entries(responses).filter(([, { content }]) => content?.[PROBLEM]);

describe('the description of the routes', () => {
  it('is an OpenAPI document, both for everybody and for the committee', async () => {
    for (const document of Object.values(documents)) {
      const plain = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
      const { valid, errors } = await new Validator().validate(plain);
      expect(errors ?? []).toEqual([]);
      expect(valid).toBe(true);
    }
    expect(operations.length).toBeGreaterThan(90);
  });

  it('says of every route in both languages what it is for, and of what subject it is', () => {
    expect(
      wrong(({ summary }) => (/[\u4e00-\u9fff].* · .*[a-z]/.test(summary) ? [] : [summary])),
    ).toEqual([]);
    expect(wrong(({ tags }) => (tags?.length ? [] : ['no tag']))).toEqual([]);
    const names = operations.map(({ name }) => name);
    expect(Object.keys(chineseSummaries).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('describes every parameter, those of the path as well', () => {
    expect(
      wrong(({ name, parameters }) =>
        [...name.matchAll(/\{(\w+)\}/g)]
          .map(([, wanted]) => wanted)
          .filter((wanted) => !parameters.some((one) => one.in === 'path' && one.name === wanted)),
      ),
    ).toEqual([]);
    expect(
      wrong(({ parameters }) =>
        parameters.filter(({ description }) => !description).map(({ name }) => name),
      ),
    ).toEqual([]);
  });

  it('gives an example of every parameter, body and answer, and every example is a true one', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    for (const [id, { components }] of Object.entries(documents)) ajv.addSchema({ components }, id);
    const known = new Map<string, ReturnType<typeof ajv.compile>>();
    const checkOf = (schema: object, document: string) => {
      const text = JSON.stringify(schema).replaceAll('"#/', `"${document}#/`);
      const check = known.get(text) ?? ajv.compile(JSON.parse(text) as object);
      known.set(text, check);
      return check;
    };
    const misled = wrong((operation) =>
      mediaOf(operation).flatMap(({ schema, example, examples }) => {
        const given = examples ? Object.values(examples).map(({ value }) => value) : [example];
        if (given.length === 0 || given.includes(undefined)) return ['no example'];
        const check = checkOf(schema ?? {}, operation.document);
        return given.filter((one) => !check(one)).map(() => ajv.errorsText(check.errors));
      }),
    );
    expect(misled).toEqual([]);
  });

  it('names the problems of every route by code, under the status they are answered with', () => {
    expect(
      wrong((operation) =>
        problemsOf(operation).flatMap(([status, { description }]) => {
          const codes = codesIn(description);
          if (codes.length === 0) return [`${status} names no code`];
          return codes.filter((code) => String(problems[code].status) !== status);
        }),
      ),
    ).toEqual([]);
    expect(
      wrong(({ responses }) =>
        ['500', '503'].filter((status) => !responses[status]?.content?.[PROBLEM]),
      ),
    ).toEqual([]);
    expect(
      wrong(({ responses }) =>
        Object.keys(responses).some((status) => /^[23]/.test(status)) ? [] : ['no answer'],
      ),
    ).toEqual([]);
  });
});
