import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  hasRedis,
  type OpenaiUpstream,
  startOpenaiUpstream,
  startRedis,
  type TestRedis,
  textAnswer,
} from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { healthOf } from './harness/gateway-state.js';
import { httpRequest } from './harness/http-request.js';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { openConnection } from './harness/raw-connection.js';
import { createRecordedLog } from './harness/recorded-log.js';
import { CHAT, chat, startTestGateway, type TestGateway, type TestGatewayOptions } from './harness/test-gateway.js';

const EXPORT = '/admin/cache/export';
const IMPORT = '/admin/cache/import';
const PURGE = '/admin/cache/purge';
const KEYS = [
  { tenant: 'a', key: 'key-of-a' },
  { tenant: 'b', key: 'key-of-b' },
  { tenant: 'operator', key: 'key-of-operator', admin: true },
];
const WITH_KEYS = { ISARTOR__GATEWAY_KEYS: JSON.stringify(KEYS) };

type RequestHeaders = Readonly<Record<string, string>>;
const by = (tenant: string): RequestHeaders => ({ 'x-isartor-key': `key-of-${tenant}` });

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const gateway = await startTestGateway(options);
  closers.push(() => gateway.stop());
  if (options.upstream === undefined) gateway.upstream.respondAlways(numberedAnswers());
  return gateway;
}

async function startUpstream(): Promise<OpenaiUpstream> {
  const upstream = await startOpenaiUpstream();
  closers.push(() => upstream.close());
  upstream.respondAlways(numberedAnswers());
  return upstream;
}

/** The settings of a gateway on disk, and of one in Redis where there is one. */
async function otherBackends(): Promise<readonly Record<string, string>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-transfer-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  const disk = { ISARTOR__CACHE_BACKEND: 'lmdb', ISARTOR__DATA_DIR: folder };
  return hasRedis ? [disk, inRedis(await startTestRedis())] : [disk];
}

async function startTestRedis(): Promise<TestRedis> {
  const redis = await startRedis();
  closers.push(() => redis.stop());
  return redis;
}

const inRedis = ({ port }: TestRedis): Record<string, string> => ({
  ISARTOR__CACHE_BACKEND: 'redis',
  ISARTOR__REDIS_URL: `redis://127.0.0.1:${port}`,
  ISARTOR__REDIS_STALE_SECS: '1',
});

/** What is answered, and by which layer. */
async function ask(gateway: TestGateway, text: string, headers: RequestHeaders = {}) {
  const response = await gateway.post(CHAT, chat(text), headers);
  return [response.headers.get('x-isartor-layer'), await answerText(response)];
}

async function exported(gateway: TestGateway, headers: RequestHeaders = {}): Promise<string> {
  const response = await gateway.get(EXPORT, headers);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  return response.text();
}

async function imported(gateway: TestGateway, file: string, headers: RequestHeaders = {}) {
  const response = await gateway.post(IMPORT, file, headers);
  return [response.status, await response.json()];
}

const WHOLE = { skipped: { expired: 0, superseded: 0, refused: 0 }, errors: [], complete: true };
const done = (l1a: number) => [200, { imported: { l1a }, ...WHOLE }];
const refused = (code: string, message: RegExp = /./) => ({ error: code, message: expect.stringMatching(message) });

describe('an export and its import', () => {
  it('give back what a purge has dropped, byte for byte, in every dialect and as a stream', async () => {
    const gateway = await start();
    const requests: readonly (readonly [string, object])[] = [
      [CHAT, chat('One')],
      [CHAT, chat('Two ☃', { stream: true, stream_options: { include_usage: true } })],
      ['/api/chat', { prompt: 'Three' }],
      ['/v1/messages', { model: 'gpt-4o-mini', max_tokens: 9, messages: [{ role: 'user', content: 'Four' }] }],
    ];
    const tell = async ([path, body]: readonly [string, object]) => {
      const response = await gateway.post(path, body, { 'x-request-id': 'the-same' });
      const text = await response.text();
      // What every rendering has anew.
      const told = text.replaceAll(/"(?:id|created)":(?:"[^"]*"|\d+)/g, '');
      return [response.headers.get('x-isartor-layer'), response.headers.get('x-isartor-provider'), told];
    };
    for (const each of requests) await tell(each);
    const before = [];
    for (const each of requests) before.push(await tell(each));
    expect(before.map(([layer]) => layer)).toEqual(Array(4).fill('l1a'));
    const file = await exported(gateway);
    expect(file.split('\n')).toHaveLength(7);
    await gateway.post(PURGE, { all: true });
    expect(await imported(gateway, file)).toEqual(done(4));
    const after = [];
    for (const each of requests) after.push(await tell(each));
    expect(after).toEqual(before);
    expect(gateway.upstream.requests).toHaveLength(4);
  });

  it('keep each answer with its tenant and its tags', async () => {
    const gateway = await start({ env: WITH_KEYS });
    await ask(gateway, 'Hi', { ...by('a'), 'x-isartor-cache-tags': 'docs' });
    await ask(gateway, 'Hi', by('b'));
    const file = await exported(gateway, by('operator'));
    await gateway.post(PURGE, { all: true }, by('operator'));
    expect(await imported(gateway, file, by('operator'))).toEqual(done(2));
    expect(await ask(gateway, 'Hi', by('b'))).toEqual(['l1a', 'answer 2']);
    expect(await ask(gateway, 'Hi', by('operator'))).toEqual(['l3', 'answer 3']);
    const purged = await gateway.post(PURGE, { tag: 'docs' }, by('operator'));
    expect(await purged.json()).toEqual({ purged: { l1a: 1, l1b: 0 } });
    expect(await ask(gateway, 'Hi', by('a'))).toEqual(['l3', 'answer 4']);
    expect(await ask(gateway, 'Hi', by('b'))).toEqual(['l1a', 'answer 2']);
  });

  it('move answers from memory to disk and on to Redis', async () => {
    const upstream = await startUpstream();
    const askAll = async (gateway: TestGateway): Promise<readonly unknown[]> => {
      const told = [];
      for (let number = 1; number <= 20; number += 1) told.push(await ask(gateway, `Prompt ${number}`));
      return told;
    };
    const entriesOf = (file: string): readonly string[] => file.split('\n').slice(1, -2).sort();

    const first = await start({ upstream });
    const told = await askAll(first);
    let file = await exported(first);
    for (const env of await otherBackends()) {
      const gateway = await start({ upstream, env });
      expect(await imported(gateway, file)).toEqual(done(20));
      expect(await askAll(gateway)).toEqual(told.map((_, index) => ['l1a', `answer ${index + 1}`]));
      const next = await exported(gateway);
      expect(entriesOf(next)).toEqual(entriesOf(file));
      file = next;
    }
    expect(upstream.requests).toHaveLength(20);
  });

  it('do not put older answers in the place of newer ones', async () => {
    const gateway = await start();
    await ask(gateway, 'One');
    const file = await exported(gateway);
    await gateway.post(PURGE, { all: true });
    await ask(gateway, 'One');
    const skipped = { ...WHOLE.skipped, superseded: 1 };
    expect(await imported(gateway, file)).toEqual([200, { imported: { l1a: 0 }, ...WHOLE, skipped }]);
    expect(await ask(gateway, 'One')).toEqual(['l1a', 'answer 2']);
  });

  it('of nothing is a file of nothing', async () => {
    const gateway = await start();
    const file = await exported(gateway);
    expect(file).toMatch(/^\{"format":"isartor-cache","version":1,[^\n]+\n\{"entries":0,"sha256":"\w{64}"\}\n$/);
    expect(await imported(gateway, file)).toEqual(done(0));
    const head = await httpRequest(gateway.url + EXPORT, { method: 'HEAD' });
    expect([head.status, head.headers['content-type'], head.text]).toEqual([200, 'application/x-ndjson', '']);
  });
});

describe('a file that is not whole', () => {
  it('gives what came whole and right, and is told as what it is', async () => {
    const gateway = await start();
    for (const text of ['One', 'Two', 'Three']) await ask(gateway, text);
    const lines = (await exported(gateway)).split('\n');
    await gateway.post(PURGE, { all: true });
    const cut = `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 100)}`;
    expect(await imported(gateway, cut)).toEqual([
      400,
      {
        error: 'invalid_request',
        message: 'The file is cut or was changed: 2 of its answers were imported, each of them whole',
        imported: { l1a: 2 },
        skipped: { ...WHOLE.skipped, refused: 1 },
        errors: [{ line: 4, message: 'The line is damaged: it does not have its checksum' }],
        complete: false,
      },
    ]);
    expect((await healthOf(gateway)).exact_cache.entries).toBe(2);
  });

  it('is refused where it is none at all', async () => {
    const gateway = await start();
    for (const file of ['', '{}', '{"format":"isartor-cache","version":9}\n', 'PK\u0003\u0004']) {
      expect(await imported(gateway, file)).toEqual([400, refused('invalid_request', /header|version 9/)]);
    }
    const compressed = await imported(gateway, '', { 'content-encoding': 'gzip' });
    expect(compressed).toEqual([415, refused('unsupported_media_type')]);
  });
});

describe('who may export and import', () => {
  it('is the operator', async () => {
    const gateway = await start({ env: WITH_KEYS });
    await ask(gateway, 'Hi', by('a'));
    const file = await exported(gateway, by('operator'));
    for (const [headers, status, code] of [
      [{}, 401, 'unauthorized'],
      [by('nobody'), 401, 'unauthorized'],
      [by('a'), 403, 'forbidden'],
    ] as const) {
      const response = await gateway.get(EXPORT, headers);
      expect([response.status, await response.json()]).toEqual([status, refused(code)]);
      expect(await imported(gateway, file, headers)).toEqual([status, refused(code)]);
    }
    expect(await imported(gateway, file, by('operator'))).toEqual(done(1));
  });

  it('is everybody where there is no key, but no web page of somebody else', async () => {
    const gateway = await start();
    for (const headers of [{ origin: 'https://pages.example' }, { host: 'gateway.example' }]) {
      for (const [method, path] of [
        ['GET', EXPORT],
        ['POST', IMPORT],
      ] as const) {
        const { status, text } = await httpRequest(gateway.url + path, { method, headers });
        expect([status, JSON.parse(text)]).toEqual([403, refused('forbidden')]);
      }
    }
    const wrong = await gateway.post(EXPORT, {});
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await gateway.get(IMPORT)).headers.get('allow')).toBe('POST');
  });
});

describe('a transfer that does not go smoothly', () => {
  const LARGE = 'x'.repeat(400_000);
  const COUNT = 30;

  /** A gateway with more answers than connections buffer. */
  async function filled(options: TestGatewayOptions = {}): Promise<TestGateway> {
    const gateway = await start(options);
    gateway.upstream.respondAlways((asked) => textAnswer(LARGE)(asked));
    for (let number = 0; number < COUNT; number += 1) await ask(gateway, `Prompt ${number}`);
    return gateway;
  }

  it('is an export whose client takes its time, and gets all of it', async () => {
    const gateway = await filled();
    const response = await gateway.get(EXPORT);
    expect(await ask(gateway, 'Prompt 1')).toEqual(['l1a', LARGE]);
    const file = await response.text();
    await gateway.post(PURGE, { all: true });
    expect(await imported(gateway, file)).toEqual(done(COUNT));
  });

  it('is an export whose client leaves', async () => {
    const { log, lines } = createRecordedLog();
    const gateway = await filled({ log });
    const leaving = request(gateway.url + EXPORT, (response) => {
      response.once('data', () => leaving.destroy());
    });
    leaving.on('error', () => {});
    leaving.end();
    const fields = expect.objectContaining({ 'http.route': EXPORT, 'http.status_code': 499 });
    await expect.poll(() => lines).toContainEqual({ level: 'debug', fields, message: 'Request completed' });
    expect(lines.map(({ message }) => message)).not.toContain('Cache exported');
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('is an export that the gateway has to break off, and nobody takes for whole', async () => {
    const gateway = await startTestGateway({ env: { ISARTOR__SERVER__DRAIN_TIMEOUT_SECS: '0' } });
    gateway.upstream.respondAlways((asked) => textAnswer(LARGE)(asked));
    for (let number = 0; number < COUNT; number += 1) await ask(gateway, `Prompt ${number}`);
    const response = await gateway.get(EXPORT);
    const stopped = gateway.stop();
    await expect(response.text()).rejects.toThrow();
    await stopped;
  });

  it('is an import that stops coming: what came before stays', async () => {
    const { log, lines } = createRecordedLog();
    const gateway = await start({ log, env: { ISARTOR__SERVER__BODY_TIMEOUT_MS: '100' } });
    for (const text of ['One', 'Two']) await ask(gateway, text);
    const file = await exported(gateway);
    await gateway.post(PURGE, { all: true });
    const slow = openConnection(gateway.url);
    const head = `POST ${IMPORT} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${file.length}\r\n\r\n`;
    slow.send(head + file.slice(0, file.lastIndexOf('{"entries"')));
    expect(await slow.closed).toMatch(
      /^HTTP\/1.1 408 [\s\S]*"error":"request_timeout".*; 2 of the file's answers were/,
    );
    expect(await ask(gateway, 'One')).toEqual(['l1a', 'answer 1']);
    const told = lines.find(({ message }) => message === 'Cache imported');
    expect(told?.fields).toMatchObject({ tenant: 'local', l1a: 2, refused: 0, complete: false });
  });

  it('is an import that takes longer than a request may', async () => {
    const limits = { ISARTOR__SERVER__BODY_TIMEOUT_MS: '300', ISARTOR__SERVER__HEADER_TIMEOUT_MS: '100' };
    const gateway = await start({ env: limits });
    await ask(gateway, 'One');
    const file = await exported(gateway);
    await gateway.post(PURGE, { all: true });
    const slow = openConnection(gateway.url);
    const began = performance.now();
    slow.send(`POST ${IMPORT} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${file.length}\r\n\r\n`);
    let sent = 0;
    const sendMore = (): number => {
      slow.send(file.slice(sent, sent + 1));
      sent += 1;
      return performance.now() - began;
    };
    // Longer than all that Node would give it.
    await expect.poll(sendMore, { interval: 50, timeout: 10_000 }).toBeGreaterThan(2_000);
    slow.send(file.slice(sent));
    expect(await slow.waitFor(/\}$/)).toMatch(/^HTTP\/1.1 200 [\s\S]*"imported":\{"l1a":1\}/);
    slow.destroy();
    const refusedBody = openConnection(gateway.url);
    refusedBody.send('GET /nothing HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99\r\n\r\n');
    expect(await refusedBody.closed).toMatch(/^HTTP\/1.1 404 /);
  });

  it.skipIf(!hasRedis)('is a store that is away', async () => {
    const redis = await startTestRedis();
    const gateway = await start({ env: inRedis(redis) });
    await ask(gateway, 'One');
    const file = await exported(gateway);
    await redis.stop();
    const response = await gateway.get(EXPORT);
    expect([response.status, await response.json()]).toEqual([503, refused('store_unavailable', /could not be read/)]);
    expect(await imported(gateway, file)).toEqual([503, refused('store_unavailable', /nothing was imported/)]);
  });
});
