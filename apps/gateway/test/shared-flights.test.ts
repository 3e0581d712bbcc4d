import {
  type Behaviour,
  completionAnswer,
  createGate,
  delayHeaders,
  errorAnswer,
  hasRedis,
  type OpenaiUpstream,
  startOpenaiUpstream,
  startRedis,
  type TestRedis,
  textAnswer,
} from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GatewayProcess, startGatewayProcess } from './harness/gateway-process.js';
import { CHAT, chat } from './harness/test-gateway.js';

const GATEWAYS = 3;
const LEASE_MS = 1000;
const REDIS_TIMEOUT_MS = 1000;
/** What a busy machine may add to a time. */
const MARGIN_MS = 3000;
const TENANTS = ['one', 'two'] as const;

/** One answer as a client got it. */
interface Told {
  readonly status: number;
  readonly text: string;
  readonly layer: string | null;
  readonly cacheStatus: string | null;
  readonly coalesced: boolean;
}

interface Asking {
  readonly tenant?: (typeof TENANTS)[number];
  readonly body?: object;
}

describe.skipIf(!hasRedis)('gateways that share flights', () => {
  let redis: TestRedis;
  let upstream: OpenaiUpstream;
  let env: Readonly<Record<string, string>>;
  const gateways: GatewayProcess[] = [];
  /** What the upstream does, call by call, for each prompt. */
  const scripts = new Map<string, Behaviour[]>();

  beforeAll(async () => {
    redis = await startRedis();
    upstream = await startOpenaiUpstream();
    upstream.respondAlways((request) => {
      const next = scripts.get(promptOf(request))?.shift();
      return (next ?? textAnswer('unscripted'))(request);
    });
    env = {
      ISARTOR__CACHE_BACKEND: 'redis',
      ISARTOR__CACHE_EXACT__COALESCE_LEASE_MS: String(LEASE_MS),
      ISARTOR__REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      ISARTOR__REDIS_TIMEOUT_MS: String(REDIS_TIMEOUT_MS),
      ISARTOR__GATEWAY_KEYS: JSON.stringify(TENANTS.map((tenant) => ({ tenant, key: keyOf(tenant) }))),
      ISARTOR__EXTERNAL_LLM_URL: upstream.url,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'sk-upstream',
    };
    gateways.push(...(await Promise.all(Array.from({ length: GATEWAYS }, () => startGatewayProcess({ env })))));
    for (const index of gateways.keys()) await joined(index);
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.dispose();
    await upstream.close();
    await redis.stop();
  });

  const keyOf = (tenant: string): string => `key-of-${tenant}-0123456789`;
  const promptOf = ({ json }: { readonly json: { readonly messages?: unknown } }): string =>
    (json.messages as { readonly content: string }[])[0]?.content ?? '';
  const callsFor = (prompt: string): number =>
    upstream.requests.filter((request) => promptOf(request) === prompt).length;
  const gatewayAt = (index: number): GatewayProcess => gateways[index % GATEWAYS] as GatewayProcess;

  async function ask(gateway: number, prompt: string, { tenant = 'one', body = {} }: Asking = {}): Promise<Told> {
    const response = await fetch(gatewayAt(gateway).url + CHAT, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-isartor-key': keyOf(tenant) },
      body: JSON.stringify(chat(prompt, body)),
    });
    const { status, headers } = response;
    const raw = await response.text();
    return {
      status,
      text: [...raw.matchAll(/"content":"([^"]*)"/g)].map(([, piece]) => piece).join(''),
      layer: headers.get('x-isartor-layer'),
      cacheStatus: headers.get('cache-status'),
      coalesced: headers.get('x-isartor-coalesced') === 'true',
    };
  }

  /** Resolves when a gateway answers from the Redis that it shares with the others. */
  async function joined(gateway: number): Promise<void> {
    await vi.waitFor(async () => expect(await ask(gateway, 'Joined')).toMatchObject({ layer: 'l1a' }), 5000);
  }

  /** The first request, at the first gateway, once its call has reached the upstream. */
  async function lead(prompt: string, ...script: readonly Behaviour[]): Promise<{ readonly leader: Promise<Told> }> {
    scripts.set(prompt, [...script]);
    const leader = ask(0, prompt);
    leader.catch(() => {});
    await expect.poll(() => callsFor(prompt), { timeout: 5000 }).toBe(1);
    return { leader };
  }

  /** Resolves when so many prompts are under way at a gateway, and whatever they first ask of Redis is asked. */
  async function underWay(gateway: number, count: number): Promise<void> {
    const inFlight = async (): Promise<number> => {
      const response = await fetch(`${gatewayAt(gateway).url}/health`);
      return ((await response.json()) as { readonly in_flight_requests: number }).in_flight_requests;
    };
    await expect.poll(inFlight, { interval: 5, timeout: 5000 }).toBe(count);
    for (let time = 0; time < 3; time += 1) await inFlight();
    await looksAtTurns(2);
  }

  /** Resolves when those who wait have asked Redis so often whether the turn is over. */
  async function looksAtTurns(count: number): Promise<void> {
    const looks = (): number => Number(/^cmdstat_get:calls=(\d+)/m.exec(redis.cli('INFO', 'commandstats'))?.[1] ?? 0);
    const before = looks();
    await expect.poll(looks, { timeout: 5000 }).toBeGreaterThanOrEqual(before + count);
  }

  const OK = { status: 200, text: 'whole' } as const;
  const WHOLE = textAnswer('whole');

  it('answer thirty who ask the same at once by one call', async () => {
    const gate = createGate();
    const { leader } = await lead('Thirty', delayHeaders(WHOLE, gate));
    const others = Array.from({ length: 29 }, (_, index) => ask(index + 1, 'Thirty'));
    await underWay(0, 10);
    await underWay(1, 10);
    await underWay(2, 10);
    gate.open();
    expect(await leader).toEqual({ ...OK, layer: 'l3', cacheStatus: 'isartor-l1a; fwd=miss', coalesced: false });
    for (const told of await Promise.all(others)) {
      expect(told).toEqual({
        ...OK,
        layer: 'l1a',
        cacheStatus: 'isartor-l1a; fwd=miss; collapsed',
        coalesced: true,
      });
    }
    expect(callsFor('Thirty')).toBe(1);
    expect(await ask(2, 'Thirty')).toMatchObject({ ...OK, layer: 'l1a', coalesced: false });
  });

  it('answer by one call when nobody was first', async () => {
    scripts.set('Together', [WHOLE]);
    const told = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(index, 'Together')));
    expect(told).toEqual(Array(30).fill(expect.objectContaining(OK)));
    expect(callsFor('Together')).toBe(1);
    expect(told.filter(({ layer }) => layer === 'l3')).toHaveLength(1);
  });

  it('go on by one new call, within the lease, when the one that makes the answer is killed', async () => {
    const { leader } = await lead('Killed', delayHeaders(WHOLE, createGate()), WHOLE);
    const waiters = Array.from({ length: 6 }, (_, index) => ask(1 + (index % 2), 'Killed'));
    await underWay(1, 3);
    await underWay(2, 3);
    const killedAt = performance.now();
    gatewayAt(0).signal('SIGKILL');
    await expect(leader).rejects.toThrow();
    const told = await Promise.all(waiters);
    expect(performance.now() - killedAt).toBeLessThan(LEASE_MS + MARGIN_MS);
    expect(told).toEqual(Array(6).fill(expect.objectContaining(OK)));
    expect(callsFor('Killed')).toBe(2);
    await gatewayAt(0).dispose();
    gateways[0] = await startGatewayProcess({ env });
    await joined(0);
  });

  it('try by themselves what failed for another', async () => {
    const gate = createGate();
    const { leader } = await lead('Failing', delayHeaders(errorAnswer(400, 'No'), gate), WHOLE);
    const waiters = [ask(1, 'Failing'), ask(2, 'Failing')];
    await underWay(1, 1);
    await underWay(2, 1);
    gate.open();
    expect(await leader).toMatchObject({ status: 400 });
    expect(await Promise.all(waiters)).toEqual(Array(2).fill(expect.objectContaining(OK)));
    expect(callsFor('Failing')).toBe(2);
  });

  it('each make the answer that nobody may store', async () => {
    const gate = createGate();
    const cut = completionAnswer({ choices: [{ text: 'cut', finishReason: 'length' }] });
    const { leader } = await lead('Long', delayHeaders(cut, gate), cut, cut);
    const waiters = [ask(1, 'Long'), ask(2, 'Long')];
    await underWay(1, 1);
    await underWay(2, 1);
    gate.open();
    for (const told of await Promise.all([leader, ...waiters])) {
      expect(told).toMatchObject({ status: 200, text: 'cut', layer: 'l3', coalesced: false });
    }
    expect(callsFor('Long')).toBe(3);
  });

  it('have no stream wait', async () => {
    const gate = createGate();
    const streamed = textAnswer('streamed');
    const { leader } = await lead('Streamed', delayHeaders(WHOLE, gate), streamed);
    const waiter = ask(1, 'Streamed');
    await underWay(1, 1);
    const stream = await ask(1, 'Streamed', { body: { stream: true } });
    expect(stream).toMatchObject({ status: 200, text: 'streamed', layer: 'l3', coalesced: false });
    gate.open();
    expect(await leader).toMatchObject({ ...OK, layer: 'l3' });
    expect(await waiter).toMatchObject({ status: 200, layer: 'l1a', coalesced: true });
    expect(callsFor('Streamed')).toBe(2);
  });

  it('keep tenants apart', async () => {
    const gate = createGate();
    const { leader } = await lead('Secret', delayHeaders(textAnswer('of one'), gate), textAnswer('of two'));
    expect(await ask(1, 'Secret', { tenant: 'two' })).toMatchObject({ text: 'of two', layer: 'l3', coalesced: false });
    gate.open();
    expect(await leader).toMatchObject({ text: 'of one' });
    expect(callsFor('Secret')).toBe(2);
  });

  it('go on by themselves when Redis hangs while they wait', async () => {
    const gate = createGate();
    const { leader } = await lead('Hanging', delayHeaders(WHOLE, gate), WHOLE, WHOLE);
    const waiters = [ask(1, 'Hanging'), ask(2, 'Hanging')];
    await underWay(1, 1);
    await underWay(2, 1);
    redis.signal('SIGSTOP');
    const stoppedAt = performance.now();
    const told = await Promise.all(waiters);
    expect(performance.now() - stoppedAt).toBeLessThan(REDIS_TIMEOUT_MS + MARGIN_MS);
    expect(told).toEqual(Array(2).fill(expect.objectContaining({ ...OK, layer: 'l3', coalesced: false })));
    gate.open();
    expect(await leader).toMatchObject(OK);
    redis.signal('SIGCONT');
  });
});
