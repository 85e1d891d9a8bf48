import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { AccessAnswer, AccessEntry, ClueAnswer, ClueSummary } from '@ledger/application';
import { problemContent } from '../openapi/problem-content';
import { lookSchemas } from './look-schemas';
import {
  count,
  day,
  listOf,
  mapOf,
  moment,
  named,
  orNull,
  type Schema,
  shapeOf,
  text,
} from '../openapi/schema';

const summary = shapeOf<ClueSummary>({
  clue: text,
  source: text,
  receivedOn: day,
  openedBy: text,
  purpose: text,
  status: text,
  evidence: count,
  lastAt: moment,
});

const entry = shapeOf<AccessEntry>({
  place: count,
  kind: text,
  at: moment,
  day,
  user: text,
  role: text,
  details: mapOf({}),
});

const step = shapeOf<ClueAnswer['steps'][number]>({
  event: text,
  at: moment,
  actor: text,
  details: mapOf({}),
});

/** The shapes of the committee's answers; they stand in no document that others read. */
const schemas = {
  Clues: shapeOf<{ clues: readonly ClueSummary[] }>({ clues: listOf(summary) }),
  Clue: shapeOf<ClueAnswer>({ clue: text, status: text, steps: listOf(step) }),
  Access: shapeOf<AccessAnswer>({ entries: listOf(entry), before: orNull(count) }),
  ...lookSchemas,
  Evidence: { type: 'object', description: 'The replay; see Repr-Digest and X-Digest-SM3.' },
  Verification: named('Verification'),
  Note: { type: 'string', description: 'A C2SP signed note, text/plain.' },
  OpenApi: { type: 'object' },
} as const satisfies Record<string, Schema>;

export const CommitteeAnswers = (summary: string, name: keyof typeof schemas): MethodDecorator => {
  const type = name === 'Note' ? 'text/plain' : 'application/json';
  return applyDecorators(
    ApiOperation({ summary }),
    ApiCookieAuth(),
    ApiBearerAuth(),
    ApiResponse({
      status: 200,
      description: name,
      content: { [type]: { schema: schemas[name] } },
    }),
    ApiResponse({ status: 409, description: 'committee-key-away', content: problemContent }),
  );
};
