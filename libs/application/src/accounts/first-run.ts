import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { DivisionCode, Instant } from '@ledger/kernel';
import { hashPassword, readablePassword } from './passwords';
import type { Role } from './roles';
import { inTransaction } from './transaction';

/** One number of this system for one purpose: two first starts at once take turns. */
const FIRST_RUN_LANE = 7_316_102;

/** An administrator holds no case data, so the first day needs somebody of each office as well. */
const FIRST_ACCOUNTS: readonly {
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
}[] = [
  { userName: 'admin', displayName: '系统管理员', role: 'administrator' },
  { userName: 'finance', displayName: '财务人员', role: 'finance-officer' },
  { userName: 'street', displayName: '街道民社办', role: 'street-officer' },
  { userName: 'discipline', displayName: '纪工委', role: 'discipline-investigator' },
];

/** To be printed once; nobody can read the password again. */
export interface FirstAccount {
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

const anyAccount = async (client: Pick<Pool, 'query'>): Promise<boolean> =>
  (await client.query('select 1 from accounts.account limit 1')).rowCount !== 0;

export const ensureFirstAccounts = async (
  pool: Pool,
  scope: DivisionCode,
  now: Instant,
): Promise<readonly FirstAccount[] | undefined> => {
  if (await anyAccount(pool)) return undefined;
  const accounts = FIRST_ACCOUNTS.map((account) => ({ ...account, password: readablePassword() }));
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)));
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [FIRST_RUN_LANE]);
    if (await anyAccount(client)) return undefined;
    await client.query(
      `insert into accounts.account
         (id, user_name, display_name, role, scope, password_hash, must_change_password, created_at)
       select id, user_name, display_name, role, $6, password_hash, true, $7
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
         as given (id, user_name, display_name, role, password_hash)`,
      [
        accounts.map(() => randomUUID()),
        accounts.map(({ userName }) => userName),
        accounts.map(({ displayName }) => displayName),
        accounts.map(({ role }) => role),
        hashes,
        scope,
        now,
      ],
    );
    await client.query(
      `insert into accounts.act (account_id, what, done_by, done_at)
       select id, 'created', 'first-start', $1 from accounts.account order by user_name`,
      [now],
    );
    return accounts;
  });
};
