import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { hostPort } from './host-port.js';
import { httpUrl } from './http-url.js';
import { ipRange } from './ip-range.js';
import { logDirectives } from './log-directives.js';
import { origin } from './origin.js';
import { plainSecret } from './secret-text.js';

type Case = readonly [name: string, schema: z.ZodType, texts: { good: readonly string[]; bad: readonly string[] }];

const CASES: readonly Case[] = [
  [
    'hostPort',
    hostPort,
    {
      good: ['127.0.0.1:8080', 'localhost:0', '[::1]:65535', 'my-host.example:1', '0.0.0.0:80', '[::]:80'],
      bad: [
        '',
        '8080',
        ':8080',
        'host',
        'host:',
        'host:65536',
        'host:-1',
        'host:1e3',
        '::1:80',
        '[nope]:80',
        'http://a:80',
        'a b:80',
      ],
    },
  ],
  [
    'httpUrl',
    httpUrl,
    {
      good: [
        'http://localhost:4317',
        'https://a.example/v1?api-version=1',
        'http://otel-collector.isartor:4317',
        'http://[::1]:1',
      ],
      bad: [
        '',
        'localhost:4317',
        'a.example/v1',
        'ftp://a',
        'file:///etc/passwd',
        'https://me:pw@a.example',
        'https://a/#x',
        'http://',
      ],
    },
  ],
  [
    'ipRange',
    ipRange,
    {
      good: ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0', '10.0.0.1/32', '::/128'],
      bad: [
        '',
        '10.0.0',
        '10.0.0.0/33',
        '10.0.0.0/',
        '10.0.0.0/8/8',
        '::/129',
        'a.example',
        '10.0.0.0/-1',
        '10.0.0.0/8x',
      ],
    },
  ],
  [
    'origin',
    origin,
    {
      good: ['https://app.example.com', 'http://localhost:3000', 'chrome-extension://abcdef', 'http://[::1]:80'],
      bad: [
        '',
        '*',
        'null',
        'app.example.com',
        'https://a.example/',
        'https://A.example',
        'https://a.example/x',
        'https://me@a',
      ],
    },
  ],
  [
    'logDirectives',
    logDirectives,
    {
      good: [
        'info',
        'isartor=info',
        'isartor=debug,tower_http=trace',
        'info,h2=warn,hyper::client=off',
        'WARN',
        'a=DEBUG',
      ],
      bad: ['isartor=inof', 'info,isartor=', 'a=b=c'],
    },
  ],
  [
    'plainSecret',
    plainSecret,
    { good: ['k', 'sk-abc', 'two words', '~!@#'], bad: ['', ' k', 'k ', 'k\nk', 'schl\u00fcssel', '\u{1f511}'] },
  ],
];

describe.each(CASES)('%s', (_, schema, { good, bad }) => {
  it.each(good)('takes %j', (text) => {
    expect(schema.safeParse(text).success).toBe(true);
  });

  it.each(bad)('refuses %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});
