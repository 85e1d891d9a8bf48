import { createHash } from 'node:crypto';
import { type Instant, type Refusal, refuse } from '@ledger/kernel';
import { type Account, type AccountId, userNameFrom } from './account';
import { type By, noteAct } from './acts';
import { type Parts, type PasswordRefusal, storePassword } from './changes';
import { hashPassword, passwordFits, passwordMatches, readablePassword } from './passwords';
import { later } from './sessions';
import { inTransaction } from './transaction';

const VALID_MS = 24 * 60 * 60_000;

/** To be handed over in person: nobody can read it again. */
export interface ResetCode {
  readonly code: string;
  readonly expiresAt: Instant;
}

export type ResetCodeRefusal = 'unknown-account' | 'disabled';
/** `wrong-code` also says that there is no such name, that it was used, or that it is too old. */
export type ResetRefusal = Exclude<PasswordRefusal, 'unknown-account'> | 'wrong-code';

/** Typed with or without its dashes, in any case. About 74 bits, so one hash keeps it. */
const hashOf = (code: string): Buffer =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^a-z\d]/g, ''),
      'utf8',
    )
    .digest();

/** One at a time: a new code ends the one before. The old password goes on until it is used. */
export const makeResetCode = (
  { pool, clock }: Parts,
  account: AccountId,
  by: By,
): Promise<ResetCode | Refusal<ResetCodeRefusal>> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ disabled_at: Date | null }>(
      'select disabled_at from accounts.account where id = $1 for update',
      [account],
    );
    const [found] = rows;
    if (!found) return refuse('unknown-account');
    if (found.disabled_at) return refuse('disabled');
    const at = clock();
    const made = { code: readablePassword(), expiresAt: later(at, VALID_MS) };
    await client.query(
      `insert into accounts.reset_code (account_id, code_hash, made_by, expires_at)
       values ($1, $2, $3, $4)
       on conflict (account_id) do update
         set code_hash = excluded.code_hash, made_by = excluded.made_by,
           expires_at = excluded.expires_at`,
      [account, hashOf(made.code), by, made.expiresAt],
    );
    await noteAct(client, account, { what: 'reset-code-made', by, at });
    return made;
  });

interface Held {
  readonly id: AccountId;
  readonly user_name: string;
  readonly password_hash: string;
}

const heldBy = async (
  { pool, clock }: Parts,
  userName: string,
  code: string,
): Promise<Held | undefined> => {
  const { rows } = await pool.query<Held>(
    `select account.id, account.user_name, account.password_hash
     from accounts.reset_code join accounts.account on account.id = account_id
     where user_name = $1 and code_hash = $2 and expires_at > $3 and disabled_at is null`,
    [userNameFrom(userName) ?? '', hashOf(code), clock()],
  );
  return rows[0];
};

/** Good for one password: a code is used up by it, and lifts a lock. */
export const resetPassword = async (
  parts: Parts,
  userName: string,
  code: string,
  password: string,
): Promise<Account | Refusal<ResetRefusal>> => {
  if (!passwordFits(password)) return refuse('password-too-weak');
  const held = await heldBy(parts, userName, code);
  if (!held) return refuse('wrong-code');
  if (await passwordMatches(password, held.password_hash)) return refuse('password-unchanged');
  const hash = await hashPassword(password);
  return inTransaction(parts.pool, async (client) => {
    // Of two who use it at once, one deletes it.
    const used = await client.query(
      'delete from accounts.reset_code where account_id = $1 and code_hash = $2',
      [held.id, hashOf(code)],
    );
    if (used.rowCount === 0) return refuse('wrong-code');
    const act = { what: 'password-reset', by: held.user_name, at: parts.clock() } as const;
    const stored = await storePassword(client, held.id, { hash, mustChange: false }, act);
    return 'refused' in stored ? refuse('wrong-code') : stored;
  });
};
