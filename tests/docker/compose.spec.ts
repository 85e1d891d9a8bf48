import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endingServices, FILES, folder, readCompose, root, type Service } from './compose-file';

const compose = (...words: readonly string[]) =>
  spawnSync('docker', ['compose', ...words], { cwd: root, encoding: 'utf8' });

const hasCompose = compose('version').status === 0;
if (!hasCompose) {
  process.stdout.write(
    'there is no `docker compose` here: its own check of the files is skipped\n',
  );
}

const hostsOf = (url: string): readonly string[] =>
  (/@([^?]+)/.exec(url)?.[1] ?? '').split(',').map((host) => host.split(':')[0] ?? '');

const valuesOf = (services: Readonly<Record<string, Service>>, name: string): readonly string[] =>
  Object.values(services)
    .map(({ environment = {} }) => environment[name])
    .filter((value) => value !== undefined)
    .map(String);

describe.each(FILES)('%s', (file) => {
  const parsed = readCompose(file);
  const { services } = parsed;
  const ending = endingServices(parsed);
  const staying = Object.entries(services).filter(([name]) => !ending.has(name));
  const eventstores = Object.entries(services).filter(([, { image = '' }]) =>
    image.startsWith('eventstore/eventstore:'),
  );

  (hasCompose ? it : it.skip)('is valid to docker compose', () => {
    const { status, stderr } = compose('-f', join('docker', file), 'config', '--quiet');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each(Object.entries(services))('%s runs an image of one exact version', (_, { image }) => {
    expect(image).toMatch(/^[a-z\d./-]+:\d+\.\d+[\w.-]*$/);
  });

  it.each(staying)('%s stays up, tells its health and is given time to stop', (_, service) => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck?.test[0]).toBe('CMD');
    expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    expect(service.stop_grace_period).toMatch(/^\d+s$/);
  });

  it('what runs once is not started again, and nothing else is waited for that way', () => {
    expect([...ending]).toEqual(['certificates']);
    expect([...ending].map((name) => services[name]?.restart)).toEqual(['no']);
  });

  it.each(Object.entries(services))('%s waits for services there are', (_, { depends_on = {} }) => {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(Object.keys(services)).toContain(name);
      expect(condition).toBe(
        ending.has(name) ? 'service_completed_successfully' : 'service_healthy',
      );
    }
  });

  it('declares the volumes, networks and secrets that are used, and no others', () => {
    const all = Object.values(services);
    const sources = all.flatMap(({ volumes = [] }) => volumes.map((line) => line.split(':')[0]!));
    const named = sources.filter((source) => !source.startsWith('.'));
    const distinct = (names: readonly string[]) => [...new Set(names)].toSorted();
    expect(distinct(named)).toEqual(Object.keys(parsed.volumes).toSorted());
    expect(distinct(all.flatMap(({ networks = [] }) => networks))).toEqual(
      Object.keys(parsed.networks).toSorted(),
    );
    expect(distinct(all.flatMap(({ secrets = [] }) => secrets))).toEqual(
      Object.keys(parsed.secrets).toSorted(),
    );
    const files = sources.filter((source) => source.startsWith('.'));
    expect(files.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  it.each(Object.entries(services))('%s is given no secret in the open', (_, { environment }) => {
    for (const [name, value] of Object.entries(environment ?? {})) {
      if (/PASSWORD|KEY|SECRET|TOKEN/.test(name)) expect(name).toMatch(/_FILE$/);
      expect(String(value)).not.toMatch(/:\/\/[^/@]*:[^/@]*@/);
    }
  });

  it('opens one door, and that only to this machine unless somebody says otherwise', () => {
    const doors = Object.values(services).flatMap(({ ports = [] }) => ports);
    expect(doors).toHaveLength(1);
    expect(doors[0]).toMatch(/^\$\{LEDGER_PUBLISH:-127\.0\.0\.1:3000\}:\d+$/);
  });

  it('the log is where EVENTSTORE_URL says, encrypted, and every node has a certificate', () => {
    const nodes = eventstores.map(([name]) => name);
    const urls = new Set(valuesOf(services, 'EVENTSTORE_URL'));
    expect([...urls].map(hostsOf)).toEqual([nodes]);
    expect([...urls].every((url) => url.includes('?tls=true&tlsCAFile=/trust/ca.crt'))).toBe(true);
    expect(services['certificates']?.command).toEqual(nodes);
    for (const [name, { environment = {} }] of eventstores) {
      expect(environment).toMatchObject({
        EVENTSTORE_CLUSTER_SIZE: nodes.length,
        EVENTSTORE_NODE_HOST_ADVERTISE_AS: name,
        EVENTSTORE_CERTIFICATE_FILE: `/certificates/${name}/node.crt`,
        EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${name}/node.key`,
      });
      const others = nodes.filter((node) => node !== name).map((node) => `${node}:2113`);
      expect(environment['EVENTSTORE_GOSSIP_SEED'] ?? '').toBe(others.join(','));
    }
  });

  it('the database is where DATABASE_URL says', () => {
    const hosts = new Set(valuesOf(services, 'DATABASE_URL').flatMap(hostsOf));
    expect([...hosts]).toEqual(['postgres']);
    expect(services['postgres']?.environment).toMatchObject({ POSTGRES_USER: 'ledger' });
  });
});

it('the cluster is what was asked for', () => {
  const { services } = readCompose('compose.cluster.yml');
  const kinds = Object.keys(services).map((name) => name.replace(/-\d$/, ''));
  const count = (kind: string) => kinds.filter((name) => name === kind).length;
  expect(['app', 'worker', 'eventstore', 'postgres', 'postgres-standby'].map(count)).toEqual([
    2, 2, 3, 1, 1,
  ]);
  const proxy = readFileSync(join(folder, 'proxy', 'nginx.conf'), 'utf8');
  const upstreams = [...proxy.matchAll(/^\s*server ([\w-]+):3000 /gm)].map(([, name]) => name);
  expect(upstreams).toEqual(['app-1', 'app-2']);
});
