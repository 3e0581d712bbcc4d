import { createGate, delayChunks, delayHeaders, type Gate, textAnswer } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthOf, underWay } from './harness/gateway-state.js';
import { askLive, openStream } from './harness/live-stream.js';
import { MANNERS, outcomeOf, textOf } from './harness/outcome.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
let gate: Gate;
beforeEach(async () => {
  gateway = await startTestGateway();
  gate = createGate();
});
afterEach(() => gateway.stop());

const TEXT = 'one two three four five';
const PROMPT = 'Count, all of you';
const WORDS = textAnswer(TEXT);

/** Asks the same in every manner. */
const askAll = () => MANNERS.map((manner) => outcomeOf(gateway, PROMPT, manner));

describe('the first client', () => {
  it('that hangs up in the middle of a stream costs nobody a byte', async () => {
    gateway.upstream.respondWith(delayChunks(WORDS, gate));
    const asked = openStream(gateway, PROMPT);
    await gateway.upstream.nextRequest();
    const others = askAll();
    await underWay(gateway, 5);
    gate.release(3);
    const leader = await asked;
    for (let read = 0; read < 3; read += 1) await leader.next();
    leader.leave();
    await underWay(gateway, 4);
    gate.open();
    expect((await Promise.all(others)).map(textOf)).toEqual(Array(4).fill(TEXT));
    expect(gateway.upstream.requests).toHaveLength(1);
    expect(gateway.upstream.requests[0]?.aborted).toBe(false);
    const again = await outcomeOf(gateway, PROMPT, ['openai', 'json']);
    expect([again.headers.get('age'), textOf(again)]).toEqual(['0', TEXT]);
  });

  it.each(MANNERS)('that hangs up before there is an answer costs nobody a byte (%s, %s)', async (...manner) => {
    gateway.upstream.respondWith(delayHeaders(WORDS, gate));
    const leader = askLive(gateway, { prompt: PROMPT, manner });
    await gateway.upstream.nextRequest();
    const others = askAll();
    await underWay(gateway, 5);
    leader.leave();
    await underWay(gateway, 4);
    gate.open();
    expect((await Promise.all(others)).map(textOf)).toEqual(Array(4).fill(TEXT));
    expect(gateway.upstream.requests).toHaveLength(1);
  });
});

describe('the last client', () => {
  it.each(['openai', 'native'] as const)('of a stream takes the upstream with it (%s)', async (dialect) => {
    gateway.upstream.respondWith(delayChunks(WORDS, gate));
    const first = openStream(gateway, PROMPT, dialect);
    await gateway.upstream.nextRequest();
    gate.release(2);
    await (await first).next();
    const second = await openStream(gateway, PROMPT, 'openai');
    expect(second.response.headers.get('x-isartor-coalesced')).toBe('true');
    (await first).leave();
    await underWay(gateway, 1);
    expect(gateway.upstream.requests[0]?.aborted).toBe(false);
    await expectAbortedAfter(second.leave);
  });

  it.each(MANNERS)('that waits takes the upstream with it (%s, %s)', async (...manner) => {
    gateway.upstream.respondWith(delayHeaders(WORDS, gate));
    const asked = MANNERS.map(() => askLive(gateway, { prompt: PROMPT, manner }));
    await underWay(gateway, 4);
    const [last, ...others] = asked;
    for (const { leave } of others) leave();
    await underWay(gateway, 1);
    expect(gateway.upstream.requests).toHaveLength(1);
    expect(gateway.upstream.requests[0]?.aborted).toBe(false);
    await expectAbortedAfter(() => last?.leave());
  });

  /** The upstream hears of it within two seconds; nothing is stored, and the next one makes a call of its own. */
  async function expectAbortedAfter(leave: () => void): Promise<void> {
    const left = performance.now();
    leave();
    await gateway.upstream.whenAborted(0);
    expect(performance.now() - left).toBeLessThan(2000);
    const again = await outcomeOf(gateway, PROMPT, ['openai', 'stream']);
    expect(again.headers.get('x-isartor-layer')).toBe('l3');
    expect(textOf(again)).toBe(`You said: ${PROMPT}`);
    expect(gateway.upstream.requests).toHaveLength(2);
    expect((await healthOf(gateway)).exact_cache.entries).toBe(1);
  }
});

describe('whoever comes late', () => {
  it('gets everything from the first byte, as soon as it is there', async () => {
    gateway.upstream.respondWith(delayChunks(WORDS, gate));
    const first = openStream(gateway, PROMPT);
    await gateway.upstream.nextRequest();
    // The role and three words.
    gate.release(4);
    for (let read = 0; read < 4; read += 1) await (await first).next();

    const late = await openStream(gateway, PROMPT);
    let heard = '';
    while (!heard.includes('three')) heard += await late.next();
    expect(heard).toMatch(/"role":"assistant".*"one".*" two".*" three"/s);
    const native = await openStream(gateway, PROMPT, 'native');
    expect(await native.next()).toBe('event: delta\ndata: {"delta":"one"}\n\n');
    const whole = outcomeOf(gateway, PROMPT, ['openai', 'json']);
    await underWay(gateway, 4);

    gate.open();
    expect(await late.rest()).toMatch(/" four".*" five".*data: \[DONE\]\n\n$/s);
    expect(await native.rest()).toContain(`"message":"${TEXT}"`);
    expect(textOf(await whole)).toBe(TEXT);
    expect(await (await first).rest()).toContain('[DONE]');
    expect(gateway.upstream.requests).toHaveLength(1);
  });
});
