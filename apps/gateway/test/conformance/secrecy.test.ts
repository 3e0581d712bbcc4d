import { endAfterChunks, errorAnswer, rawAnswer, textAnswer, unusedUrl } from '@isartor/testing';
import { expect, it } from 'vitest';
import { httpRequest } from '../harness/http-request.js';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { CHAT, chat } from '../harness/test-gateway.js';

const KEY = 'canary-gateway-key';

/** In everything that a caller says in confidence. */
const HEADERS = {
  authorization: 'Bearer canary-bearer',
  cookie: 'session=canary-cookie',
  'x-api-key': 'canary-api-key',
  'x-custom': 'canary-custom',
  'x-isartor-session-id': 'canary-session',
  'x-isartor-cache-namespace': 'canary-namespace',
  'x-isartor-cache-tags': 'canary-tag',
  baggage: 'user=canary-baggage',
  referer: 'https://canary-referer.example/',
};

const BODY = chat('canary-prompt', {
  user: 'canary-user',
  metadata: { note: 'canary-metadata' },
  tools: [{ type: 'function', function: { name: 'canary_tool', description: 'canary', parameters: {} } }],
});

async function send(
  gateway: MonitoredGateway,
  more: { readonly body?: string; readonly key?: string; path?: string } = {},
) {
  const { body = JSON.stringify(BODY), key = KEY, path = CHAT } = more;
  const headers = { ...HEADERS, 'content-type': 'application/json', 'x-isartor-key': key };
  const response = await httpRequest(`${gateway.url}${path}?key=canary-query&note=canary-note`, {
    method: 'POST',
    headers,
    body,
  }).catch((error: Error) => ({ status: 0, text: error.message }));
  return response.status;
}

/** A gateway after one request of each kind: hits, misses, and errors of the provider, the caller and our own. */
async function everyKind(env: Readonly<Record<string, string>>): Promise<MonitoredGateway> {
  const gateway = await startMonitoredGateway({
    env: {
      ISARTOR__GATEWAY_API_KEY: KEY,
      ISARTOR__EXTERNAL_LLM_API_KEY: 'canary-provider-key',
      ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '2',
      ISARTOR__CACHE_EXACT__COALESCE: 'false',
      ...env,
    },
  });
  const { upstream } = gateway;
  upstream.respondAlways(textAnswer('canary-answer'));
  const stream = JSON.stringify({ ...BODY, stream: true });
  const statuses = [await send(gateway), await send(gateway), await send(gateway, { body: stream })];
  statuses.push(await send(gateway, { key: 'canary-wrong-key' }), await send(gateway, { body: '{"canary-broken' }));
  statuses.push(await send(gateway, { body: '{"messages":[{"role":"canary-role"}]}' }));
  statuses.push(await send(gateway, { path: '/v1/nowhere' }), await send(gateway, { path: '/admin/cache/purge' }));
  const fresh = (text: string) => JSON.stringify({ ...BODY, messages: [{ role: 'user', content: text }] });
  for (const [index, answer] of [
    errorAnswer(400, 'canary-refusal: you said "canary-prompt"'),
    errorAnswer(500, 'canary-failure'),
    rawAnswer({ body: 'canary-not-json {' }),
    errorAnswer(429, 'canary-limit'),
  ].entries()) {
    upstream.respondAlways(answer);
    statuses.push(await send(gateway, { body: fresh(`canary-${index}`) }));
  }
  upstream.respondAlways(endAfterChunks(textAnswer('canary-cut canary-cut canary-cut'), 3, 'cut'));
  statuses.push(
    await send(gateway, {
      body: JSON.stringify({ ...BODY, stream: true, messages: [{ role: 'user', content: 'canary-x' }] }),
    }),
  );
  expect(statuses.slice(0, 8)).toEqual([200, 200, 200, 401, 400, 400, 404, 400]);
  expect(statuses.slice(8, 12)).toEqual([400, 502, 502, 429]);
  return gateway;
}

it('[100] [107] nothing that was said in confidence is in a span, a metric or a line of the log', async () => {
  const gateway = await everyKind({});
  gateway.configure({
    ISARTOR__EXTERNAL_LLM_URL: await unusedUrl(),
    ISARTOR__EXTERNAL_LLM_API_KEY: 'canary-provider-key',
    ISARTOR__GATEWAY_API_KEY: KEY,
    ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1',
  });
  expect(await send(gateway, { body: JSON.stringify(chat('canary-unreachable')) })).toBe(502);
  const { text, spans, metrics } = await gateway.end();
  expect(spans.length).toBeGreaterThan(25);
  expect(metrics.size).toBeGreaterThan(10);
  expect(gateway.recorded.lines.length).toBeGreaterThan(20);
  expect([...text.matchAll(/.{60}canary.{60}/g)].map(([found]) => found)).toEqual([]);
});

it('[102] nor are keys, where content is captured', async () => {
  const gateway = await everyKind({ ISARTOR__CAPTURE_CONTENT: 'true' });
  const { text } = await gateway.end();
  expect(text).toContain('canary-prompt');
  for (const secret of [
    'canary-gateway-key',
    'canary-bearer',
    'canary-cookie',
    'canary-api-key',
    'canary-provider-key',
  ]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/canary-(?:query|note|custom|session|namespace|baggage)/);
});
