import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { API, get } from '../http';
import type { Words } from '../words/zh';

/** A page of its own: the browser leaves for the office's provider and comes back logged in. */
export const SIGN_ON = `${API}/session/oidc`;

/** Whether the office has a provider of identities beside the passwords of the ledger. */
export const useSignOn = (): boolean => {
  const ways = useQuery({
    queryKey: ['ways'],
    queryFn: () => get<{ oidc: boolean }>('/session/ways'),
    staleTime: Infinity,
  });
  return ways.data?.oidc ?? false;
};

const PARAMETER = 'signOn';

/** Why a login at the provider came to nothing; said once, and taken out of the address. */
const takeRefusal = (): string | undefined => {
  const words = new URLSearchParams(location.search);
  const refused = words.get(PARAMETER) ?? undefined;
  if (refused === undefined) return undefined;
  words.delete(PARAMETER);
  const rest = words.toString();
  history.replaceState(null, '', `${location.pathname}${rest && `?${rest}`}${location.hash}`);
  return refused;
};

export const useSignOnRefusal = ({ session }: Words): string | undefined => {
  const [refused] = useState(takeRefusal);
  if (refused === undefined) return undefined;
  const said: Readonly<Record<string, string>> = session.signOnRefused;
  return said[refused] ?? session.signOnRefused['sign-on-refused'];
};
