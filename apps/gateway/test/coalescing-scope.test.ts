import { createGate, delayHeaders, type Gate, textAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underWay } from './harness/gateway-state.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
let gate: Gate;
beforeEach(async () => {
  gateway = await startTestGateway({
    env: {
      ISARTOR__GATEWAY_KEYS: JSON.stringify([
        { tenant: 'red', key: 'key-of-red' },
        { tenant: 'red', key: 'other-key-of-red' },
        { tenant: 'blue', key: 'key-of-blue' },
      ]),
    },
  });
  gate = createGate();
  gateway.upstream.respondAlways(delayHeaders(textAnswer('Mine'), gate));
});
afterEach(() => gateway.stop());

/** What is particular about one request; by default it is tenant red's. */
interface Particulars {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Asks everything at once, twice each, and tells how many calls went upstream and who was coalesced. */
async function askTogether(...particulars: readonly Particulars[]) {
  const twice = particulars.flatMap((one) => [one, one]);
  const asked = twice.map(({ headers, body }) =>
    gateway.post(CHAT, chat('Whose is it?', body), { 'x-isartor-key': 'key-of-red', ...headers }),
  );
  await underWay(gateway, twice.length);
  gate.open();
  const responses = await Promise.all(asked);
  for (const response of responses) {
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ choices: [{ message: { content: 'Mine' } }] });
  }
  const coalesced = responses.map(({ headers }) => headers.get('x-isartor-coalesced') === 'true');
  return { calls: gateway.upstream.requests.length, coalesced };
}

const ALONE: readonly (readonly [string, Particulars])[] = [
  ['another tenant', { headers: { 'x-isartor-key': 'key-of-blue' } }],
  ['a session', { headers: { 'x-isartor-session-id': 'one' } }],
  ['a thread', { headers: { 'x-thread-id': 'two' } }],
  ['a session by its other name', { headers: { 'x-session-id': 'three' } }],
  ['a conversation', { headers: { 'x-conversation-id': 'four' } }],
  ['a session in the body', { body: { session_id: 'five' } }],
  ['a thread in the metadata', { body: { metadata: { thread_id: 'six' } } }],
  ['a namespace', { headers: { 'x-isartor-cache-namespace': 'seven' } }],
  ['a namespace in the body', { body: { cache: { namespace: 'eight' } } }],
  ['another temperature', { body: { temperature: 0.1 } }],
  ['another feature header', { headers: { 'openai-beta': 'nine' } }],
];

describe('requests that must not share an answer', () => {
  it('each make a call of their own, which their like may share', async () => {
    const { calls, coalesced } = await askTogether({}, ...ALONE.map(([, particulars]) => particulars));
    expect(calls).toBe(ALONE.length + 1);
    expect(coalesced.filter(Boolean)).toHaveLength(ALONE.length + 1);
  });

  it.each(ALONE)('%s', async (_name, particulars) => {
    const { calls, coalesced } = await askTogether({}, particulars);
    expect(calls).toBe(2);
    expect(coalesced.filter(Boolean)).toHaveLength(2);
  });
});

describe('requests that differ in nothing that counts', () => {
  it.each<readonly [string, Particulars]>([
    ['a key of the same tenant', { headers: { 'x-isartor-key': 'other-key-of-red' } }],
    ['the order of their fields', { body: { model: 'gpt-4o-mini', n: 1, user: 'me', service_tier: 'auto' } }],
    ['an empty session', { headers: { 'x-isartor-session-id': ' ' } }],
  ])('share one call: %s', async (_name, particulars) => {
    expect((await askTogether({}, particulars)).calls).toBe(1);
  });
});

describe('requests that are not for any cache', () => {
  it.each<readonly [string, Particulars]>([
    ['no-cache', { headers: { 'cache-control': 'no-cache' } }],
    ['no-store', { headers: { 'cache-control': 'no-store' } }],
    ['no-cache in the body', { body: { cache: { 'no-cache': true } } }],
    ['no-store in the body', { body: { cache: { 'no-store': true } } }],
    ['without the exact cache', { headers: { 'x-isartor-skip': 'l1a' } }],
    ['stored by the provider', { body: { store: true } }],
    ['a search on the web', { body: { web_search_options: {} } }],
  ])('fly alone: %s', async (_name, particulars) => {
    const { calls, coalesced } = await askTogether({}, particulars);
    // One call for the two that say nothing, and one for each of those that do.
    expect(calls).toBe(3);
    expect(coalesced.slice(2)).toEqual([false, false]);
  });
});
