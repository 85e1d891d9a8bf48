import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, problemFrom, remove } from '../http';
import { keptImport } from '../imports/kept-import';
import type { Answer } from '../ledger/ledger';
import { type Sight, sightOf } from './sight';

export const SESSION_KEY = ['session'] as const;

interface Session {
  readonly sight: Sight | undefined;
  /** Somebody was logged in on this page and no longer is, by no act of theirs. */
  readonly ended: boolean;
}

const readSession = async (): Promise<Session> => {
  try {
    const { account, permissions } = await get<Answer<'Session'>>('/session');
    return { sight: sightOf(account, permissions), ended: false };
  } catch (error) {
    if (problemFrom(error).status === 401) return { sight: undefined, ended: false };
    throw error;
  }
};

export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: Infinity });

const leave = (client: QueryClient, ended: boolean): void => {
  client.setQueryData<Session>(SESSION_KEY, { sight: undefined, ended });
  // What one person read or waited for is not left to the next.
  keptImport.forget();
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
};

export const forgetSession = (client: QueryClient): void => leave(client, true);

export const useLogin = () => {
  const client = useQueryClient();
  return async (userName: string, password: string): Promise<void> => {
    const answer = await post<Answer<'NewSession'>>('/session', { userName, password });
    const sight = sightOf(answer.account, answer.permissions);
    client.setQueryData<Session>(SESSION_KEY, { sight, ended: false });
  };
};

export const useLogout = () => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    // Whether or not the server could be told, this page forgets.
    await remove('/session').catch(() => undefined);
    leave(client, false);
  };
};

/** A new password ends the account's other sessions; this one goes on with a new cookie. */
export const usePasswordChange = () => {
  const client = useQueryClient();
  return async (currentPassword: string, newPassword: string): Promise<void> => {
    await post<undefined>('/session/password', { currentPassword, newPassword });
    const session = await readSession();
    client.setQueryData<Session>(SESSION_KEY, session);
  };
};
