import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { id: 'ledger', secret: 'the secret of the ledger' };

/** What somebody is at the provider. */
export type Claims = Readonly<Record<string, unknown>>;

interface Login {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
  readonly claims: Claims;
}

const base64url = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
};

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/**
 * A small provider of OpenID Connect as RFC 6749, RFC 7636 and OpenID Connect Core describe it:
 * discovery, authorisation code with PKCE, keys, ID tokens signed with RS256. Whoever comes is
 * whoever `isHere` says. What it can be told to do wrong, a thief or a broken provider would do.
 */
export class IdentityProvider {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly logins = new Map<string, Login>();
  private server: Server | undefined;

  /** Who sits before the browser. */
  isHere: Claims = {};
  /** Signs with another key than the one it publishes. */
  signsWithAnotherKey = false;
  /** Put over the claims of the ID token. */
  says: Claims = {};

  async listen(): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.server = server;
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return this.issuer;
  }

  close(): Promise<unknown> {
    return new Promise((closed) => (this.server ? this.server.close(closed) : closed(undefined)));
  }

  get issuer(): string {
    const place = this.server?.address() as AddressInfo | undefined;
    return `http://127.0.0.1:${place?.port ?? 0}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return send(response, 200, this.described());
    }
    if (url.pathname === '/keys') {
      const key = this.keys.publicKey.export({ format: 'jwk' });
      return send(response, 200, { keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] });
    }
    if (url.pathname === '/authorize') return this.authorize(url.searchParams, response);
    if (url.pathname === '/token') return this.give(await bodyOf(request), response);
    return send(response, 404, {});
  }

  private described(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    };
  }

  private authorize(asked: URLSearchParams, response: ServerResponse): void {
    const wrong =
      asked.get('client_id') !== CLIENT.id ||
      asked.get('response_type') !== 'code' ||
      asked.get('code_challenge_method') !== 'S256' ||
      !asked.get('scope')?.split(' ').includes('openid');
    if (wrong) return send(response, 400, { error: 'invalid_request' });
    const code = randomUUID();
    const redirect = asked.get('redirect_uri') ?? '';
    this.logins.set(code, {
      challenge: asked.get('code_challenge') ?? '',
      nonce: asked.get('nonce') ?? '',
      redirect,
      claims: this.isHere,
    });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  }

  private give(asked: URLSearchParams, response: ServerResponse): void {
    const code = asked.get('code') ?? '';
    const login = this.logins.get(code);
    this.logins.delete(code);
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      login !== undefined &&
      asked.get('client_id') === CLIENT.id &&
      asked.get('client_secret') === CLIENT.secret &&
      asked.get('redirect_uri') === login.redirect &&
      challenge === login.challenge;
    if (!isRight) return send(response, 400, { error: 'invalid_grant' });
    send(response, 200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: this.signed(login),
    });
  }

  private signed({ nonce, claims }: Login): string {
    const now = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000);
    const body = {
      iss: this.issuer,
      sub: 'subject',
      aud: CLIENT.id,
      iat: now,
      exp: now + 60,
      nonce,
      ...claims,
      ...this.says,
    };
    const text = `${base64url({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64url(body)}`;
    const signature = createSign('RSA-SHA256').update(text).sign(this.signingKey());
    return `${text}.${signature.toString('base64url')}`;
  }

  private signingKey(): KeyObject {
    return this.signsWithAnotherKey
      ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      : this.keys.privateKey;
  }
}
