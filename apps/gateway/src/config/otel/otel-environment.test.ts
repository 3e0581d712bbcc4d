import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load, problemsOf } from '../../../test/harness/load-fixture.js';
import { readOtelEnvironment } from './otel-environment.js';
import { OTEL_VARIABLES } from './otel-variables.js';

/** Of every variable: texts with what they mean, and texts that mean nothing with what is complained of. */
const READINGS = {
  boolean: {
    names: /DISABLED/,
    good: { true: true, TRUE: true, ' false ': false },
    bad: { 1: 'must be true or false', yes: 'must be true or false' },
  },
  text: { names: /SERVICE_NAME/, good: { 'my service': 'my service' }, bad: {} },
  exporter: {
    names: /^OTEL_(TRACES|METRICS|LOGS)_EXPORTER$/,
    good: { otlp: 'otlp', None: 'none', console: 'console' },
    bad: { zipkin: 'must be one of otlp, console, none', 'otlp,console': 'must be one of' },
  },
  protocol: {
    names: /PROTOCOL/,
    good: { grpc: 'grpc', 'http/protobuf': 'http/protobuf' },
    bad: { 'http/json': 'must be one of grpc, http/protobuf' },
  },
  endpoint: {
    names: /ENDPOINT/,
    good: { 'https://h:4318/x?y=1': 'https://h:4318/x?y=1', 'h:4317': 'https://h:4317' },
    bad: {
      'ftp://h': 'must be an http:// or https:// URL',
      'http://user:canary@h': 'must not hold a user name or password',
      'http://': 'must be a URL',
    },
  },
  milliseconds: {
    names: /TIMEOUT|INTERVAL/,
    good: { 1: 1, 3600000: 3_600_000 },
    bad: { 0: 'must be a whole number from 1', 3600001: 'to 3600000', '1.5': 'whole number', soon: 'whole number' },
  },
  delay: { names: /DELAY/, good: { 0: 0, 20: 20 }, bad: { '-1': 'must be a whole number from 0' } },
  size: { names: /SIZE/, good: { 1: 1, 1000000: 1_000_000 }, bad: { 0: 'from 1 to 1000000', 1000001: 'whole number' } },
  characters: { names: /LENGTH_LIMIT/, good: { 10: 10 }, bad: { 0: 'whole number', all: 'whole number' } },
  pairs: {
    names: /RESOURCE_ATTRIBUTES/,
    good: { 'a=b, c.d=x%2Cy%3D ,': { a: 'b', 'c.d': 'x,y=' }, 'a=': { a: '' } },
    bad: {
      'a=b,canary': 'must be name=value pairs',
      'a=b=canary': 'must be name=value pairs',
      '=canary': 'must be name=value pairs',
      'a=%zz': 'is not percent-encoded',
    },
  },
  headers: {
    names: /HEADERS/,
    good: { 'authorization=Basic%20Zm9v==,x=y': true },
    bad: {
      canary: 'must be name=value pairs',
      'x=': 'must be name=value pairs',
      'x=canary;y': 'must be percent-encoded',
      'x=%zz': 'must be percent-encoded',
    },
  },
  file: {
    names: /CERTIFICATE|KEY/,
    good: { 'package.json': 'package.json' },
    bad: { 'no/such/file.pem': 'there is no such file' },
  },
} as const;

const NAMES = Object.keys(OTEL_VARIABLES);

describe('the variables of OpenTelemetry', () => {
  it('are all looked at here', () => {
    const covered = NAMES.filter((name) => Object.values(READINGS).some(({ names }) => names.test(name)));
    expect(covered).toEqual(NAMES);
  });

  it.each(Object.entries(READINGS))('of the kind %s mean what they say, or nothing', (_, { names, good, bad }) => {
    for (const name of NAMES.filter((each) => names.test(each))) {
      for (const [text, value] of Object.entries(good)) {
        expect(readOtelEnvironment({ [name]: text })).toEqual({ values: { [name]: value }, warnings: [] });
      }
      for (const [text, complaint] of Object.entries(bad)) {
        const { values, warnings } = readOtelEnvironment({ [name]: text });
        expect(values).toEqual({});
        expect(warnings).toEqual([expect.stringContaining(complaint)]);
        expect(warnings[0]).toMatch(new RegExp(`^${name}\\b.*; in effect is \\S`));
        expect(warnings[0]).not.toContain('canary');
      }
    }
  });

  it('are not set when they are empty', () => {
    const empty = Object.fromEntries(NAMES.map((name) => [name, '  ']));
    expect(readOtelEnvironment(empty)).toEqual({ values: {}, warnings: [] });
  });

  it('give endpoints without a scheme the one that INSECURE says', () => {
    const read = (more: Readonly<Record<string, string>>) =>
      readOtelEnvironment({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'h:1', ...more }).values
        .OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
    expect(read({ OTEL_EXPORTER_OTLP_INSECURE: 'true' })).toBe('http://h:1');
    expect(read({ OTEL_EXPORTER_OTLP_INSECURE: 'true', OTEL_EXPORTER_OTLP_TRACES_INSECURE: 'false' })).toBe(
      'https://h:1',
    );
  });

  it('name a folder no file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'isartor-otel-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, '');
    expect(readOtelEnvironment({ OTEL_EXPORTER_OTLP_CERTIFICATE: file }).warnings).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('a configuration', () => {
  const env = { OTEL_BSP_MAX_QUEUE_SIZE: 'x', OTEL_SERVICE_NAME: 'mine' };

  it('holds what they say, and warns where monitoring is on', () => {
    const on = load({ env: { ...env, ISARTOR__ENABLE_MONITORING: 'true' } });
    expect(on.otel).toEqual({ OTEL_SERVICE_NAME: 'mine' });
    expect(on.warnings).toEqual([
      'OTEL_BSP_MAX_QUEUE_SIZE = "x": must be a whole number from 1 to 1000000; in effect is 8192',
    ]);
    expect(load({ env }).warnings).toEqual([]);
  });

  it('says so where the log is to be sent while nothing is', () => {
    expect(load({ toml: 'otel_logs = true' }).warnings).toEqual([
      'otel_logs = true has no effect: enable_monitoring is false',
    ]);
    expect(load({ toml: 'otel_logs = true\nenable_monitoring = true' }).warnings).toEqual([]);
  });

  it('takes the endpoint of all signals without a scheme', () => {
    const endpointOf = (more: Readonly<Record<string, string>>) =>
      load({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317', ...more } }).config.otelExporterEndpoint;
    expect(endpointOf({})).toBe('https://collector:4317');
    expect(endpointOf({ OTEL_EXPORTER_OTLP_INSECURE: 'TRUE' })).toBe('http://collector:4317');
    expect(endpointOf({ ISARTOR__OTEL_EXPORTER_ENDPOINT: 'http://own:1' })).toBe('http://own:1');
    expect(problemsOf({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'unix:///run/x' } })).toHaveLength(1);
  });
});
