import { describe, expect, it } from 'vitest';
import { fakeEmbedder } from '../../test/fake-embedder.js';
import { untilReady } from '../../test/until-ready.js';

const signal = new AbortController().signal;
const faultOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    ({ fault }) => fault,
  );

describe('a process that answers', () => {
  it('is asked as soon as it is ready, and not before', async () => {
    const embedder = fakeEmbedder({ name: 'works' });
    expect(embedder.health()).toEqual({ state: 'starting', reason: 'the model is loading', waiting: 0, turnedAway: 0 });
    expect(await faultOf(embedder.embed('abc', signal))).toBe('starting');
    await untilReady(embedder);
    expect(await embedder.embed('abc', signal)).toEqual({ vector: Float32Array.from([0, 0, 0, 1]) });
    expect(embedder.process()).toEqual({ processId: expect.any(Number), memoryBytes: 123, restarts: 0 });
  });

  it('may find a text too long', async () => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works' }));
    expect(await embedder.embed('too long', signal)).toEqual({ unsuitable: 'too-long' });
  });

  it('goes on after an error that a text has caused', async () => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works' }));
    await expect(embedder.embed('an error', signal)).rejects.toMatchObject({ fault: 'reply', reason: 'no such thing' });
    expect(await embedder.embed('abcd', signal)).toHaveProperty('vector');
    expect(embedder.process().restarts).toBe(0);
  });
});

describe('a process that cannot be trusted', () => {
  it.each([
    ['not finite', 'reply', 'the vector has numbers that are not finite'],
    ['too short', 'reply', 'the vector has 3 numbers, not 4'],
    ['not normalised', 'reply', 'the vector is not normalised'],
    ['not a vector', 'reply', 'the answer is no vector'],
    ['not a message', 'down', 'it said what is no message'],
    ['nothing asked', 'down', 'it answered what was not asked'],
    ['the end', 'down', 'the process ended with 3'],
  ])('is replaced by another when it says: %s', async (text, fault, reason) => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works' }));
    await expect(embedder.embed(text, signal)).rejects.toMatchObject({ fault, reason });
    await expect.poll(() => embedder.process()).toMatchObject({ restarts: 1, memoryBytes: 123 });
    expect(await (await untilReady(embedder)).embed('a', signal)).toEqual({ vector: Float32Array.from([0, 1, 0, 0]) });
  });

  it.each([
    ['fails', 'the disk is on fire'],
    ['ends', 'the process ended with 3'],
    ['hangs', 'the model was not ready within 100 ms'],
  ] as const)('is down and tried again when it never gets ready: %s', async (name, reason) => {
    const embedder = fakeEmbedder({ name, times: { startTimeoutMs: name === 'hangs' ? 100 : 10_000 } });
    await expect.poll(() => embedder.health()).toMatchObject({ state: 'down', reason });
    expect(await faultOf(embedder.embed('abc', signal))).toBe('down');
    await expect.poll(() => embedder.process().restarts, { timeout: 10_000 }).toBeGreaterThan(1);
    expect(embedder.health()).toMatchObject({ state: 'down', reason });
  });
});

describe('a process that is silent', () => {
  it('makes the call late, turns away the next ones at once, and is replaced', async () => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works', timeoutMs: 50, times: { silenceMs: 1_500 } }));
    const before = embedder.process().processId;
    await expect(embedder.embed('silence', signal)).rejects.toMatchObject({ fault: 'timeout' });
    expect(await faultOf(embedder.embed('abc', signal))).toBe('busy');
    expect(embedder.health()).toMatchObject({ state: 'down', turnedAway: 1 });
    await expect.poll(() => embedder.process().restarts, { timeout: 10_000 }).toBe(1);
    await untilReady(embedder);
    expect(embedder.process().processId).not.toBe(before);
    expect(await embedder.embed('abcd', signal)).toHaveProperty('vector');
  });
});

describe('a line of calls', () => {
  it('is bounded, and ends with the embedder', async () => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works', maxWaiting: 3 }));
    // Two are with the process, three wait.
    const calls = Array.from({ length: 5 }, () => faultOf(embedder.embed('silence', signal)));
    expect(embedder.health()).toMatchObject({ waiting: 3, turnedAway: 0 });
    expect(await faultOf(embedder.embed('abc', signal))).toBe('busy');
    expect(embedder.health()).toMatchObject({ waiting: 3, turnedAway: 1 });
    await embedder.close();
    expect(await Promise.all(calls)).toEqual(['down', 'down', 'closed', 'closed', 'closed']);
    expect(embedder.health()).toEqual({ state: 'down', reason: 'closed', waiting: 0, turnedAway: 1 });
  });

  it('forgets who leaves it', async () => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works', maxWaiting: 1 }));
    for (const _ of [1, 2]) void embedder.embed('silence', signal).catch(() => {});
    const controller = new AbortController();
    const waits = embedder.embed('abc', controller.signal);
    expect(embedder.health().waiting).toBe(1);
    controller.abort(new Error('enough'));
    await expect(waits).rejects.toThrow('enough');
    expect(embedder.health()).toMatchObject({ waiting: 0, turnedAway: 0 });
  });

  it('lets a call wait no longer than it may take', async () => {
    const embedder = await untilReady(fakeEmbedder({ name: 'works', timeoutMs: 100 }));
    const calls = Array.from({ length: 6 }, () => faultOf(embedder.embed('silence', signal)));
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 6 }, () => 'timeout'));
    expect(embedder.health().waiting).toBe(0);
  });
});

describe('a closed embedder', () => {
  it('has no process any more, and gets no new one', async () => {
    const embedder = fakeEmbedder({ name: 'ends' });
    await expect.poll(() => embedder.process().restarts).toBeGreaterThan(0);
    await Promise.all([embedder.close(), embedder.close()]);
    const { restarts } = embedder.process();
    expect(embedder.process().processId).toBeUndefined();
    const other = await untilReady(fakeEmbedder({ name: 'works' }));
    await other.embed('abc', signal);
    expect(embedder.process()).toEqual({ processId: undefined, memoryBytes: undefined, restarts });
    expect(await faultOf(embedder.embed('abc', signal))).toBe('closed');
  });
});
