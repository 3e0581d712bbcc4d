import {
  createGate,
  delayChunks,
  delayHeaders,
  endAfterChunks,
  errorAnswer,
  textAnswer,
  throttledAnswer,
} from '@isartor/testing';
import { vi } from 'vitest';
import { healthOf } from './gateway-state.js';
import { CHAT, chat, type TestGateway } from './test-gateway.js';

const CURL = { 'user-agent': 'curl/8.5.0' };
const CODEX = { 'user-agent': 'codex_cli_rs/0.44.0' };
const as = (key: string) => ({ 'x-isartor-key': key });
export const [ADMIN, A, B] = [as('the-admin-key'), as('key-of-a'), as('key-of-b')];
const UPSTREAM_KEY = 'sk-upstream-secret-0123456789';

/** Two tenants and an administrator, a provider with a price, and no more than two attempts. */
export const COUNTED_ENV = {
  ISARTOR__GATEWAY_API_KEY: 'the-admin-key',
  ISARTOR__GATEWAY_KEYS: JSON.stringify([
    { tenant: 'a', key: 'key-of-a' },
    { tenant: 'b', key: 'key-of-b' },
  ]),
  ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2',
  ISARTOR__EXTERNAL_LLM_API_KEY: UPSTREAM_KEY,
  ISARTOR__USAGE_PRICING: JSON.stringify({
    openai: { input_cost_per_million_usd: 1000, output_cost_per_million_usd: 0 },
  }),
};

/** 24 bytes: 6 tokens by the estimate. */
export const promptOf = (name: string): string => `The prompt ${name}`.padEnd(24, '.').slice(0, 24);

/** Asks for every kind of end that a prompt can have: 11 prompts of tenant a, 3 of b and one of nobody. */
export async function runCountedSession(gateway: TestGateway): Promise<void> {
  await answers(gateway);
  await failures(gateway);
  await departures(gateway);
  await gateway.get('/health');
  await gateway.get('/v1/models', A);
  await fetch(gateway.url + CHAT, { method: 'OPTIONS', headers: { origin: 'http://a.example' } });
}

type Headers = Readonly<Record<string, string>>;

const asker =
  (gateway: TestGateway, common: Headers) =>
  async (name: string, headers: Headers = {}, more: object = {}): Promise<void> => {
    const response = await gateway.post(CHAT, chat(promptOf(name), more), { ...common, ...headers });
    await response.text().catch(() => {});
  };

/** Outside of a test there is no `expect.poll`. */
const untilUnderWay = (gateway: TestGateway, count: number): Promise<void> =>
  vi.waitFor(
    async () => {
      const { in_flight_requests: found } = await healthOf(gateway);
      if (found !== count) throw new Error(`${found} prompts are under way, not ${count}`);
    },
    { interval: 5, timeout: 10_000 },
  );

/** Tenant a by curl: a miss, two hits, and two who share a call. */
async function answers(gateway: TestGateway): Promise<void> {
  const ask = asker(gateway, { ...A, ...CURL });
  for (let time = 0; time < 3; time += 1) await ask('asked again');
  const gate = createGate();
  gateway.upstream.respondWith(delayHeaders(textAnswer('Hello'), gate));
  const leader = ask('shared');
  await untilUnderWay(gateway, 1);
  const follower = ask('shared');
  await untilUnderWay(gateway, 2);
  for (let time = 0; time < 3; time += 1) await healthOf(gateway);
  gate.open();
  await Promise.all([leader, follower]);
}

/** Tenant a by codex: a retry that helps, one that does not, a refusal, a throttle, a broken stream, a bypass. */
async function failures(gateway: TestGateway): Promise<void> {
  const { upstream } = gateway;
  const ask = asker(gateway, { ...A, ...CODEX });
  const failed = errorAnswer(500, `The model failed on "${promptOf('failed')}" with ${UPSTREAM_KEY}`);
  upstream.respondWith(failed, textAnswer('Hello'));
  await ask('retried');
  upstream.respondWith(failed, failed);
  await ask('failed');
  upstream.respondWith(errorAnswer(400, 'Nobody can answer that'));
  await ask('refused');
  upstream.respondWith(throttledAnswer(1));
  await ask('throttled');
  upstream.respondWith(endAfterChunks(textAnswer('one two three'), 3, 'cut'));
  await ask('broken', {}, { stream: true });
  await ask('bypassed', { 'cache-control': 'no-cache' });
}

/** Tenant b: turned away at the door, twice, and a stream that is left. And somebody whom nobody knows. */
async function departures(gateway: TestGateway): Promise<void> {
  const { upstream } = gateway;
  const headers = { ...B, ...CURL };
  await asker(gateway, headers)('not there', { 'cache-control': 'only-if-cached' });
  await gateway.post(CHAT, '{"messages":', headers);
  const gate = createGate();
  gate.release(1);
  upstream.respondWith(delayChunks(textAnswer('one two three'), gate));
  const asked = upstream.requests.length;
  const leaving = new AbortController();
  await fetch(gateway.url + CHAT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(chat(promptOf('left'), { stream: true })),
    signal: leaving.signal,
  });
  leaving.abort();
  await upstream.whenAborted(asked);
  await untilUnderWay(gateway, 0);
  gate.open();
  await asker(gateway, { ...as('no-key'), ...CURL })('who');
}
