import {
  createGate,
  delayChunks,
  delayHeaders,
  endAfterChunks,
  errorAnswer,
  type Gate,
  textAnswer,
} from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underWay } from './harness/gateway-state.js';
import { breakOf, MANNERS, type Outcome, outcomeOf, refusalOf, textOf } from './harness/outcome.js';
import { CHAT, chat, startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
let gate: Gate;
beforeEach(async () => {
  gateway = await startTestGateway();
  gate = createGate();
});
afterEach(() => gateway.stop());

const TEXT = 'One answer for all of you';
const PROMPT = 'What do you all want?';
const SLOW = textAnswer(TEXT, { headers: { 'x-ratelimit-remaining-requests': '7', 'x-request-id': 'req-upstream' } });

const isCoalesced = ({ headers }: Outcome): boolean => headers.get('x-isartor-coalesced') === 'true';

/** The ids that the answers of one dialect carry, one for each answer. */
function idsOf(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ dialect, body }) => {
    if (dialect === 'native') return [];
    const ids = new Set([...body.matchAll(/"id":"(chatcmpl-[^"]+)"/g)].map(([, id]) => id ?? ''));
    expect(ids.size).toBe(1);
    return [...ids];
  });
}

function expectOneLeader(outcomes: readonly Outcome[]): void {
  const followers = outcomes.filter(isCoalesced);
  const [leader, ...others] = outcomes.filter((outcome) => !isCoalesced(outcome));
  expect(others).toEqual([]);
  expect(Object.fromEntries(leader?.headers ?? [])).toMatchObject({
    'x-isartor-layer': 'l3',
    'x-isartor-deflected': 'false',
    'x-isartor-provider': 'openai',
    'cache-status': 'isartor-l1a; fwd=miss',
    'x-request-id': 'req-upstream',
    'x-ratelimit-remaining-requests': '7',
  });
  expect(leader?.headers.has('x-isartor-coalesced')).toBe(false);
  for (const { headers } of followers) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-isartor-layer': 'l1a',
      'x-isartor-deflected': 'true',
      'x-isartor-provider': 'openai',
      'cache-status': 'isartor-l1a; fwd=miss; collapsed',
      'x-request-id': headers.get('x-isartor-request-id'),
    });
    expect(headers.has('x-ratelimit-remaining-requests')).toBe(false);
    expect(headers.has('age')).toBe(false);
  }
  const requestIds = outcomes.map(({ headers }) => headers.get('x-isartor-request-id'));
  expect(new Set(requestIds).size).toBe(outcomes.length);
  const followerIds = idsOf(followers);
  expect(new Set(followerIds).size).toBe(followerIds.length);
  expect(followerIds).not.toContain('chatcmpl-upstream');
}

describe('a hundred identical requests at once', () => {
  it('as JSON are one call', async () => {
    gateway.upstream.respondAlways(delayHeaders(SLOW, gate));
    const asked = Array.from({ length: 100 }, () => outcomeOf(gateway, PROMPT, ['openai', 'json']));
    await underWay(gateway, 100);
    gate.open();
    const outcomes = await Promise.all(asked);
    expect(outcomes.map(textOf)).toEqual(Array(100).fill(TEXT));
    expect(gateway.upstream.requests).toHaveLength(1);
    expect(outcomes.filter(isCoalesced)).toHaveLength(99);
    expectOneLeader(outcomes);
  });

  it.each(MANNERS)('asked in every manner are one call, led by %s, %s', async (...leading) => {
    gateway.upstream.respondAlways(delayHeaders(delayChunks(SLOW, gate), gate));
    const leader = outcomeOf(gateway, PROMPT, leading);
    await gateway.upstream.nextRequest();
    // The head and the first piece: the others come when the answer has begun.
    gate.release(2);
    const followers = Array.from({ length: 99 }, (_, index) =>
      outcomeOf(gateway, PROMPT, MANNERS[index % MANNERS.length] ?? leading),
    );
    await underWay(gateway, 100);
    gate.open();
    const outcomes = await Promise.all([leader, ...followers]);
    expect(outcomes.map(textOf)).toEqual(Array(100).fill(TEXT));
    expect(gateway.upstream.requests).toHaveLength(1);
    expect(gateway.upstream.requests[0]?.json.stream === true).toBe(leading[1] === 'stream');
    expect(isCoalesced(await leader)).toBe(false);
    expectOneLeader(outcomes);
    const usage = outcomes.filter(
      ({ dialect, headers }) => dialect === 'openai' && headers.get('content-type') === 'application/json',
    );
    for (const { body } of usage) expect(JSON.parse(body).usage.total_tokens).toBe(20);
  });

  it('tell their usage to those who asked for it, whoever led', async () => {
    gateway.upstream.respondAlways(delayChunks(SLOW, gate));
    const leader = outcomeOf(gateway, PROMPT, ['openai', 'stream']);
    await gateway.upstream.nextRequest();
    const counting = chat(PROMPT, { stream: true, stream_options: { include_usage: true } });
    const follower = gateway.post(CHAT, counting);
    await underWay(gateway, 2);
    gate.open();
    expect(await (await follower).text()).toMatch(
      /"choices":\[\],"usage":\{[^}]*"total_tokens":20\}\}\n\ndata: \[DONE\]\n\n$/,
    );
    expect((await leader).body).not.toContain('total_tokens');
    expect(gateway.upstream.requests).toHaveLength(1);
  });

  it('are as many calls where coalescing is off', async () => {
    gateway.configure({ ISARTOR__CACHE_EXACT__COALESCE: 'false' });
    gateway.upstream.respondAlways(delayHeaders(SLOW, gate));
    const asked = Array.from({ length: 5 }, () => outcomeOf(gateway, PROMPT, ['openai', 'json']));
    await underWay(gateway, 5);
    gate.open();
    const outcomes = await Promise.all(asked);
    expect(gateway.upstream.requests).toHaveLength(5);
    expect(outcomes.filter(isCoalesced)).toEqual([]);
  });
});

describe('a call that fails', () => {
  const askAll = () => MANNERS.flatMap((manner) => Array.from({ length: 5 }, () => outcomeOf(gateway, PROMPT, manner)));

  it('fails everybody with the same words, and is not remembered', async () => {
    const failure = errorAnswer(400, 'Too long for me', { type: 'invalid_request_error', code: 'too_long' });
    gateway.upstream.respondWith(delayHeaders(failure, gate));
    const asked = askAll();
    await underWay(gateway, asked.length);
    gate.open();
    for (const outcome of await Promise.all(asked)) {
      expect(outcome.status).toBe(400);
      expect(refusalOf(outcome).message).toBe('Too long for me');
    }
    expect(gateway.upstream.requests).toHaveLength(1);
    const again = await outcomeOf(gateway, PROMPT, ['openai', 'json']);
    expect(textOf(again)).toBe(`You said: ${PROMPT}`);
    expect(again.headers.get('x-isartor-layer')).toBe('l3');
  });

  it('in the middle of a stream breaks every answer, and nothing of it is kept', async () => {
    gateway.upstream.respondWith(delayChunks(endAfterChunks(SLOW, 3, 'cut'), gate));
    const leader = outcomeOf(gateway, PROMPT, ['openai', 'stream']);
    await gateway.upstream.nextRequest();
    const asked = [leader, ...askAll()];
    await underWay(gateway, asked.length);
    gate.open();
    for (const outcome of await Promise.all(asked)) {
      const isStream = outcome.status === 200;
      expect((isStream ? breakOf(outcome) : refusalOf(outcome)).code).toBe('upstream_broken');
      if (!isStream) expect(outcome.status).toBe(502);
    }
    expect(gateway.upstream.requests).toHaveLength(1);
    const again = await outcomeOf(gateway, PROMPT, ['openai', 'json']);
    expect(textOf(again)).toBe(`You said: ${PROMPT}`);
    expect(again.headers.get('x-isartor-layer')).toBe('l3');
  });
});
