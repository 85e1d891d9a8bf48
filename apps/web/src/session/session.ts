import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Account } from '../api';
import { get, post, problemFrom, remove } from '../http';

export const SESSION_KEY = ['session'] as const;

interface Session {
  readonly account: Account | undefined;
  /** Somebody was logged in on this page and no longer is, by no act of theirs. */
  readonly ended: boolean;
}

const readSession = async (): Promise<Session> => {
  try {
    const { account } = await get<{ account: Account }>('/session');
    return { account, ended: false };
  } catch (error) {
    if (problemFrom(error).status === 401) return { account: undefined, ended: false };
    throw error;
  }
};

export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: Infinity });

const leave = (client: QueryClient, ended: boolean): void => {
  client.setQueryData<Session>(SESSION_KEY, { account: undefined, ended });
  // What one person read is not left on the screen of the next.
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
};

export const forgetSession = (client: QueryClient): void => leave(client, true);

export const useLogin = () => {
  const client = useQueryClient();
  return async (userName: string, password: string): Promise<void> => {
    const { account } = await post<{ account: Account }>('/session', { userName, password });
    client.setQueryData<Session>(SESSION_KEY, { account, ended: false });
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
