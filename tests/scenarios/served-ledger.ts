import {
  type Clock,
  type LedgerApplication,
  openApplication,
  type Role,
} from '@ledger/application';
import type { DivisionCode } from '@ledger/kernel';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { openHttp } from '../../apps/api/src/http';
import { ApiClient } from '../e2e/api-client';
import { newPlace, type Place } from './open-ledger';

/** A ledger that answers over HTTP, in this process: its router can be looked at. */
export interface ServedLedger {
  readonly ledger: LedgerApplication;
  readonly http: NestExpressApplication;
  readonly nobody: ApiClient;
  /** A new account, logged in; its password is its name and `PASSWORD_END`. */
  account(userName: string, role: Role, scope: string): Promise<ApiClient>;
  logIn(userName: string): Promise<ApiClient>;
  close(): Promise<void>;
}

export const PASSWORD_END = ' 的密码 2026';

const NO_PAGES = '/nowhere';

export const serve = async (
  place: Place,
  clock?: Clock,
  settings: Readonly<Record<string, string>> = {},
  /** A folder of built pages; without one there are none. */
  pages = NO_PAGES,
): Promise<ServedLedger> => {
  const ledger = await openApplication({
    home: place.home,
    env: { ...settings, ...(place.url && { DATABASE_URL: place.url }) },
    ...(clock && { clock }),
  });
  ledger.startProjecting();
  const http = await openHttp(ledger, pages);
  await http.listen(0, '127.0.0.1');
  const nobody = new ApiClient(await http.getUrl());
  const logIn = (userName: string) => nobody.loggedIn(userName, `${userName}${PASSWORD_END}`);
  return {
    ledger,
    http,
    nobody,
    logIn,
    account: async (userName, role, scope) => {
      const given = { userName, displayName: userName, role, scope: scope as DivisionCode };
      const password = `${userName}${PASSWORD_END}`;
      const made = await ledger.accounts.createAccount(
        { ...given, password, mustChangePassword: false },
        'test',
      );
      if ('refused' in made) throw new Error(`${userName}: ${made.refused}`);
      return logIn(userName);
    },
    close: async () => {
      await http.close();
      await ledger.close();
      await place.remove();
    },
  };
};

export const serveNewLedger = async (clock?: Clock): Promise<ServedLedger> =>
  serve(await newPlace(), clock);
