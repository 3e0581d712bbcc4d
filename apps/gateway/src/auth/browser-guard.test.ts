import { describe, expect, it } from 'vitest';
import { createBrowserGuard, isLoopback } from './browser-guard.js';

const guard = (options: Partial<Parameters<typeof createBrowserGuard>[0]> = {}) =>
  createBrowserGuard({ keyless: true, boundHost: '127.0.0.1', allowedOrigins: [], ...options });

describe('browser guard', () => {
  it.each([
    {},
    { host: 'localhost:8080' },
    { host: '127.0.0.1' },
    { host: '[::1]:8080' },
    { host: 'localhost:8080', origin: 'http://localhost:8080' },
  ])('lets %j pass on a loopback bind', (headers) => {
    expect(() => guard()(headers)).not.toThrow();
  });

  it.each([
    { host: 'evil.example' },
    { host: 'evil.example:8080', origin: 'http://evil.example:8080' },
    { host: 'localhost:8080', origin: 'https://evil.example' },
    { host: 'localhost:8080', origin: 'null' },
    { host: 'localhost:8080', origin: 'http://localhost:3000' },
    { host: 'localhost.evil.example' },
    { host: '127.evil.example' },
  ])('refuses %j on a loopback bind', (headers) => {
    expect(() => guard()(headers)).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('does not look at the host on an address that the operator opened, but does at the origin', () => {
    const open = guard({ boundHost: '0.0.0.0' });
    expect(() => open({ host: 'gateway.internal' })).not.toThrow();
    const rebound = { host: 'evil.example', origin: 'http://evil.example' };
    expect(() => open(rebound)).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('lets allowed origins pass', () => {
    const headers = { host: 'localhost:8080', origin: 'https://app.example' };
    expect(() => guard({ allowedOrigins: ['https://app.example'] })(headers)).not.toThrow();
    expect(() => guard({ allowedOrigins: ['*'] })(headers)).not.toThrow();
  });

  it('leaves it to the key where one is required', () => {
    expect(() => guard({ keyless: false })({ host: 'evil.example', origin: 'https://evil.example' })).not.toThrow();
  });
});

describe('loopback', () => {
  it.each(['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])(
    '%s is',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['0.0.0.0', '::', '10.0.0.1', 'localhost.example', '127.example', 'example'])('%s is not', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
