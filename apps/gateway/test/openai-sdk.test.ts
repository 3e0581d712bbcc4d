import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAT_SCENARIOS } from './harness/chat-scenarios.js';
import { ask, CLIENT_KEY, type OpenaiClient, openaiClient, WAYS, type Way } from './harness/openai-client.js';
import { saidByReply } from './harness/said.js';
import { answerWith } from './harness/scripted-completion.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
let client: OpenaiClient;
beforeAll(async () => {
  gateway = await startTestGateway();
  client = openaiClient(gateway);
});
afterAll(() => gateway.stop());

let namespaces = 0;
/** Headers that keep a test's answers apart from those of all others. */
const apart = () => {
  namespaces += 1;
  return { 'x-isartor-cache-namespace': `test-${namespaces}` };
};

const ORDERS: readonly (readonly [Way, Way])[] = WAYS.flatMap((first) =>
  WAYS.map((second) => [first, second] as const),
);

describe.each(CHAT_SCENARIOS)('$name', ({ params, answer, kept }) => {
  const expected = saidByReply({ ...answer, system_fingerprint: 'fp_upstream' });

  it.each(ORDERS)('arrives whole as %s, and the same again as %s', async (first, second) => {
    const before = gateway.upstream.requests.length;
    gateway.upstream.respondAlways(answerWith(answer));
    const headers = apart();

    const fresh = await ask(client, params, { way: first, headers });
    expect(fresh.said).toEqual(expected);
    expect([...fresh.ids]).toEqual(['chatcmpl-upstream']);
    expect(Object.fromEntries(fresh.headers)).toMatchObject({
      'x-isartor-layer': 'l3',
      'x-isartor-deflected': 'false',
      'x-isartor-provider': 'openai',
      'x-request-id': 'req-upstream',
      'cache-status': 'isartor-l1a; fwd=miss',
    });
    expect(fresh.headers.has('age')).toBe(false);
    expect(fresh.headers.has('x-isartor-coalesced')).toBe(false);

    const asked = gateway.upstream.requests[before];
    expect(asked?.body).toBe(client.sent.at(-1));
    expect(asked?.headers.authorization).toBe('Bearer sk-upstream-secret');
    expect(JSON.stringify(asked?.headers)).not.toContain(CLIENT_KEY);

    const again = await ask(client, params, { way: second, headers });
    expect(again.said).toEqual(expected);
    expect(gateway.upstream.requests.length - before).toBe(kept ? 1 : 2);
    expect(again.headers.get('x-isartor-layer')).toBe(kept ? 'l1a' : 'l3');
    if (!kept) return;
    expect(Object.fromEntries(again.headers)).toMatchObject({
      'x-isartor-deflected': 'true',
      'x-isartor-provider': 'openai',
      'cache-status': expect.stringMatching(/^isartor-l1a; hit; ttl=\d+$/),
      age: expect.stringMatching(/^\d+$/),
    });
    expect(again.headers.get('x-request-id')).toBe(again.headers.get('x-isartor-request-id'));
    expect(again.ids.size).toBe(1);
    expect([...again.ids][0]).toMatch(/^chatcmpl-[0-9a-f-]{32,36}$/);
  });

  it('has another id in each replay', async () => {
    gateway.upstream.respondAlways(answerWith(answer));
    const headers = apart();
    const ways: readonly Way[] = ['json', 'json', 'json', 'stream', 'stream'];
    const ids = new Set<string>();
    for (const way of ways) for (const id of (await ask(client, params, { way, headers })).ids) ids.add(id);
    expect(ids.size).toBe(kept ? ways.length : 1);
  });
});

describe.each(ORDERS)('an upstream that answers %s the other way, asked again as %s', (first, second) => {
  it.each(CHAT_SCENARIOS.filter(({ kept }) => kept))('still gives $name', async ({ params, answer }) => {
    const behaviour = answerWith(answer);
    gateway.upstream.respondAlways((request) =>
      behaviour({
        ...request,
        json: { stream_options: { include_usage: true }, stream: request.json.stream !== true },
      }),
    );
    const headers = apart();
    const expected = saidByReply({ ...answer, system_fingerprint: 'fp_upstream' });
    expect((await ask(client, params, { way: first, headers })).said).toEqual(expected);
    const again = await ask(client, params, { way: second, headers });
    expect(again.said).toEqual(expected);
    expect(again.headers.get('x-isartor-layer')).toBe('l1a');
  });
});
