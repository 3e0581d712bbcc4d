import { describe, expect, it } from 'vitest';
import { findOwnGateway } from './own-gateway.js';

const find = (env: Readonly<Record<string, string>>) =>
  findOwnGateway({ env, workingDirectory: '/nowhere', homeDirectory: '/nowhere' });

describe('findOwnGateway', () => {
  it.each([
    ['127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['0.0.0.0:8080', 'http://127.0.0.1:8080'],
    ['[::]:8080', 'http://[::1]:8080'],
    ['[fd00::1]:8080', 'http://[fd00::1]:8080'],
    ['gateway.internal:80', 'http://gateway.internal:80'],
    ['127.0.0.1:0', undefined],
  ])('reaches one that listens on %s at %s', (hostPort, url) => {
    expect(find({ ISARTOR__HOST_PORT: hostPort }).url).toBe(url);
  });

  it('knows the single key, and none that opens for a tenant', () => {
    expect(find({ ISARTOR__GATEWAY_API_KEY: 'the-one-key' }).key?.reveal()).toBe('the-one-key');
    expect(find({ ISARTOR__GATEWAY_KEYS: '[{"tenant":"a","key":"key-of-a","admin":true}]' })).not.toHaveProperty('key');
    expect(find({})).toEqual({ url: 'http://127.0.0.1:8080' });
  });

  it('refuses a configuration that is not valid', () => {
    expect(() => find({ ISARTOR__HOST_PORT: 'nowhere' })).toThrow(/host_port/);
  });
});
