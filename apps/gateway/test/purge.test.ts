import {
  attributeValue,
  createGate,
  delayChunks,
  delayHeaders,
  type Gate,
  startOtlpReceiver,
  textAnswer,
} from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { healthOf, underWay } from './harness/gateway-state.js';
import { httpRequest } from './harness/http-request.js';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { openConnection } from './harness/raw-connection.js';
import { createRecordedLog } from './harness/recorded-log.js';
import { CHAT, chat, startTestGateway, type TestGateway, type TestGatewayOptions } from './harness/test-gateway.js';

const PURGE = '/admin/cache/purge';
const KEYS = [
  { tenant: 'a', key: 'key-of-a' },
  { tenant: 'b', key: 'key-of-b' },
  { tenant: 'operator', key: 'key-of-operator', admin: true },
];
const WITH_KEYS = { ISARTOR__GATEWAY_KEYS: JSON.stringify(KEYS) };

type RequestHeaders = Readonly<Record<string, string>>;
const by = (tenant: string): RequestHeaders => ({ 'x-isartor-key': `key-of-${tenant}` });
const tagged = (tags: string): RequestHeaders => ({ 'x-isartor-cache-tags': tags });

let gateway: TestGateway;
afterEach(() => gateway.stop());

async function start(options: TestGatewayOptions = {}): Promise<void> {
  gateway = await startTestGateway(options);
  gateway.upstream.respondAlways(numberedAnswers());
}

/** What is answered, and by which layer. */
async function ask(text: string, headers: RequestHeaders = {}): Promise<readonly [string | null, string]> {
  const response = await gateway.post(CHAT, chat(text), headers);
  return [response.headers.get('x-isartor-layer'), await answerText(response)];
}

async function purge(body: unknown, headers: RequestHeaders = {}): Promise<readonly [number, unknown]> {
  const response = await gateway.post(PURGE, body, headers);
  return [response.status, await response.json()];
}

const done = (l1a: number) => [200, { purged: { l1a, l1b: 0 } }];
const refused = (code: string, message: RegExp = /./) => ({ error: code, message: expect.stringMatching(message) });

describe('a purge', () => {
  it('of everything leaves nothing', async () => {
    await start();
    await ask('One');
    await ask('Two');
    expect(await ask('One')).toEqual(['l1a', 'answer 1']);
    expect(await purge({ all: true })).toEqual(done(2));
    expect((await healthOf(gateway)).exact_cache.entries).toBe(0);
    expect([await ask('One'), await ask('Two')]).toEqual([
      ['l3', 'answer 3'],
      ['l3', 'answer 4'],
    ]);
    expect(await ask('One')).toEqual(['l1a', 'answer 3']);
  });

  it('of a tenant leaves the others’ answers', async () => {
    await start({ env: WITH_KEYS });
    for (const tenant of ['a', 'b', 'operator']) await ask('Hi', by(tenant));
    expect(await purge({ tenant: 'a' }, by('operator'))).toEqual(done(1));
    expect(await purge({ tenant: 'nobody' }, by('operator'))).toEqual(done(0));
    expect(await ask('Hi', by('a'))).toEqual(['l3', 'answer 4']);
    expect(await ask('Hi', by('b'))).toEqual(['l1a', 'answer 2']);
    expect(await ask('Hi', by('operator'))).toEqual(['l1a', 'answer 3']);
  });

  it('of a tag reaches what any tenant filed under it', async () => {
    await start({ env: WITH_KEYS });
    await ask('One', { ...by('a'), ...tagged('docs, faq') });
    await ask('Two', { ...by('b'), ...tagged('docs') });
    await ask('Three', { ...by('a'), ...tagged('faq') });
    expect(await purge({ tag: 'docs' }, by('operator'))).toEqual(done(2));
    expect(await ask('One', by('a'))).toEqual(['l3', 'answer 4']);
    expect(await ask('Two', by('b'))).toEqual(['l3', 'answer 5']);
    expect(await ask('Three', by('a'))).toEqual(['l1a', 'answer 3']);
  });

  it('of a key, as spans tell it, reaches that entry alone', async () => {
    const receiver = await startOtlpReceiver();
    await start({
      env: { ISARTOR__ENABLE_MONITORING: 'true', ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint },
    });
    try {
      await ask('One');
      await ask('Two');
      const keys = () =>
        receiver
          .spans()
          .filter(({ name }) => name === 'l1a_exact_cache_put')
          .map(({ attributes }) => attributeValue(attributes, 'cache.key'));
      await expect.poll(keys, { timeout: 15_000, interval: 50 }).toHaveLength(2);
      expect(await purge({ key: keys()[0] })).toEqual(done(1));
      expect(await purge({ key: keys()[0] })).toEqual(done(0));
      expect(await ask('One')).toEqual(['l3', 'answer 3']);
      expect(await ask('Two')).toEqual(['l1a', 'answer 2']);
      const routes = () =>
        receiver
          .spans()
          .filter(({ name }) => name === 'gateway_request')
          .map(({ attributes }) => attributeValue(attributes, 'http.route'));
      await expect.poll(routes, { timeout: 15_000, interval: 50 }).toContain(PURGE);
    } finally {
      await receiver.close();
    }
  });

  it('finds nothing where the cache is off', async () => {
    await start({ env: { ISARTOR__CACHE_MODE: 'off' } });
    await ask('Hi');
    expect(await purge({ all: true })).toEqual(done(0));
  });

  it('reaches what a cache that is switched off would serve again', async () => {
    await start();
    await ask('Hi');
    gateway.configure({ ISARTOR__CACHE_MODE: 'off' });
    expect(await purge({ all: true })).toEqual(done(1));
    gateway.configure({});
    expect(await ask('Hi')).toEqual(['l3', 'answer 2']);
  });

  it('reaches the cache of a request that began before a reload replaced it', async () => {
    await start();
    await ask('Hi');
    const body = JSON.stringify(chat('Hi'));
    const slow = openConnection(gateway.url);
    const head = [`POST ${CHAT} HTTP/1.1`, 'host: localhost', 'connection: close', 'content-type: application/json'];
    slow.send([...head, `content-length: ${body.length}`, '', body.slice(0, 5)].join('\r\n'));
    await underWay(gateway, 1);
    gateway.configure({ ISARTOR__CACHE_MAX_CAPACITY: '7' });
    expect(await purge({ all: true })).toEqual(done(1));
    slow.send(body.slice(5));
    expect(await slow.closed).toMatch(/x-isartor-layer: l3\r\n[\s\S]*answer 2/);
  });

  it('is no prompt, and is told in the log', async () => {
    const recorded = createRecordedLog();
    await start({ env: WITH_KEYS, log: recorded.log });
    await ask('Hi', by('a'));
    await purge({ tenant: 'a' }, by('operator'));
    await purge({ tenant: 'a' }, by('a'));
    const fields = { l1b: 0, request_id: expect.any(String), tenant: 'operator', by: 'tenant', l1a: 1 };
    const told = recorded.lines.filter(({ message }) => message === 'Cache purged');
    expect(told).toEqual([{ level: 'info', fields, message: 'Cache purged' }]);
    const line = {
      level: 'debug',
      fields: expect.objectContaining({ 'http.route': PURGE }),
      message: 'Request completed',
    };
    await expect.poll(() => recorded.lines).toContainEqual(line);
    expect(await healthOf(gateway)).toMatchObject({ prompt_total_requests: 1, exact_cache: { entries: 0 } });
  });
});

describe('a call under way when the purge comes', () => {
  const hold = (): Gate => {
    const gate = createGate();
    gateway.upstream.respondAlways(delayHeaders(textAnswer('begun before'), gate));
    return gate;
  };

  it.each([{ all: true }, { tenant: 'local' }, { tag: 'docs' }])(
    'answers those who wait for it, is not stored, and %j lets no newcomer join it',
    async (what) => {
      await start();
      const gate = hold();
      const early = [ask('Hi', tagged('docs')), ask('Hi', tagged('docs'))];
      await underWay(gateway, 2);
      expect(await purge(what)).toEqual(done(0));
      gateway.upstream.respondAlways(textAnswer('begun after'));
      expect(await ask('Hi')).toEqual(['l3', 'begun after']);
      gate.open();
      expect((await Promise.all(early)).map(([, text]) => text)).toEqual(['begun before', 'begun before']);
      expect(await ask('Hi')).toEqual(['l1a', 'begun after']);
    },
  );

  it('is not stored even when nobody asks in between', async () => {
    await start();
    const gate = createGate();
    gateway.upstream.respondAlways(delayChunks(textAnswer('begun before'), gate));
    const early = gateway.post(CHAT, chat('Hi', { stream: true }));
    await gateway.upstream.nextRequest();
    gate.release(2);
    const response = await early;
    expect(await purge({ all: true })).toEqual(done(0));
    gate.open();
    expect(await answerText(response)).toBe('begun before');
    gateway.upstream.respondAlways(textAnswer('begun after'));
    expect(await ask('Hi')).toEqual(['l3', 'begun after']);
  });

  it('is stored where the purge does not reach it', async () => {
    await start({ env: WITH_KEYS });
    const gate = hold();
    const early = ask('Hi', by('a'));
    await underWay(gateway, 1);
    expect(await purge({ tenant: 'b' }, by('operator'))).toEqual(done(0));
    gate.open();
    expect(await early).toEqual(['l3', 'begun before']);
    expect(await ask('Hi', by('a'))).toEqual(['l1a', 'begun before']);
  });
});

describe('who may purge', () => {
  it('is an administrator, nobody else', async () => {
    await start({ env: { ...WITH_KEYS, ISARTOR__GATEWAY_API_KEY: 'the-one-key' } });
    await ask('Hi', by('a'));
    expect(await purge({ all: true })).toEqual([401, refused('unauthorized')]);
    expect(await purge({ all: true }, by('nobody'))).toEqual([401, refused('unauthorized')]);
    expect(await purge({ all: true }, by('a'))).toEqual([403, refused('forbidden', /administrator/)]);
    expect(await purge({ tenant: 'a' }, by('a'))).toEqual([403, refused('forbidden')]);
    expect(await purge('no JSON', by('a'))).toEqual([403, refused('forbidden')]);
    expect(await ask('Hi', by('a'))).toEqual(['l1a', 'answer 1']);
    expect(await purge({ all: true }, { authorization: 'Bearer the-one-key' })).toEqual(done(1));
    expect(await purge({ all: true }, by('operator'))).toEqual(done(0));
  });

  it('is everybody where there is no key, but no web page of somebody else', async () => {
    await start();
    await ask('Hi');
    const strangers = [{ origin: 'https://pages.example' }, { origin: 'null' }, { host: 'gateway.example' }];
    for (const headers of strangers) {
      const attempt = { method: 'POST', headers, body: '{"all":true}' };
      const { status, text } = await httpRequest(gateway.url + PURGE, attempt);
      expect([status, JSON.parse(text)]).toEqual([403, refused('forbidden')]);
    }
    expect(await ask('Hi')).toEqual(['l1a', 'answer 1']);
    expect(await purge({ all: true })).toEqual(done(1));
  });
});

describe('a purge that cannot be read', () => {
  it.each([
    ['nothing', '{}', 400, refused('invalid_request', /one of key, tag, tenant and all/)],
    ['two things', '{"key":"k","tag":"t"}', 400, refused('invalid_request', /key, tag$/)],
    ['a tag that is no text', '{"tag":7}', 400, refused('invalid_request', /^tag: /)],
    ['a field of its own', '{"all":true,"older_than":5}', 400, refused('invalid_request', /^older_than: /)],
    ['half a document', '{"all":true', 400, refused('invalid_request', /JSON/)],
    ['too much', `{"tag":"${'t'.repeat(65_536)}"}`, 413, refused('payload_too_large', /65536 bytes/)],
  ])('is refused and drops nothing: %s', async (_what, body, ...told) => {
    await start();
    await ask('Hi');
    const response = await gateway.post(PURGE, body);
    expect([response.status, await response.json()]).toEqual(told);
    expect(response.headers.get('x-isartor-layer')).toBe('l0');
    expect(await ask('Hi')).toEqual(['l1a', 'answer 1']);
  });

  it('is refused when it does not come in time, or compressed', async () => {
    await start({ env: { ISARTOR__SERVER__BODY_TIMEOUT_MS: '100' } });
    const slow = openConnection(gateway.url);
    slow.send(`POST ${PURGE} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 12\r\n\r\n{"all`);
    expect(await slow.closed).toMatch(/^HTTP\/1.1 408 [\s\S]*"error":"request_timeout"/);
    expect(await purge({ all: true }, { 'content-encoding': 'gzip' })).toEqual([
      415,
      refused('unsupported_media_type'),
    ]);
  });

  it('is a 405 with another method', async () => {
    await start();
    const response = await gateway.get(PURGE);
    expect([response.status, response.headers.get('allow'), await response.json()]).toEqual([
      405,
      'POST',
      refused('method_not_allowed'),
    ]);
  });
});
