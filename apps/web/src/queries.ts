import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Backfill, Delay, Findings, ImportedFile, Overview, RejectedRow, Rule } from './api';
import { get } from './http';
import { isAskedOnce } from './ledger/asked-once';

const IMPORTS_SHOWN = 500;
const WHILE_TAKING_IN_MS = 3_000;

/** No day means the server's today: the clock of an office machine proves nothing. */
export type KnownOn = string | undefined;

export interface Filters {
  readonly rule?: string;
  readonly village?: string;
}

const known = (knownOn: KnownOn) => (knownOn === undefined ? {} : { knownOn });

export const useOverview = (knownOn: KnownOn) =>
  useQuery({
    queryKey: ['overview', knownOn],
    queryFn: () => get<Overview>('/overview', known(knownOn)),
    placeholderData: keepPreviousData,
  });

export const useFindings = (knownOn: KnownOn, { rule, village }: Filters) =>
  useQuery({
    queryKey: ['findings', knownOn, rule, village],
    queryFn: () => get<Findings>('/findings', { ...known(knownOn), rule, village }),
    placeholderData: keepPreviousData,
  });

export const useDelays = (knownOn: KnownOn) =>
  useQuery({
    queryKey: ['delays', knownOn],
    queryFn: async () =>
      (await get<{ delays: readonly Delay[] }>('/delays', known(knownOn))).delays,
    placeholderData: keepPreviousData,
  });

export const useRules = () =>
  useQuery({
    queryKey: ['rules'],
    queryFn: async () => {
      const { rules } = await get<{ rules: readonly Rule[] }>('/rules');
      return new Map(rules.map((rule) => [rule.rule, rule]));
    },
    staleTime: Infinity,
  });

export const useImports = () =>
  useQuery({
    queryKey: ['imports'],
    queryFn: async () =>
      (await get<{ files: readonly ImportedFile[] }>('/imports', { limit: String(IMPORTS_SHOWN) }))
        .files,
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'received') ? WHILE_TAKING_IN_MS : false,
  });

/** Whether no file was ever taken in. Once one was, nobody needs to ask again. */
export const useIsEmpty = (): boolean => {
  const { data } = useQuery({
    queryKey: ['imports', 'first'],
    queryFn: async () =>
      (await get<{ files: readonly ImportedFile[] }>('/imports', { limit: '1' })).files.length ===
      0,
    staleTime: ({ state }) => (state.data === false ? 'static' : 0),
  });
  return data ?? false;
};

export const useRejected = (fileId: string | undefined) =>
  useQuery({
    queryKey: ['rejected', fileId],
    queryFn: async () =>
      (await get<{ rows: readonly RejectedRow[] }>(`/imports/files/${fileId}/rejected`)).rows,
    enabled: fileId !== undefined,
  });

export const useBackfill = () =>
  useQuery({ queryKey: ['backfill'], queryFn: () => get<Backfill>('/backfill') });

/** What no act and no news changes: who is logged in, and the rules this version knows. */
const LASTING = new Set<unknown>(['session', 'rules']);

/** After an act, an import or news every answer may differ. */
export const useAskAgain = () => {
  const client = useQueryClient();
  return useCallback(
    () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => !LASTING.has(queryKey[0]) && !isAskedOnce(queryKey),
      }),
    [client],
  );
};
