import { type Behaviour, createGate, delayChunks } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underWay } from './harness/gateway-state.js';
import { type LiveStream, openStream } from './harness/live-stream.js';
import { type Outcome, outcomeOf, requestOf, textOf } from './harness/outcome.js';
import { type RawClient, rawPost } from './harness/raw-client.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.stop());

const PROMPT = 'A long story';
/** More than the buffers of any connection hold, so that who does not read is noticed. */
const FRAME_COUNT = 320;
const FRAME_CHARACTERS = 64 * 1024;
const word = (index: number): string => `${index} `.padEnd(FRAME_CHARACTERS, 'x');
const frame = (delta: object, finish: string | null = null): Buffer =>
  Buffer.from(`data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`);
const CHUNKS = [
  ...Array.from({ length: FRAME_COUNT }, (_, index) => frame({ content: word(index) })),
  frame({}, 'stop'),
  Buffer.from('data: [DONE]\n\n'),
];
const story: Behaviour = () => ({
  status: 200,
  headers: { 'content-type': 'text/event-stream' },
  chunks: CHUNKS,
  ending: 'complete',
});

/** A client that reads nothing until it is told to. */
function stalledReader(): Promise<RawClient> {
  const { path, body } = requestOf(PROMPT, 'openai', 'stream');
  return rawPost(gateway, path, body);
}

/** Reads up to the end of one word. */
async function readWord(stream: LiveStream, index: number): Promise<void> {
  for (;;) {
    const event = await stream.next();
    if (event === undefined) throw new Error(`The stream ended before word ${index}`);
    if (event.includes(word(index))) return;
  }
}

function expectWhole(outcome: Outcome): void {
  const text = textOf(outcome);
  expect(text.length).toBe(FRAME_COUNT * FRAME_CHARACTERS);
  expect(text.endsWith(word(FRAME_COUNT - 1))).toBe(true);
}

describe('a client that stops reading', () => {
  it('although it came first, costs the others neither a byte nor time, and is not told a lie', async () => {
    const gate = createGate();
    gateway.upstream.respondWith(delayChunks(story, gate));
    const stalled = await stalledReader();
    await gateway.upstream.nextRequest();
    gate.release(1);
    await stalled.readUntil('data: ');
    const follower = await openStream(gateway, PROMPT);
    const whole = outcomeOf(gateway, PROMPT, ['native', 'json']);
    await underWay(gateway, 3);
    // Word by word: who reads what there is must not fall behind only because this one process does everything.
    for (let index = 0; index < FRAME_COUNT; index += 1) {
      gate.release();
      await readWord(follower, index);
    }
    gate.open();
    expect((await follower.rest()).endsWith('data: [DONE]\n\n')).toBe(true);
    expectWhole(await whole);
    expect(follower.response.headers.get('x-isartor-coalesced')).toBe('true');
    expect(gateway.upstream.requests).toHaveLength(1);
    await expectCutOff(stalled);
  });

  it('although others lead, costs them neither a byte nor time', async () => {
    const gate = createGate();
    gateway.upstream.respondWith(delayChunks(story, gate));
    const leader = outcomeOf(gateway, PROMPT, ['openai', 'stream']);
    await gateway.upstream.nextRequest();
    gate.release(1);
    const stalled = await stalledReader();
    await stalled.readUntil('x-isartor-coalesced: true');
    gate.open();
    expectWhole(await leader);
    await expectCutOff(stalled);
  });

  it('counts for nobody once it was cut off: the upstream is let go when the last one who reads has left', async () => {
    const gate = createGate();
    gateway.upstream.respondWith(delayChunks(story, gate));
    const stalled = await stalledReader();
    await gateway.upstream.nextRequest();
    gate.release(1);
    await stalled.readUntil('data: ');
    const reader = await openStream(gateway, PROMPT);
    for (let index = 0; index < 300; index += 1) {
      gate.release();
      await readWord(reader, index);
    }
    const left = performance.now();
    reader.leave();
    await gateway.upstream.whenAborted(0);
    expect(performance.now() - left).toBeLessThan(2000);
    await expectCutOff(stalled);
  });

  /** It gets what its connection held, then the error; nothing that looks like an end. */
  async function expectCutOff(stalled: RawClient): Promise<void> {
    const received = await stalled.readToEnd();
    expect(received).toContain('"replay_overflow"');
    expect(received).not.toContain('[DONE]');
    await underWay(gateway, 0);
  }
});

describe('whoever comes after the beginning was let go', () => {
  it('has a call of its own', async () => {
    const gate = createGate();
    gateway.upstream.respondWith(delayChunks(story, gate), story);
    const first = openStream(gateway, PROMPT);
    await gateway.upstream.nextRequest();
    // More than is kept for newcomers.
    gate.release(25);
    const leader = await first;
    for (let read = 0; read < 25; read += 1) await leader.next();
    const late = await outcomeOf(gateway, PROMPT, ['openai', 'stream']);
    expectWhole(late);
    expect(late.headers.get('x-isartor-layer')).toBe('l3');
    expect(gateway.upstream.requests).toHaveLength(2);
    gate.open();
    expect((await leader.rest()).endsWith('data: [DONE]\n\n')).toBe(true);
  });
});
