import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { type Refusal, refuse } from '@ledger/kernel';
import { ACCOUNT_COLUMNS, accountFrom, type StoredAccount, userNameFrom } from './account';
import type { Parts } from './changes';
import type { LoggedIn } from './login';
import { isInTheClear, type OidcSettings } from './oidc-settings';
import { hashOf, later, newToken, startSession } from './sessions';
import { inTransaction } from './transaction';

/**
 * `sign-on-away`: the provider did not answer; `sign-on-refused`: what came back was not from it,
 * or it refused; `sign-on-expired`: begun too long ago, elsewhere, or used before.
 */
export type SignOnRefusal =
  'sign-on-away' | 'sign-on-refused' | 'sign-on-expired' | 'unknown-account' | 'disabled';

/** Logging in at the office's own provider of identities. It never makes an account. */
export interface SingleSignOn {
  /** Where the browser goes, and the ticket it must bring back: an HttpOnly cookie. */
  begin(): Promise<{ readonly address: string; readonly ticket: string } | Refusal<'sign-on-away'>>;
  /** `answer` is the query the provider sent the browser back with. */
  finish(
    ticket: string | undefined,
    answer: string,
    address: string,
  ): Promise<LoggedIn | Refusal<SignOnRefusal>>;
}

const VALID_MS = 10 * 60_000;
const PATIENCE_SECONDS = 10;
/** Beneath the ledger's public address; the provider has to know it. */
const RETURN_PATH = 'api/v1/session/oidc/return';

const returnUrl = ({ publicUrl }: OidcSettings): URL => {
  const base = publicUrl.href.endsWith('/') ? publicUrl.href : `${publicUrl.href}/`;
  return new URL(RETURN_PATH, base);
};

/** Signatures are checked against the provider's keys also where TLS already vouches for them. */
const discover = (settings: OidcSettings): Promise<Configuration> =>
  discovery(
    settings.issuer,
    settings.clientId,
    settings.clientSecret,
    ClientSecretPost(settings.clientSecret),
    {
      timeout: PATIENCE_SECONDS,
      execute: [
        enableNonRepudiationChecks,
        ...(isInTheClear(settings.issuer) ? [allowInsecureRequests] : []),
      ],
    },
  );

interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const keep = async ({ pool, clock }: Parts, { state, nonce, verifier }: Begun): Promise<string> => {
  const ticket = newToken();
  const now = clock();
  await pool.query('delete from accounts.sign_on where expires_at <= $1', [now]);
  await pool.query(
    `insert into accounts.sign_on (ticket_hash, state, nonce, verifier, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [hashOf(ticket), state, nonce, verifier, later(now, VALID_MS)],
  );
  return ticket;
};

/** Once: whoever comes back a second time with the same ticket finds nothing. */
const taken = async ({ pool, clock }: Parts, ticket: string): Promise<Begun | undefined> => {
  const { rows } = await pool.query<Begun>(
    `delete from accounts.sign_on where ticket_hash = $1
     returning state, nonce, case when expires_at > $2 then verifier end as verifier`,
    [hashOf(ticket), clock()],
  );
  const [begun] = rows;
  return begun?.verifier ? begun : undefined;
};

/** The user name the provider vouches for. An address of mail counts once the provider proved it. */
const nameIn = (claims: IDToken | undefined, claim: string): string | undefined => {
  const value = claims?.[claim];
  if (claim === 'email' && claims?.['email_verified'] !== true) return undefined;
  return typeof value === 'string' ? userNameFrom(value) : undefined;
};

const enter = (
  { pool, clock }: Parts,
  userName: string,
  address: string,
): Promise<LoggedIn | Refusal<SignOnRefusal>> =>
  inTransaction(pool, async (client) => {
    // Locked, so that a disabling that crosses this login ends it as well.
    const found = await client.query<StoredAccount>(
      `select ${ACCOUNT_COLUMNS} from accounts.account where user_name = $1 for update`,
      [userName],
    );
    const [stored] = found.rows;
    if (!stored) return refuse('unknown-account');
    if (stored.disabled_at) return refuse('disabled');
    const account = { ...accountFrom(stored), mustChangePassword: false };
    const how = { address, signedOn: true };
    return { token: await startSession(client, account.id, clock(), how), account };
  });

export const openSingleSignOn = (parts: Parts, settings: OidcSettings): SingleSignOn => {
  let found: Promise<Configuration> | undefined;
  const provider = async (): Promise<Configuration | undefined> => {
    try {
      return await (found ??= discover(settings));
    } catch {
      // It may be there the next time.
      found = undefined;
      return undefined;
    }
  };

  const proven = async (begun: Begun, answer: string, config: Configuration) => {
    const came = returnUrl(settings);
    came.search = answer;
    const tokens = await authorizationCodeGrant(config, came, {
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      pkceCodeVerifier: begun.verifier,
      idTokenExpected: true,
    });
    return tokens.claims();
  };

  return {
    begin: async () => {
      const config = await provider();
      if (!config) return refuse('sign-on-away');
      const begun = {
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
      };
      const { href } = buildAuthorizationUrl(config, {
        redirect_uri: returnUrl(settings).href,
        scope: 'openid profile email',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      return { address: href, ticket: await keep(parts, begun) };
    },

    finish: async (ticket, answer, address) => {
      const begun = ticket ? await taken(parts, ticket) : undefined;
      if (!begun) return refuse('sign-on-expired');
      const config = await provider();
      if (!config) return refuse('sign-on-away');
      const claims = await proven(begun, answer, config).catch(() => undefined);
      const userName = nameIn(claims, settings.claim);
      return userName === undefined ? refuse('sign-on-refused') : enter(parts, userName, address);
    },
  };
};
