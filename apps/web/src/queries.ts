import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Backfill, Delay, Findings, ImportedFile, Overview, RejectedRow, Rule } from './api';
import { get } from './http';

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

export const useRejected = (fileId: string | undefined) =>
  useQuery({
    queryKey: ['rejected', fileId],
    queryFn: async () =>
      (await get<{ rows: readonly RejectedRow[] }>(`/imports/files/${fileId}/rejected`)).rows,
    enabled: fileId !== undefined,
  });

export const useBackfill = () =>
  useQuery({ queryKey: ['backfill'], queryFn: () => get<Backfill>('/backfill') });

/** After an import every answer may differ. */
export const useAskAgain = () => {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'rules',
    });
};
