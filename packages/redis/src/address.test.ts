import { describe, expect, it } from 'vitest';
import { parseRedisUrl } from './address.js';

const PLAIN = {
  ...{ topology: 'single', tls: false, hosts: [{ host: 'h', port: 6379 }], credentials: {}, database: 0, master: '' },
  sentinelCredentials: {},
};

describe('parseRedisUrl', () => {
  it.each([
    ['redis://h', {}],
    ['redis://h:1234/', { hosts: [{ host: 'h', port: 1234 }] }],
    ['redis://h/7', { database: 7 }],
    ['redis://[::1]:7', { hosts: [{ host: '::1', port: 7 }] }],
    ['rediss://h', { tls: true }],
    ['redis://:p%40ss%3A@h', { credentials: { password: 'p@ss:' } }],
    ['redis://user:p@ss:word@h', { credentials: { username: 'user', password: 'p@ss:word' } }],
    ['redis://user@h', { credentials: { username: 'user' } }],
    [
      'redis+cluster://a:1,b',
      {
        topology: 'cluster',
        hosts: [
          { host: 'a', port: 1 },
          { host: 'b', port: 6379 },
        ],
      },
    ],
    ['rediss+cluster://h', { topology: 'cluster', tls: true }],
    [
      'redis+sentinel://u:p@a,b:1/main/2?sentinel_username=su&sentinel_password=sp%26',
      {
        ...{ topology: 'sentinel', master: 'main', database: 2, credentials: { username: 'u', password: 'p' } },
        hosts: [
          { host: 'a', port: 26379 },
          { host: 'b', port: 1 },
        ],
        sentinelCredentials: { username: 'su', password: 'sp&' },
      },
    ],
  ])('reads %s', (url, expected) => {
    expect(parseRedisUrl(url)).toEqual({ ...PLAIN, ...expected });
  });

  it.each([
    ...['', 'http://secret@h', 'redis:secret', 'redis://:secret@', 'redis://:secret@h:0', 'redis://:secret@h:99999'],
    ...['redis://:secret@a,b', 'redis://:secret@h/x', 'redis://:secret@h/0/1', 'redis+cluster://:secret@h/1'],
    ...['redis+sentinel://:secret@h', 'redis://:secret%@h', 'redis://:secret@h h'],
  ])('refuses %j and repeats nothing of it', (url) => {
    expect(() => parseRedisUrl(url)).toThrow(TypeError);
    expect(() => parseRedisUrl(url)).not.toThrow(/secret/);
  });
});
