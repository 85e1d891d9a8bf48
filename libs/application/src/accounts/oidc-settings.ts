import { type Environment, HomeProblem } from '@ledger/home';

/** How the ledger is known to the office's provider of identities (统一身份认证, OpenID Connect). */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the provider calls the user name of an account here. */
  readonly claim: string;
  /** The ledger's own address, as browsers see it. */
  readonly publicUrl: URL;
}

const CLAIM = 'preferred_username';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const required = (env: Environment, name: string): string => {
  const value = env[name]?.trim();
  if (value) return value;
  throw new HomeProblem(
    `设置了 LEDGER_OIDC_ISSUER，还须设置 ${name}。`,
    `LEDGER_OIDC_ISSUER is set, so ${name} must be set as well.`,
  );
};

const address = (env: Environment, name: string): URL => {
  const text = required(env, name);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new HomeProblem(`${name} 不是网址：${text}`, `${name} is not an http(s) address: ${text}`);
};

/** Passwords of people pass there: in the clear only where nothing leaves the machine. */
export const isInTheClear = ({ protocol }: URL): boolean => protocol === 'http:';

/**
 * Undefined unless LEDGER_OIDC_ISSUER is set: it is an option.
 *
 * @throws HomeProblem when a setting beside it is missing or wrong.
 */
export const oidcSettings = (env: Environment): OidcSettings | undefined => {
  if (!env['LEDGER_OIDC_ISSUER']?.trim()) return undefined;
  const issuer = address(env, 'LEDGER_OIDC_ISSUER');
  if (isInTheClear(issuer) && !LOOPBACK.has(issuer.hostname)) {
    throw new HomeProblem(
      `LEDGER_OIDC_ISSUER 须为 https 网址：${issuer.href}`,
      `LEDGER_OIDC_ISSUER must be an https address: ${issuer.href}`,
    );
  }
  return {
    issuer,
    clientId: required(env, 'LEDGER_OIDC_CLIENT_ID'),
    clientSecret: required(env, 'LEDGER_OIDC_CLIENT_SECRET'),
    claim: env['LEDGER_OIDC_CLAIM']?.trim() || CLAIM,
    publicUrl: address(env, 'LEDGER_PUBLIC_URL'),
  };
};
