import type { CookieOptions, Request } from 'express';

export const COOKIE = 'ledger_session';

/** Strict: another site's page cannot act in the name of who is logged in here. */
export const cookieOptions: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/' };

const fromCookie = (header: string | undefined): string | undefined => {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === COOKIE && value) return value;
  }
  return undefined;
};

/** A program names its token itself; a browser sends the cookie. */
export const tokenOf = ({ headers }: Pick<Request, 'headers'>): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? fromCookie(headers.cookie);
