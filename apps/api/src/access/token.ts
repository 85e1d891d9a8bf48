import type { CookieOptions, Request } from 'express';

export const COOKIE = 'ledger_session';

/** Strict: another site's page cannot act in the name of who is logged in here. */
export const cookieOptions: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' };

/** What the browser sends back under a name. */
export const cookieOf = (
  { headers }: Pick<Request, 'headers'>,
  wanted: string,
): string | undefined => {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === wanted && value) return value;
  }
  return undefined;
};

/** A program names its token itself; a browser sends the cookie. */
export const tokenOf = (request: Pick<Request, 'headers'>): string | undefined =>
  /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? cookieOf(request, COOKIE);
