import { createGate, delayHeaders } from '@isartor/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { underWay } from './harness/gateway-state.js';
import { answerText, numberedAnswers } from './harness/numbered-answers.js';
import { createRecordedLog } from './harness/recorded-log.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

/** One way to ask: headers and fields of the body. */
interface Asker {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What each family's users send to say one thing; families that cannot say it are left out. */
interface Family {
  readonly name: string;
  /** Nothing but that they are this family's. */
  readonly plain: Asker;
  /** Do not read, but store. */
  readonly refresh?: Asker;
  /** Neither read nor store. */
  readonly off?: Asker;
  /** Store for ten seconds. */
  readonly tenSeconds?: Asker;
  readonly namespace?: (name: string) => Asker;
  readonly unreadable: Asker;
  /** What the answers say, in headers of this family. */
  readonly hit: object;
  readonly miss: object;
  readonly refreshed?: object;
  readonly disabled?: object;
}

const headers = (fields: Readonly<Record<string, string>>): Asker => ({ headers: fields });
const cache = (fields: object): Asker => ({ body: { cache: fields } });
const KEY = expect.stringMatching(/^[0-9a-f]{64}$/);

const FAMILIES: readonly Family[] = [
  {
    name: 'LiteLLM',
    plain: cache({}),
    refresh: cache({ 'no-cache': true }),
    off: cache({ 'no-cache': true, 'no-store': true }),
    tenSeconds: cache({ ttl: 10 }),
    namespace: (namespace) => cache({ namespace }),
    unreadable: cache({ ttl: 'soon' }),
    hit: { 'x-litellm-cache-key': KEY },
    miss: {},
  },
  {
    name: 'Portkey',
    plain: headers({ 'x-portkey-config': '{"cache":{"mode":"simple"}}' }),
    refresh: headers({ 'x-portkey-cache-force-refresh': 'true' }),
    tenSeconds: headers({ 'x-portkey-config': '{"cache":{"mode":"simple","max_age":10}}' }),
    namespace: (namespace) => headers({ 'x-portkey-cache-namespace': namespace }),
    unreadable: headers({ 'x-portkey-config': 'pc-cache-a1b2c3' }),
    hit: { 'x-portkey-cache-status': 'HIT' },
    miss: { 'x-portkey-cache-status': 'MISS' },
    refreshed: { 'x-portkey-cache-status': 'REFRESH' },
    disabled: { 'x-portkey-cache-status': 'DISABLED' },
  },
  {
    name: 'Cloudflare',
    plain: headers({ 'cf-aig-skip-cache': 'false' }),
    off: headers({ 'cf-aig-skip-cache': 'true' }),
    tenSeconds: headers({ 'cf-aig-cache-ttl': '10' }),
    namespace: (namespace) => headers({ 'cf-aig-cache-key': namespace }),
    unreadable: headers({ 'cf-aig-cache-ttl': 'soon' }),
    hit: { 'cf-aig-cache-status': 'HIT' },
    miss: { 'cf-aig-cache-status': 'MISS' },
  },
  {
    name: 'Helicone',
    plain: headers({ 'Helicone-Cache-Enabled': 'true' }),
    off: headers({ 'Helicone-Cache-Enabled': 'false' }),
    tenSeconds: headers({ 'Helicone-Cache-Enabled': 'true', 'Cache-Control': 'max-age=10' }),
    namespace: (namespace) => headers({ 'Helicone-Cache-Enabled': 'true', 'Helicone-Cache-Seed': namespace }),
    unreadable: headers({ 'Helicone-Cache-Enabled': 'perhaps' }),
    hit: { 'helicone-cache': 'HIT' },
    miss: { 'helicone-cache': 'MISS' },
  },
  {
    name: 'OpenRouter',
    plain: headers({ 'X-OpenRouter-Cache': 'true' }),
    refresh: headers({ 'X-OpenRouter-Cache': 'true', 'X-OpenRouter-Cache-Clear': 'true' }),
    off: headers({ 'X-OpenRouter-Cache': 'false' }),
    tenSeconds: headers({ 'X-OpenRouter-Cache': 'true', 'X-OpenRouter-Cache-TTL': '10' }),
    unreadable: headers({ 'X-OpenRouter-Cache-TTL': 'soon' }),
    hit: {
      'x-openrouter-cache-status': 'HIT',
      'x-openrouter-cache-age': expect.stringMatching(/^\d+$/),
      'x-openrouter-cache-ttl': expect.stringMatching(/^\d+$/),
    },
    miss: { 'x-openrouter-cache-status': 'MISS' },
  },
  {
    name: 'Bifrost',
    plain: headers({ 'x-bf-cache-type': 'direct', 'x-bf-cache-threshold': '0.9' }),
    tenSeconds: headers({ 'x-bf-cache-ttl': '10s' }),
    namespace: (namespace) => headers({ 'x-bf-cache-key': namespace }),
    unreadable: headers({ 'x-bf-cache-threshold': 'ninety' }),
    hit: { 'x-bifrost-cache-hit': 'true', 'x-bifrost-cache-type': 'direct' },
    miss: { 'x-bifrost-cache-hit': 'false' },
  },
  {
    name: "vLLM's semantic router",
    plain: headers({ 'x-vsr-cache-control': 'max-age=600' }),
    refresh: headers({ 'x-vsr-cache-control': 'no-cache' }),
    off: headers({ 'x-vsr-cache-control': 'bypass' }),
    tenSeconds: headers({ 'x-vsr-cache-control': 'ttl=10' }),
    unreadable: headers({ 'x-vsr-cache-control': 'soon' }),
    hit: { 'x-vsr-cache-hit': 'true' },
    miss: { 'x-vsr-cache-hit': 'false' },
  },
];

const STATUS_HEADERS = /^(?:x-litellm-|x-portkey-|cf-aig-|helicone-|x-openrouter-|x-bifrost-|x-vsr-)/;

const saying = <Name extends keyof Family>(name: Name) =>
  FAMILIES.flatMap((family) => {
    const said = family[name];
    return said === undefined ? [] : [{ ...family, said: said as NonNullable<Family[Name]> }];
  });

const TTL_SECONDS = 60;
const recorded = createRecordedLog();

describe("other gateways' cache controls", () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    gateway = await startTestGateway({ env: { ISARTOR__CACHE_TTL_SECS: String(TTL_SECONDS) }, log: recorded.log });
    gateway.upstream.respondAlways(numberedAnswers());
  });
  afterEach(async () => {
    await gateway.stop();
    vi.useRealTimers();
  });

  const wait = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

  const ask = async (asker: Asker = {}, { stream = false, question = 'Hi' } = {}) => {
    const asked = chat(question, { ...asker.body, ...(stream && { stream }) });
    const response = await gateway.post(CHAT, asked, asker.headers);
    expect(response.status).toBe(200);
    const told = Object.fromEntries([...response.headers].filter(([name]) => STATUS_HEADERS.test(name)));
    return { layer: response.headers.get('x-isartor-layer'), told, answer: await answerText(response) };
  };

  describe.each([false, true])('on streams: %s', (stream) => {
    it.each(FAMILIES)('$name: a miss and a hit are told, to its users alone', async ({ plain, hit, miss }) => {
      expect(await ask(plain, { stream })).toEqual({ layer: 'l3', told: miss, answer: 'answer 1' });
      wait(5);
      expect(await ask(plain, { stream })).toEqual({ layer: 'l1a', told: hit, answer: 'answer 1' });
      expect(await ask({}, { stream })).toEqual({ layer: 'l1a', told: {}, answer: 'answer 1' });
      expect(await ask({}, { stream, question: 'Who?' })).toEqual({ layer: 'l3', told: {}, answer: 'answer 2' });
    });

    it.each(saying('refresh'))('$name: a forced refresh asks upstream and stores', async (family) => {
      await ask(family.plain, { stream });
      const told = family.refreshed ?? family.miss;
      expect(await ask(family.said, { stream })).toEqual({ layer: 'l3', told, answer: 'answer 2' });
      expect(await ask(family.plain, { stream })).toMatchObject({ layer: 'l1a', answer: 'answer 2' });
    });

    it.each(saying('off'))('$name: off neither reads nor stores', async (family) => {
      const told = family.disabled ?? family.miss;
      expect(await ask(family.said, { stream })).toEqual({ layer: 'l3', told, answer: 'answer 1' });
      expect(await ask({}, { stream })).toMatchObject({ layer: 'l3', answer: 'answer 2' });
      expect(await ask(family.said, { stream })).toEqual({ layer: 'l3', told, answer: 'answer 3' });
      expect(await ask({}, { stream })).toMatchObject({ layer: 'l1a', answer: 'answer 2' });
    });
  });

  it.each(saying('tenSeconds'))('$name: a TTL shortens the life of what is stored', async ({ said }) => {
    expect(await ask(said)).toMatchObject({ layer: 'l3', answer: 'answer 1' });
    wait(9);
    expect(await ask(said)).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
    expect(await ask()).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
    wait(1);
    expect(await ask()).toMatchObject({ layer: 'l3', answer: 'answer 2' });
  });

  it("Helicone's max-age does not refuse what is older", async () => {
    await ask();
    wait(TTL_SECONDS - 2);
    const tenSeconds = { 'cache-control': 'max-age=10' };
    expect(await ask(headers({ ...tenSeconds, 'Helicone-Cache-Enabled': 'true' }))).toMatchObject({ layer: 'l1a' });
    expect(await ask(headers(tenSeconds))).toMatchObject({ layer: 'l3' });
  });

  it.each(saying('namespace'))('$name: a namespace keeps answers apart', async ({ said: namespace }) => {
    for (const asker of [{}, namespace('one'), namespace('two')])
      expect(await ask(asker)).toMatchObject({ layer: 'l3' });
    expect(await ask()).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
    expect(await ask(namespace('one'))).toMatchObject({ layer: 'l1a', answer: 'answer 2' });
    expect(await ask(headers({ 'x-isartor-cache-namespace': 'two' }))).toMatchObject({ answer: 'answer 3' });
    expect(await ask(namespace(' '))).toMatchObject({ layer: 'l1a', answer: 'answer 1' });
  });

  it.each(FAMILIES)('$name: what cannot be read is ignored and logged, without its value', async (family) => {
    const before = recorded.lines.length;
    expect(await ask(family.unreadable)).toEqual({ layer: 'l3', told: family.miss, answer: 'answer 1' });
    expect(await ask(family.unreadable)).toEqual({ layer: 'l1a', told: family.hit, answer: 'answer 1' });
    const [name = 'cache.ttl', value = 'soon'] = Object.entries(family.unreadable.headers ?? {})[0] ?? [];
    const lines = recorded.lines.slice(before).filter(({ message }) => message.includes('cannot be read'));
    const line = { level: 'debug', fields: { request_id: expect.any(String), control: name.toLowerCase() } };
    expect(lines).toEqual([expect.objectContaining(line), expect.objectContaining(line)]);
    expect(JSON.stringify(lines)).not.toContain(value);
  });

  it('LiteLLM is told the key of the request, which is the same whenever it is asked and another for another', async () => {
    const keyOf = async (question: string): Promise<unknown> => {
      await ask({}, { question });
      return (await ask(cache({}), { question })).told['x-litellm-cache-key'];
    };
    const key = await keyOf('Hi');
    expect([key, await keyOf('Hi')]).toEqual([KEY, key]);
    expect(await keyOf('Who?')).not.toBe(key);
  });

  it('Portkey is told DISABLED where no cache takes part', async () => {
    const disabled = { 'x-portkey-cache-status': 'DISABLED' };
    const portkey = { 'x-portkey-cache-namespace': 'one' };
    expect(await ask(headers({ ...portkey, 'x-isartor-skip': 'l1a' }))).toMatchObject({ told: disabled });
    expect(await ask({ ...headers(portkey), body: { store: true } })).toMatchObject({ told: disabled });
    gateway.configure({ ISARTOR__CACHE_MODE: 'off' });
    expect(await ask(headers(portkey))).toMatchObject({ told: disabled });
  });

  it.each([
    ['/v1/messages', { model: 'gpt-4o-mini', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] }],
    ['/v1beta/models/gpt-4o-mini:generateContent', { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] }],
    ['/api/chat', { prompt: 'Hi' }],
  ])('are understood at %s', async (path, body) => {
    const told = [];
    for (const asker of [{ 'cf-aig-cache-key': 'one' }, { 'cf-aig-cache-key': 'one' }, { 'cf-aig-cache-key': 'two' }]) {
      const response = await gateway.post(path, body, asker);
      expect(response.status, await response.text()).toBe(200);
      told.push(response.headers.get('cf-aig-cache-status'));
    }
    expect(told).toEqual(['MISS', 'HIT', 'MISS']);
  });

  it('errors tell what became of the request, too', async () => {
    const asker = { 'cache-control': 'only-if-cached', 'cf-aig-cache-key': 'one', 'x-portkey-cache-namespace': 'one' };
    const response = await gateway.post(CHAT, chat('Hi'), asker);
    expect(response.status).toBe(504);
    expect(response.headers.get('cf-aig-cache-status')).toBe('MISS');
    expect(response.headers.get('x-portkey-cache-status')).toBe('MISS');
  });

  it('callers that are answered by one call are all told of a miss', async () => {
    const gate = createGate();
    gateway.upstream.respondAlways(delayHeaders(numberedAnswers(), gate));
    const asker = headers({ 'cf-aig-cache-key': 'one' });
    const both = [ask(asker), ask(asker)];
    await underWay(gateway, both.length);
    gate.open();
    for (const { told, answer } of await Promise.all(both)) {
      expect([told, answer]).toEqual([{ 'cf-aig-cache-status': 'MISS' }, 'answer 1']);
    }
  });

  it('nothing of it goes upstream', async () => {
    const all = FAMILIES.flatMap(({ plain, refresh, off, tenSeconds, namespace, unreadable }) =>
      [plain, refresh, off, tenSeconds, namespace?.('one'), unreadable].filter((asker) => asker !== undefined),
    );
    const own = headers({
      'x-isartor-cache-ttl': '5',
      'x-isartor-cache-tags': 'docs',
      'x-isartor-cache-threshold': '0.9',
      'x-isartor-cache-namespace': 'one',
      'Helicone-Cache-Bucket-Max-Size': '3',
    });
    for (const asker of [...all, own]) await ask(asker, { question: JSON.stringify(asker).length.toString() });
    const allowed = ['accept', 'authorization', 'connection', 'content-length', 'content-type', 'host', 'user-agent'];
    expect(gateway.upstream.requests.length).toBeGreaterThan(20);
    for (const request of gateway.upstream.requests) {
      expect(Object.keys(request.headers).filter((name) => !allowed.includes(name))).toEqual([]);
      expect(Object.keys(JSON.parse(request.body)).sort()).toEqual(['messages', 'model']);
    }
  });

  it('no combination of them outlives what the operator set, nor shows an answer of another namespace', async () => {
    const part = fc.constantFrom(
      ...FAMILIES.flatMap(({ plain, refresh, off, tenSeconds, unreadable }) =>
        [plain, refresh, off, tenSeconds, unreadable].filter((asker) => asker !== undefined),
      ),
      headers({ 'x-isartor-cache-ttl': '86400' }),
      headers({ 'cf-aig-cache-ttl': '86400' }),
      headers({ 'x-openrouter-cache-ttl': '86400', 'x-openrouter-cache': 'true' }),
      headers({ 'x-bf-cache-ttl': '720h', 'x-bf-cache-threshold': '0' }),
      headers({ 'x-vsr-cache-control': 'max-age=86400, ttl=86400' }),
      headers({ 'cache-control': 'max-age=86400', 'helicone-cache-bucket-max-size': '20' }),
      cache({ ttl: 86_400, 's-maxage': 86_400, 'use-cache': true }),
    );
    let questions = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        questions += 1;
        const question = `Question ${questions}`;
        const asker: Asker = {
          headers: Object.assign({}, ...parts.map((each) => each.headers)),
          body: Object.assign({}, ...parts.map((each) => each.body)),
        };
        const elsewhere = headers({ 'x-isartor-cache-namespace': 'elsewhere' });
        const { answer: strange } = await ask(elsewhere, { question });
        const { answer } = await ask(asker, { question });
        expect(answer).not.toBe(strange);
        wait(TTL_SECONDS);
        expect((await ask(asker, { question })).answer).not.toBe(answer);
      }),
      { numRuns: 40 },
    );
  });
});
