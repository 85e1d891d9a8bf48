import { ROLES } from '@ledger/application';
import type { BackfillAnswer, HealthAnswer, SessionAnswer, WireAccount } from '../wire';
import type { ProblemBody } from '../problems/problem';
import {
  count,
  day,
  flag,
  listOf,
  mapOf,
  moment,
  named,
  oneOf,
  orNull,
  shapeOf,
  text,
} from './schema';

export const accountSchemas = {
  Problem: {
    ...shapeOf<ProblemBody>({
      type: text,
      title: text,
      status: { type: 'integer' },
      code: text,
      zh: text,
      en: text,
      fields: listOf(shapeOf<{ field: string; expected: string }>({ field: text, expected: text })),
      details: mapOf({}),
    }),
    required: ['type', 'title', 'status', 'code', 'zh', 'en'],
  },
  Account: shapeOf<WireAccount>({
    id: { type: 'string', format: 'uuid' },
    userName: text,
    displayName: text,
    role: oneOf(...ROLES),
    scope: { type: 'string', description: 'division code without trailing zeros' },
    mustChangePassword: flag,
  }),
  Session: shapeOf<Omit<SessionAnswer, 'token'>>({ account: named('Account') }),
  NewSession: shapeOf<SessionAnswer>({ account: named('Account'), token: text }),
  Backfill: shapeOf<BackfillAnswer>({ open: flag, until: orNull(moment) }),
  Health: shapeOf<HealthAnswer>({
    status: oneOf('up'),
    database: oneOf('up', 'down'),
    store: oneOf('up', 'down'),
    projector: shapeOf<HealthAnswer['projector']>({ behind: flag }),
    checkpoint: orNull(
      shapeOf<NonNullable<HealthAnswer['checkpoint']>>({ size: count, takenAt: moment }),
    ),
  }),
  Withdrawn: shapeOf<{ withdrawnOn: string }>({ withdrawnOn: day }),
};
