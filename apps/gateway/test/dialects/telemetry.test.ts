import {
  type DecodedMetric,
  type DecodedSpan,
  modelAnswer,
  startAnthropicUpstream,
  startOtlpReceiver,
} from '@isartor/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway } from '../harness/test-gateway.js';

const PROMPT = 'canary: say something';
const USAGE = { input: 31, output: 17, cachedInput: 11, reasoning: 7 };
const model = 'claude-sonnet-4-5';

/** One request for each dialect's route, and how its route is named. */
const ASKED = [
  {
    path: '/v1/messages',
    body: { model, max_tokens: 50, messages: [{ role: 'user', content: PROMPT }] },
    client: 'anthropic',
    family: 'anthropic',
    route: '/v1/messages',
  },
  {
    path: `/v1beta/models/${model}:streamGenerateContent?alt=sse`,
    body: { contents: [{ role: 'user', parts: [{ text: PROMPT }] }] },
    client: 'gemini',
    family: 'gemini',
    route: '/v1beta/models/{model}:streamGenerateContent',
  },
  {
    path: '/v1/responses',
    body: { model, input: PROMPT },
    client: 'openai',
    family: 'openai',
    route: '/v1/responses',
  },
  {
    path: '/v1/messages/count_tokens',
    body: { model, messages: [{ role: 'user', content: PROMPT }] },
    client: 'anthropic',
    family: 'anthropic',
    route: '/v1/messages/count_tokens',
  },
] as const;

describe('what is measured of the dialects', () => {
  let spans: readonly DecodedSpan[];
  let metrics: readonly DecodedMetric[];
  beforeAll(async () => {
    const receiver = await startOtlpReceiver();
    const upstream = await startAnthropicUpstream();
    upstream.respondAlways(modelAnswer({ content: ['A canary sings'], usage: USAGE }));
    const gateway = await startTestGateway({
      upstream,
      env: {
        ISARTOR__LLM_PROVIDER: 'anthropic',
        ISARTOR__ENABLE_MONITORING: 'true',
        ISARTOR__OTEL_EXPORTER_ENDPOINT: receiver.endpoint,
      },
    });
    for (const { path, body } of ASKED) await (await gateway.post(path, body)).text();
    await gateway.stop();
    await upstream.close();
    spans = receiver.spans();
    metrics = receiver.metrics();
    await receiver.close();
  });

  const valueIn = ({ attributes }: DecodedSpan, name: string): unknown =>
    attributes.find(({ key }) => key === name)?.value;
  const rootOf = (route: string): DecodedSpan => {
    const found = spans.find((span) => span.name === 'gateway_request' && valueIn(span, 'http.route') === route);
    if (found === undefined) throw new Error(`There is no root span of ${route}`);
    return found;
  };
  const callOf = (route: string): DecodedSpan | undefined =>
    spans.find(({ name, traceId }) => name === 'layer3_llm' && traceId === rootOf(route).traceId);

  it.each(ASKED)('counts a request to $route once, under its client and family', ({ client, family, route }) => {
    expect(valueIn(rootOf(route), 'isartor.final_layer')).toBe('L3_Cloud');
    const requests = metrics.find(({ name }) => name === 'isartor_requests_total');
    const labels = (requests?.points ?? []).map(({ attributes }) =>
      Object.fromEntries(attributes.map(({ key, value }) => [key, value])),
    );
    expect(labels).toContainEqual(expect.objectContaining({ client, endpoint_family: family, status_code: '200' }));
  });

  it.each(ASKED.slice(0, 3))('tells of the call behind $route whom it asked, and what that took', ({ route }) => {
    const call = callOf(route);
    if (call === undefined) throw new Error('There is no call');
    expect(valueIn(call, 'gen_ai.operation.name')).toBe('chat');
    expect(valueIn(call, 'gen_ai.provider.name')).toBe('anthropic');
    expect(valueIn(call, 'gen_ai.usage.input_tokens')).toBe(31);
    expect(valueIn(call, 'gen_ai.usage.output_tokens')).toBe(17);
    expect(valueIn(call, 'gen_ai.usage.cache_read.input_tokens')).toBe(11);
  });

  it('takes no count for tokens that were used', () => {
    const call = callOf('/v1/messages/count_tokens');
    if (call === undefined) throw new Error('There is no call');
    expect(valueIn(call, 'gen_ai.operation.name')).toBe('count_tokens');
    expect(call.attributes.filter(({ key }) => key.startsWith('gen_ai.usage.'))).toEqual([]);
  });

  it('holds no word of prompt or answer', () => {
    const text = JSON.stringify([spans, metrics], (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toContain('canary');
  });
});
