import { startAnthropicUpstream, startGeminiUpstream, startOpenaiUpstream, type Upstream } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { spanTree } from '../harness/span-tree.js';
import { CHAT, chat } from '../harness/test-gateway.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';
const CALLERS = {
  traceparent: `00-${TRACE}-${SPAN}-01`,
  tracestate: 'vendor=canary',
  baggage: 'user=canary',
  'x-request-id': 'one',
};

let gateway: MonitoredGateway;
afterEach(() => gateway.end());

describe('the trace that a caller brings', () => {
  const rootOf = async (trust: string, headers: Readonly<Record<string, string>> = CALLERS) => {
    gateway = await startMonitoredGateway({ env: { ISARTOR__OTEL_TRUST_INCOMING_TRACE: trust } });
    const response = await gateway.post(CHAT, chat('Hi'), headers);
    await response.text();
    const root = spanTree((await gateway.end()).spans).rootOf('one');
    expect(response.headers.get('x-trace-id')).toBe(root.traceId);
    return root;
  };

  it('[12] [97] is continued where it is trusted', async () => {
    const root = await rootOf('true');
    expect([root.traceId, root.parentSpanId, root.links]).toEqual([TRACE, SPAN, []]);
  });

  it('[97] is linked to from a new one', async () => {
    const root = await rootOf('link');
    expect([root.traceId === TRACE, root.parentSpanId]).toEqual([false, undefined]);
    expect(root.links).toEqual([{ traceId: TRACE, spanId: SPAN }]);
  });

  it('[97] is taken no notice of', async () => {
    const root = await rootOf('ignore');
    expect([root.traceId === TRACE, root.parentSpanId, root.links]).toEqual([false, undefined, []]);
  });

  it.each(['true', 'link'])('[97] may be missing, or none: %s', async (trust) => {
    const root = await rootOf(trust, { 'x-request-id': 'one', traceparent: 'not-a-trace' });
    expect([root.parentSpanId, root.links]).toEqual([undefined, []]);
  });
});

describe('[97] no provider gets to know of', () => {
  it.each<readonly [provider: string, start: () => Promise<Upstream>]>([
    ['openai', startOpenaiUpstream],
    ['anthropic', startAnthropicUpstream],
    ['gemini', startGeminiUpstream],
  ])('traces and baggage: %s', async (provider, start) => {
    const upstream = await start();
    try {
      gateway = await startMonitoredGateway({
        env: {
          ISARTOR__LLM_PROVIDER: provider,
          ISARTOR__EXTERNAL_LLM_URL: upstream.url,
          ISARTOR__CLOUD_LLM__PASS_THROUGH_CREDENTIALS: 'true',
          ISARTOR__TENANT_SECRET: 'secret',
        },
      });
      for (const body of [chat('Hi'), chat('Hi', { stream: true })]) {
        const response = await gateway.post(CHAT, body, {
          ...CALLERS,
          'cache-control': 'no-cache',
          b3: `${TRACE}-${SPAN}-1`,
        });
        await response.text();
      }
      expect(upstream.requests).toHaveLength(2);
      for (const { headers, body } of upstream.requests) {
        const names = Object.keys(headers).filter((name) => /^(?:trace|baggage|b3|x-b3|uber-|x-amzn-trace)/.test(name));
        expect(names).toEqual([]);
        expect(JSON.stringify(headers) + body).not.toMatch(new RegExp(`canary|${TRACE}`));
      }
    } finally {
      await gateway.end();
      await upstream.close();
    }
  });
});
