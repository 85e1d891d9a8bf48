import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import {
  type CommitteeKey,
  type Environment,
  type Home,
  HomeProblem,
  committeeKey,
  keepCommitteePublicKey,
  makeCommitteeKey,
} from '@ledger/home';
import { newSigningKey, type NoteSigner, signerFrom } from '@ledger/event-store';
import type { Pool } from 'pg';
import { inTransaction } from '../accounts/transaction';
import { boxOpener, type BoxOpener, boxSealer, type BoxSealer, keyIdOf } from './box';
import { COMMITTEE, COMMITTEE_LANE } from './schema';

/** What the committee's log is written and, where the committee's own key is, read with. */
export interface CommitteeKeys {
  readonly sealer: BoxSealer;
  /** Names streams of access; every process of the office can make them. */
  readonly accessNames: KeyObject;
  /** First line of every checkpoint of the committee's log, the same for ever. */
  readonly origin: string;
  /** Signs the checkpoints; every process of the office has the same one. */
  readonly signer: NoteSigner;
  /** Only where the private key is. */
  readonly reader?: ReaderKeys;
  /** Said once, by the process that made the key. */
  readonly advice?: { readonly zh: string; readonly en: string };
}

export interface ReaderKeys {
  readonly opener: BoxOpener;
  /** Names streams of clues and the ids of their events: a number of a clue can be guessed. */
  readonly clueNames: KeyObject;
  /** Tokens that the register is looked up by. */
  readonly lookUp: KeyObject;
}

const KEY_BYTES = 32;

const subKey = (secret: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(
    Buffer.from(hkdfSync('sha256', secret, '', `ledger/committee/1/${purpose}`, KEY_BYTES)),
  );

/** HMAC of parts that are kept apart, lower-case hex. */
export const keyedToken = (key: KeyObject, ...parts: readonly string[]): string =>
  createHmac('sha256', key).update(parts.join('\0'), 'utf8').digest('hex');

const readerFrom = ({ publicKey, privateKey }: CommitteeKey): ReaderKeys | undefined =>
  privateKey && {
    opener: boxOpener(publicKey, privateKey),
    clueNames: subKey(privateKey, 'clue-names'),
    lookUp: subKey(privateKey, 'look-up'),
  };

const wrongKey = (ours: Buffer, theirs: Buffer): HomeProblem =>
  new HomeProblem(
    `委员会密钥 ${keyIdOf(ours)} 不是本库委员会日志所用的密钥（${keyIdOf(theirs)}）。请换回原来的 committee-key.pub 或 LEDGER_COMMITTEE_KEY。`,
    `The committee's key ${keyIdOf(ours)} is not the one the committee's log of this database is sealed to (${keyIdOf(theirs)}). Put the original committee-key.pub or LEDGER_COMMITTEE_KEY back.`,
  );

/**
 * The key of this machine, checked against the one the log is sealed to; made at the very first
 * start. A new machine at an old database takes over the public half and can write at once.
 *
 * @throws HomeProblem when this machine holds the key of another ledger.
 */
export const settleCommitteeKeys = (
  pool: Pool,
  home: Home,
  env: Environment,
  master: Uint8Array,
): Promise<CommitteeKeys> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [COMMITTEE_LANE]);
    const found = await client.query<{ public_key: Buffer }>(
      `select public_key from ${COMMITTEE.read}.sealed_to`,
    );
    const pinned = found.rows[0]?.public_key;
    const given = committeeKey(home, env);
    if (given && pinned && !given.publicKey.equals(pinned)) throw wrongKey(given.publicKey, pinned);
    if (pinned && !given) keepCommitteePublicKey(home, pinned);
    const made = given || pinned ? undefined : makeCommitteeKey(home);
    const key: CommitteeKey | undefined = given ?? made ?? (pinned && { publicKey: pinned });
    if (!key) throw new Error('there is neither a key nor a database that names one');
    if (!pinned) {
      await client.query(`insert into ${COMMITTEE.read}.sealed_to (public_key) values ($1)`, [
        key.publicKey,
      ]);
    }
    const reader = readerFrom(key);
    const origin = `dibao-ledger/committee/${keyIdOf(key.publicKey)}`;
    return {
      sealer: boxSealer(key.publicKey),
      origin,
      signer: signerFrom(newSigningKey(origin, subKey(master, 'checkpoints').export()).privateKey),
      accessNames: subKey(master, 'access-names'),
      ...(reader && { reader }),
      ...(made?.created && { advice: made.advice }),
    };
  });
