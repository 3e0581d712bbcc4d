import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPOSE_FILES, type ComposeService, dependencies, readCompose } from '../src/compose.js';
import { DOCKER, readDocker } from '../src/docker-folder.js';

const STACK = ['otel-collector', 'jaeger', 'prometheus', 'grafana'] as const;
const portsOf = ({ ports = [] }: ComposeService): readonly string[] => ports;

describe.each(COMPOSE_FILES)('%s', (file) => {
  const { services, volumes } = readCompose(file);
  const mounts = Object.entries(services).flatMap(([name, { volumes: mounted = [] }]) =>
    mounted.map((mount) => ({ name, source: mount.split(':')[0] ?? '', mount })),
  );

  it('publishes the ports that the documentation names, to this machine only', () => {
    const published = Object.values(services).flatMap(portsOf);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/);
    const expected = [3000, 4317, 4318, 9090, 16_686];
    expect(published.map((port) => Number(port.split(':')[1])).sort((one, other) => one - other)).toEqual(
      file.includes('sidecar') ? [3000, 4317, 4318, 8080, 9090, 16_686] : expected,
    );
    expect(services.grafana?.ports).toEqual(['127.0.0.1:3000:3000']);
  });

  it('lets everybody who reaches Grafana be its administrator', () => {
    expect(services.grafana?.environment).toMatchObject({
      GF_AUTH_ANONYMOUS_ENABLED: 'true',
      GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin',
      GF_AUTH_DISABLE_LOGIN_FORM: 'true',
    });
  });

  it('names a version of every image', () => {
    const pulled = Object.values(services).filter(({ build }) => build === undefined);
    for (const { image } of pulled) expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+$/);
    expect(services.jaeger?.image).toMatch(/^jaegertracing\/jaeger:2\./);
    expect(services['otel-collector']?.image).toMatch(/^otel\/opentelemetry-collector-contrib:/);
  });

  it('mounts only what is there, and its configuration read-only', () => {
    for (const { source, mount } of mounts) {
      if (!source.startsWith('.')) expect(Object.keys(volumes)).toContain(source);
      else {
        expect(existsSync(join(DOCKER, source)), source).toBe(true);
        expect(mount).toMatch(/:ro$/);
      }
    }
    const used = new Set(mounts.map(({ source }) => source));
    expect(Object.keys(volumes).filter((name) => !used.has(name))).toEqual([]);
  });

  it('gives every part the files its configuration names', () => {
    const mounted = (name: string) => mounts.filter((each) => each.name === name).map(({ mount }) => mount);
    for (const rules of ['prometheus.yml', 'prometheus-alerts.yml', 'prometheus-rules.yml']) {
      expect(mounted('prometheus')).toContain(`./${rules}:/etc/prometheus/${rules}:ro`);
    }
    const [, config] = /--config=(\S+)/.exec(services['otel-collector']?.command?.join(' ') ?? '') ?? [];
    expect(mounted('otel-collector')).toEqual([`./otel-collector-config.yaml:${config}:ro`]);
    const [, path] = /path: (\S+)/.exec(readDocker('grafana/provisioning/dashboards/isartor.yaml')) ?? [];
    expect(mounted('grafana')).toContain(`./grafana/dashboards:${path}:ro`);
    expect(services.grafana?.environment?.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH).toBe(
      `${path}/isartor-gateway.json`,
    );
    expect(mounted('grafana')).toContain('./grafana/provisioning:/etc/grafana/provisioning:ro');
  });

  it('calls only services that it has', () => {
    const named = Object.values(services).flatMap((service) => [
      ...dependencies(service),
      ...hostsIn(JSON.stringify(service.environment ?? {})),
    ]);
    const configured = [
      'otel-collector-config.yaml',
      'prometheus.yml',
      'grafana/provisioning/datasources/isartor.yaml',
    ];
    const hosts = configured.flatMap((path) => hostsIn(readDocker(path)));
    const known = new Set([...Object.keys(services), ...extraHosts(services.prometheus)]);
    expect([...named, ...hosts].filter((name) => !known.has(name))).toEqual([]);
    expect(hosts).toEqual(expect.arrayContaining(['jaeger', 'otel-collector', 'gateway', 'prometheus']));
  });
});

describe('docker-compose.observability.yml', () => {
  it('finds the gateway on the machine itself, under the name that the other file gives it', () => {
    expect(extraHosts(readCompose('docker-compose.observability.yml').services.prometheus)).toEqual(['gateway']);
    expect(readCompose('docker-compose.sidecar.yml').services.prometheus?.extra_hosts).toBeUndefined();
  });
});

describe('docker-compose.sidecar.yml', () => {
  const { services } = readCompose('docker-compose.sidecar.yml');

  it.each(STACK)('has the same %s as the other file', (name) => {
    const { extra_hosts: _hosts, ...other } = readCompose('docker-compose.observability.yml').services[name] ?? {};
    expect(services[name]).toEqual(other);
  });

  it('has a gateway built from here, monitored, with Ollama beside it', () => {
    const { gateway } = services;
    expect(gateway?.build).toEqual({ context: '..', dockerfile: 'docker/gateway.Dockerfile' });
    expect(gateway?.environment).toMatchObject({
      ISARTOR__ENABLE_MONITORING: 'true',
      ISARTOR__OTEL_EXPORTER_ENDPOINT: 'http://otel-collector:4317',
    });
    expect(gateway?.environment?.ISARTOR__EXTERNAL_LLM_URL).toContain('http://ollama:11434/v1');
    expect(gateway?.ports).toEqual(['127.0.0.1:8080:8080']);
    expect(services.ollama?.image).toMatch(/^ollama\/ollama:/);
  });

  it('lets the gateway write nothing but its data', () => {
    const { gateway } = services;
    expect(gateway).toMatchObject({ read_only: true, cap_drop: ['ALL'], volumes: ['gateway-data:/data'] });
  });
});

/** Names of hosts in URLs and in `host:port`, but for addresses, variables and Docker's own names. */
function hostsIn(text: string): readonly string[] {
  const withoutComments = text.replaceAll(/^\s*#.*$/gm, '');
  return [...withoutComments.matchAll(/(?<![\w.-])([a-z][a-z-]+):\d{4,5}\b/g)].flatMap(([, name]) => name ?? []);
}

function extraHosts(service: ComposeService | undefined): readonly string[] {
  return (service?.extra_hosts ?? []).flatMap((entry) => entry.split(':')[0] ?? []);
}
