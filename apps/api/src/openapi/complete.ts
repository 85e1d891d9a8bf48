import type { OpenAPIObject } from '@nestjs/swagger';
import { chineseSummaries } from './chinese-summaries';
import { answersOf, withExamples } from './complete-answers';
import { parameterWords } from './example-words';
import { withConventions } from './conventions';
import { exampleOf, type Schemas } from './examples';
import { PREFIX } from '../prefix';
import { isPlain, type Operation, type Parameter, type PathItem, VERBS } from './operation';
import type { Schema } from './schema';

interface Place {
  readonly path: string;
  readonly verb: (typeof VERBS)[number];
  readonly schemas: Schemas;
}

/** Decorators see a parameter only where a handler names it as a plain text: the path shows all. */
const missingIn = ({ path }: Place, known: readonly Parameter[]): readonly Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !known.some((one) => one.in === 'path' && one.name === name))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const parameterOf = (parameter: Parameter, schemas: Schemas): Parameter => {
  const { name, schema = { type: 'string' } } = parameter;
  const description = parameter.description ?? parameterWords[name];
  const example = parameter.example ?? exampleOf(schema as Schema, schemas, name);
  return { ...parameter, schema, example, ...(description && { description }) };
};

const parametersOf = (operation: Operation, place: Place): readonly Parameter[] => {
  const known = (operation.parameters ?? []).filter((one) => isPlain(one));
  return [...missingIn(place, known), ...known].map((one) => parameterOf(one, place.schemas));
};

const bodyOf = ({ requestBody }: Operation, { schemas }: Place) => {
  if (!requestBody || !isPlain(requestBody)) return {};
  return { requestBody: { ...requestBody, content: withExamples(requestBody.content, schemas) } };
};

const operationOf = (operation: Operation, place: Place): Operation => {
  const agreed = withConventions(operation, place);
  const english = operation.summary ?? '';
  const chinese = chineseSummaries[`${place.verb.toUpperCase()} ${place.path}`];
  return {
    ...operation,
    ...bodyOf(operation, place),
    summary: chinese ? `${chinese} · ${english}` : english,
    parameters: [...parametersOf(agreed, place)],
    responses: answersOf(agreed, place.schemas),
  };
};

/**
 * What decorators leave open, filled in for every route alike: the Chinese sentence, parameters of
 * the path, examples of everything, and the problems that any route may have to answer with.
 */
export const complete = (document: OpenAPIObject): OpenAPIObject => {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const own: PathItem = { ...item };
    for (const verb of VERBS) {
      const operation = item[verb];
      const place = { path: path.slice(`/${PREFIX}`.length), verb, schemas };
      if (operation) own[verb] = operationOf(operation, place);
    }
    return [path, own] as const;
  });
  return { ...document, paths: Object.fromEntries(paths) };
};
