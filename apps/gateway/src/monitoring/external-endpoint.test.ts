import { describe, expect, it } from 'vitest';
import { isExternalEndpoint } from './external-endpoint.js';

describe('an endpoint', () => {
  it.each([
    'http://localhost:4317',
    'http://LOCALHOST.:4317',
    'http://collector.localhost',
    'http://127.0.0.1:4317',
    'http://127.8.9.10',
    'http://[::1]:4317',
    'http://[::ffff:10.0.0.1]',
    'http://0.0.0.0:4317',
    'https://10.1.2.3/v1/traces',
    'https://172.16.0.1',
    'https://172.31.255.255',
    'https://192.168.1.1',
    'https://169.254.1.1',
    'http://[fd12:3456::1]:4317',
    'http://[fe80::1]',
    'http://otel-collector:4317',
    'http://otel-collector.isartor.svc:4317',
    'http://otel-collector.isartor.svc.cluster.local:4317',
    'http://printer.local',
    'http://otel.internal',
    'http://otel.eu.corp',
    'http://otel.lan',
  ])('%s is inside', (url) => {
    expect(isExternalEndpoint(url)).toBe(false);
  });

  it.each([
    'https://api.honeycomb.io:443',
    'https://otlp-gateway-prod.grafana.net/otlp',
    'http://otel-collector.isartor:4317',
    'http://8.8.8.8:4317',
    'http://172.32.0.1',
    'http://11.0.0.1',
    'http://2130706434.example',
    'http://[2001:4860:4860::8888]',
    'http://localhost.example.com',
    'http://internal.example.com',
    'http://evilcorp.com',
    'http://notlocal.io',
    'http://127.0.0.1.nip.io',
    'http://user:10.0.0.1@evil.example',
    'http://evil.example/#.local',
    'http://evil.example?.internal',
    'not a url',
    '',
  ])('%s leads out', (url) => {
    expect(isExternalEndpoint(url)).toBe(true);
  });

  it('is what its number means, however it is written', () => {
    expect(isExternalEndpoint('http://2130706433')).toBe(false);
    expect(isExternalEndpoint('http://0x7f.1')).toBe(false);
    expect(isExternalEndpoint('http://134744072')).toBe(true);
  });
});
