import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

export const root = resolve(__dirname, '..', '..');
export const folder = join(root, 'docker');

/** What the compose files of this repository use of a service. */
export interface Service {
  readonly image?: string;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
}

export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, unknown>>;
}

export const FILES = ['compose.yml', 'compose.cluster.yml'] as const;

/** Compose reads YAML 1.2 and merges `<<` all the same. */
const schema = CORE_SCHEMA.withTags(mergeTag);

export const readCompose = (name: string): ComposeFile =>
  load(readFileSync(join(folder, name), 'utf8'), { schema }) as ComposeFile;

/** Those another service waits for until they have ended; the rest stay. */
export const endingServices = ({ services }: ComposeFile): ReadonlySet<string> =>
  new Set(
    Object.values(services).flatMap(({ depends_on = {} }) =>
      Object.entries(depends_on)
        .filter(([, { condition }]) => condition === 'service_completed_successfully')
        .map(([name]) => name),
    ),
  );

export const OWN_IMAGE = /^dibao-ledger:/;

/** The services that run our own code. */
export const ownServices = ({ services }: ComposeFile): readonly [string, Service][] =>
  Object.entries(services).filter(([, { image = '' }]) => OWN_IMAGE.test(image));
