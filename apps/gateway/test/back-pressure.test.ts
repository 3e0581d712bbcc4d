import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Behaviour, createGate, delayChunks } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underWay } from './harness/gateway-state.js';
import { openStream } from './harness/live-stream.js';
import { outcomeOf, refusalOf, requestOf } from './harness/outcome.js';
import { rawPost } from './harness/raw-client.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.stop());

const MEBIBYTE = 1024 * 1024;
const PROMPT = 'Never stop';
/** 64 KiB each, all of them one and the same piece of memory. */
const FRAME_COUNT = 3200;
const repeated = (piece: string): readonly Buffer[] => Array(FRAME_COUNT).fill(Buffer.from(piece));
const frame = (text: string): string =>
  `data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta: { content: text } }] })}\n\n`;
const FRAMES = repeated(frame('x'.repeat(65_536 - frame('').length)));

/** 200 MB of an answer without an end, and how many of its pieces the upstream has sent so far. */
function endless(chunks: readonly Buffer[], type: string) {
  let sent = 0;
  const count = async (): Promise<void> => {
    sent += 1;
  };
  const plan = { status: 200, headers: { 'content-type': type }, chunks, ending: 'stall' } as const;
  const behaviour: Behaviour = delayChunks(() => plan, { ...createGate(), pass: count });
  return {
    behaviour,
    get sent() {
      return sent;
    },
  };
}

/** Resolves once `read` gives the same number several times in a row. */
async function settled(read: () => number): Promise<void> {
  let last = Number.NaN;
  let times = 0;
  const unchanged = (): number => {
    const now = read();
    times = now === last ? times + 1 : 0;
    last = now;
    return times;
  };
  await expect.poll(unchanged, { interval: 50, timeout: 15_000 }).toBeGreaterThan(6);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that this process, gateway, upstream and client together, cannot let go of. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('a client that stops reading', () => {
  it('stops the upstream, and nothing piles up in between', async () => {
    const stream = endless(FRAMES, 'text/event-stream');
    gateway.upstream.respondWith(stream.behaviour);
    const before = heldBytes();
    const { path, body } = requestOf(PROMPT, 'openai', 'stream');
    const client = await rawPost(gateway, path, body);
    await client.readUntil('data: ');
    await settled(() => stream.sent);
    expect(stream.sent).toBeGreaterThan(1);
    expect(stream.sent).toBeLessThan(FRAME_COUNT / 2);
    await expect.poll(() => heldBytes() - before).toBeLessThan(20 * MEBIBYTE);

    // It goes on where it was when it reads again.
    const stopped = stream.sent;
    const reading = client.readToEnd();
    await expect.poll(() => stream.sent, { interval: 5 }).toBeGreaterThan(stopped + 10);
    client.leave();
    await reading;
    await gateway.upstream.whenAborted(0);
    await underWay(gateway, 0);
  });

  it('and leaves ends the upstream call', async () => {
    const stream = endless(FRAMES, 'text/event-stream');
    gateway.upstream.respondWith(stream.behaviour);
    const { path, body } = requestOf(PROMPT, 'native', 'stream');
    const client = await rawPost(gateway, path, body);
    await client.readUntil('event: delta');
    await settled(() => stream.sent);
    expect(stream.sent).toBeLessThan(FRAME_COUNT / 2);
    const left = performance.now();
    client.leave();
    await gateway.upstream.whenAborted(0);
    expect(performance.now() - left).toBeLessThan(2000);
    await underWay(gateway, 0);
  });
});

describe('an answer without an end', () => {
  it.each([
    ['white space', repeated(' '.repeat(65_536)), 'application/json'],
    ['a stream that nobody asked for', FRAMES, 'text/event-stream'],
  ])('is given up where it is wanted whole: %s', async (_name, chunks, type) => {
    const answer = endless(chunks, type);
    gateway.upstream.respondWith(answer.behaviour);
    const before = heldBytes();
    const outcome = await outcomeOf(gateway, PROMPT, ['openai', 'json']);
    expect(outcome.status).toBe(502);
    expect(refusalOf(outcome).code).toBe('upstream_invalid');
    await gateway.upstream.whenAborted(0);
    expect(answer.sent).toBeLessThan(FRAME_COUNT / 2);
    await expect.poll(() => heldBytes() - before).toBeLessThan(20 * MEBIBYTE);
  });

  it('is given up by those who want it whole, not by those who share it as a stream', async () => {
    const stream = endless(FRAMES, 'text/event-stream');
    const gate = createGate();
    gateway.upstream.respondWith(delayChunks(stream.behaviour, gate));
    const asked = openStream(gateway, PROMPT);
    await gateway.upstream.nextRequest();
    gate.release();
    const leader = await asked;
    const whole = outcomeOf(gateway, PROMPT, ['openai', 'json']);
    await underWay(gateway, 2);
    let told = false;
    void whole.finally(() => {
      told = true;
    });
    while (!told) {
      gate.release();
      expect(await leader.next()).toContain('"delta"');
    }
    expect((await whole).status).toBe(502);
    expect(refusalOf(await whole).code).toBe('upstream_invalid');
    gate.release();
    expect(await leader.next()).toContain('"delta"');
    leader.leave();
    await gateway.upstream.whenAborted(0);
  });
});
