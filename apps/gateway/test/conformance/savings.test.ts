import { createGate, delayChunks, delayHeaders, textAnswer } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { counted, seriesOf } from '../harness/series.js';
import { CHAT, chat } from '../harness/test-gateway.js';

let gateway: MonitoredGateway;
afterEach(() => gateway.end());

const PRICES = { openai: { input_cost_per_million_usd: 1000, output_cost_per_million_usd: 100_000 } };
const priced = (prices: object = PRICES) =>
  startMonitoredGateway({ env: { ISARTOR__USAGE_PRICING: JSON.stringify(prices) } });

const ask = async (more: object = {}) => (await gateway.post(CHAT, chat('Hi', more))).text();

/** What was saved, in US dollars. */
async function saved(): Promise<number> {
  const metric = (await gateway.end()).metrics.get('isartor_cost_saved_usd_total');
  if (metric === undefined) throw new Error('There is no isartor_cost_saved_usd_total');
  return seriesOf(metric).reduce((sum, [, value]) => sum + value, 0);
}

/** The test upstream's own count for `chat('Hi')` and the answer it gives. */
const usageOf = (answer: string) => {
  const { usage } = JSON.parse(answer) as { usage: { prompt_tokens: number; completion_tokens: number } };
  return (usage.prompt_tokens * 1000 + usage.completion_tokens * 100_000) / 1_000_000;
};

describe('[110] isartor_cost_saved_usd_total', () => {
  it('is what the provider once reported, times its price, for each hit', async () => {
    gateway = await priced();
    const cost = usageOf(await ask());
    await ask();
    await ask({ stream: true });
    expect(cost).toBeGreaterThan(0);
    expect(await saved()).toBeCloseTo(2 * cost, 9);
  });

  it('is what the leader of a coalesced call paid, for each follower', async () => {
    gateway = await priced();
    const { upstream } = gateway;
    const gate = createGate();
    upstream.respondWith(delayHeaders(textAnswer('Hello'), gate));
    const leader = ask();
    await expect.poll(() => upstream.requests.length).toBe(1);
    const follower = ask();
    const underWay = async () => (await (await gateway.get('/health')).json()) as { in_flight_requests: number };
    await expect.poll(async () => (await underWay()).in_flight_requests).toBe(2);
    gate.open();
    const cost = usageOf(await leader);
    await follower;
    expect(await saved()).toBeCloseTo(cost, 9);
  });

  it('is known of a follower’s stream with its end', async () => {
    gateway = await priced();
    const { upstream } = gateway;
    const gate = createGate();
    gate.release(2);
    upstream.respondWith(delayChunks(textAnswer('Hello there'), gate));
    const leader = await gateway.post(CHAT, chat('Hi', { stream: true, stream_options: { include_usage: true } }));
    const follower = await gateway.post(CHAT, chat('Hi', { stream: true }));
    expect(follower.headers.get('x-isartor-coalesced')).toBe('true');
    gate.open();
    const [paid] = await Promise.all([leader.text(), follower.text()]);
    const [, usage = '{}'] = /("usage":\{.*?\})[,}]/.exec(paid) ?? [];
    expect(await saved()).toBeCloseTo(usageOf(`{${usage}}`), 9);
  });

  it.each([
    ['without prices', {}],
    ['with prices of others', { anthropic: PRICES.openai }],
  ])('stays 0 %s, while tokens are counted', async (_name, prices) => {
    gateway = await priced(prices);
    await ask();
    await ask();
    const tokens = (await gateway.end()).metrics.get('isartor_tokens_saved_total');
    expect(await saved()).toBe(0);
    expect(tokens && counted(tokens)).toHaveLength(1);
  });

  it('[44] stays 0, as the tokens do, for what was turned away or went to the provider', async () => {
    gateway = await startMonitoredGateway({
      env: { ISARTOR__USAGE_PRICING: JSON.stringify(PRICES), ISARTOR__GATEWAY_API_KEY: 'key' },
    });
    await ask();
    await (await gateway.post(CHAT, chat('Hi'), { 'x-isartor-key': 'key' })).text();
    await (await gateway.post(CHAT, '{', { 'x-isartor-key': 'key' })).text();
    const { metrics } = await gateway.end();
    for (const name of ['isartor_tokens_saved_total', 'isartor_cost_saved_usd_total']) {
      const metric = metrics.get(name);
      expect([name, metric && counted(metric)]).toEqual([name, []]);
    }
  });
});
