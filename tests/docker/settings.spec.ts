import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '@ledger/home';
import { FILES, folder, OWN_IMAGE, ownServices, readCompose, root } from './compose-file';

/** Documented for the images these services run: PostgreSQL 18, EventStoreDB 24.10. */
const DOCUMENTED = new Set([
  'POSTGRES_USER',
  'POSTGRES_DB',
  'POSTGRES_PASSWORD_FILE',
  'POSTGRES_INITDB_ARGS',
  'EVENTSTORE_CLUSTER_SIZE',
  'EVENTSTORE_DISCOVER_VIA_DNS',
  'EVENTSTORE_GOSSIP_SEED',
  'EVENTSTORE_NODE_IP',
  'EVENTSTORE_REPLICATION_IP',
  'EVENTSTORE_NODE_HOST_ADVERTISE_AS',
  'EVENTSTORE_REPLICATION_HOST_ADVERTISE_AS',
  'EVENTSTORE_CERTIFICATE_FILE',
  'EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE',
  'EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH',
  'EVENTSTORE_RUN_PROJECTIONS',
  'EVENTSTORE_TELEMETRY_OPTOUT',
]);

/** Where NAME_FILE becomes NAME: to stand there alone is not to be read. */
const TURNS_FILES_INTO_SETTINGS = join('libs', 'home', 'src', 'environment.ts');

const sourcesUnder = (dir: string): readonly string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    const isCode = /(?<!\.spec)\.ts$/.test(path) && path !== TURNS_FILES_INTO_SETTINGS;
    return isCode ? [readFileSync(join(root, path), 'utf8')] : [];
  });

const sources = [...sourcesUnder('libs'), ...sourcesUnder(join('apps', 'api', 'src'))].concat(
  sourcesUnder(join('apps', 'worker', 'src')),
);

const isNamedInCode = (name: string): boolean => sources.some((text) => text.includes(`'${name}'`));

/** A password is read by going into the URL that leaves it out. */
const goesIntoUrl = (name: string, environment: Readonly<Record<string, string>>): boolean => {
  const url = name.replace(/PASSWORD$/, 'URL');
  const read = readEnvironment({ [url]: environment[url], [name]: 'known' });
  return url !== name && read[url]?.includes(':known@') === true;
};

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dibao-docker-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Whether NAME_FILE hands NAME its content. */
const comesFromFile = (name: string): boolean => {
  const file = join(scratch, 'secret');
  writeFileSync(file, 'content\n');
  return readEnvironment({ [`${name}_FILE`]: file })[name] === 'content';
};

const unreadOf = (environment: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(environment).filter((setting) => {
    const name = setting.replace(/_FILE$/, '');
    if (name !== setting && !comesFromFile(name)) return true;
    return !isNamedInCode(name) && !goesIntoUrl(name, environment);
  });

describe.each(FILES)('%s', (file) => {
  const compose = readCompose(file);

  it('names no setting that our code does not read', () => {
    const own = ownServices(compose);
    expect(own.length).toBeGreaterThan(1);
    for (const [name, { environment = {} }] of own) {
      expect({ name, unread: unreadOf(environment as Record<string, string>) }).toEqual({
        name,
        unread: [],
      });
    }
  });

  it('names no setting that the images of others do not document', () => {
    for (const { image = '', environment = {}, volumes = [] } of Object.values(compose.services)) {
      if (OWN_IMAGE.test(image)) continue;
      const scripts = volumes
        .filter((line) => line.startsWith('./'))
        .map((line) => readFileSync(join(folder, line.split(':')[0]!), 'utf8'));
      const unknown = Object.keys(environment).filter(
        (name) => !DOCUMENTED.has(name) && !scripts.some((text) => text.includes(`$${name}`)),
      );
      expect(unknown).toEqual([]);
    }
  });

  it('every choice it leaves open is explained in .env.example', () => {
    const text = readFileSync(join(folder, file), 'utf8');
    const choices = [...text.matchAll(/\$\{(\w+):-([^}]*)\}/g)].map(
      ([, name, otherwise]) => `${name}=${otherwise}`,
    );
    const example = readFileSync(join(folder, '.env.example'), 'utf8').split('\n');
    expect(new Set(choices).size).toBe(2);
    for (const choice of choices) expect(example).toContain(choice);
  });
});
