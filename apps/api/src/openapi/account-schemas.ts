import {
  type ActDone,
  type OpenSession,
  PERMISSIONS,
  type ResetCode,
  ROLES,
} from '@ledger/application';
import type {
  AccountAnswer,
  ActsAnswer,
  BackfillAnswer,
  HealthAnswer,
  SessionAnswer,
  WaysAnswer,
  WireAccount,
} from '../wire';
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
  type Schema,
  shapeOf,
  text,
} from './schema';

const uuid: Schema = { type: 'string', format: 'uuid' };

const account = {
  id: uuid,
  userName: text,
  displayName: text,
  role: oneOf(...ROLES),
  scope: { type: 'string', description: 'division code without trailing zeros' },
  mustChangePassword: flag,
} as const;

const granted = listOf(oneOf(...PERMISSIONS));

const state = shapeOf<AccountAnswer>({
  ...account,
  createdAt: moment,
  disabledAt: orNull(moment),
  lockedUntil: orNull(moment),
});

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
  Account: shapeOf<WireAccount>(account),
  AccountState: state,
  Accounts: shapeOf<{ accounts: readonly AccountAnswer[] }>({ accounts: listOf(state) }),
  AccountActs: shapeOf<ActsAnswer>({
    acts: listOf(shapeOf<ActDone>({ what: text, by: text, at: moment })),
  }),
  Sessions: shapeOf<{ sessions: readonly OpenSession[] }>({
    sessions: listOf(
      shapeOf<OpenSession>({
        id: uuid,
        startedAt: moment,
        lastSeenAt: moment,
        expiresAt: moment,
        address: orNull(text),
        isCurrent: flag,
      }),
    ),
  }),
  Ways: shapeOf<WaysAnswer>({ oidc: flag }),
  ResetCode: shapeOf<ResetCode>({ code: text, expiresAt: moment }),
  Session: shapeOf<Omit<SessionAnswer, 'token'>>({
    account: named('Account'),
    permissions: granted,
  }),
  NewSession: shapeOf<SessionAnswer>({
    account: named('Account'),
    permissions: granted,
    token: text,
  }),
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
