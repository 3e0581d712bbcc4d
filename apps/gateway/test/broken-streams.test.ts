import { type Behaviour, endAfterBytes, rawAnswer, splitChunks } from '@isartor/testing';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyUpstream, faultyUpstream } from './harness/faulty-upstream.js';
import { openaiClient } from './harness/openai-client.js';
import { breakOf, outcomeOf, refusalOf, textOf } from './harness/outcome.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

/** As short as answers get, for they are tried at every byte. */
const FIRST = 'data: {"choices":[{"index":0,"delta":{"content":"ß🌍"}}]}\r\n\r\n';
const STREAM = `${FIRST}: hi\n\ndata: {"choices":[{"index":0,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`;
const WHOLE = '{"choices":[{"message":{"content":"ß🌍"},"finish_reason":"stop"}]}';
const TEXT = 'ß🌍';
const streamed = rawAnswer({ headers: { 'content-type': 'text/event-stream' }, body: STREAM });
const whole = rawAnswer({ headers: { 'content-type': 'application/json' }, body: WHOLE });
const answer: Behaviour = (request) => (request.json.stream === true ? streamed : whole)(request);

const firstBytes = Buffer.byteLength(FIRST);
const streamBytes = Buffer.byteLength(STREAM);
/** From this length on the terminator is there, with or without its blank line. */
const enoughBytes = streamBytes - '\n\n'.length;

let gateway: TestGateway;
let upstream: FaultyUpstream;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
  upstream = faultyUpstream(gateway.upstream);
});
afterAll(() => gateway.stop());

/** How many answers the exact cache holds. */
async function storedAnswers(): Promise<number> {
  const health = await (await gateway.get('/health')).json();
  return (health as { exact_cache: { entries: number } }).exact_cache.entries;
}

/** Runs `check` for each number below `count`, several at a time. */
async function forEachBelow(count: number, check: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await check(next - 1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

/** A prompt that is answered this way. */
function promptFor(prompt: string, behaviour: Behaviour): string {
  upstream.break(prompt, behaviour);
  return prompt;
}

describe('an answer that stops at any byte', () => {
  it.each(['openai', 'native'] as const)('never looks whole as a stream (%s)', async (dialect) => {
    await forEachBelow(enoughBytes, async (length) => {
      const prompt = promptFor(`${dialect}, ${length} bytes`, endAfterBytes(answer, length, 'complete'));
      const outcome = await outcomeOf(gateway, prompt, [dialect, 'stream']);
      const told = length < firstBytes ? refusalOf(outcome) : breakOf(outcome);
      expect(told.message, prompt).not.toBe('');
      if (length < firstBytes) expect(outcome.status, prompt).toBe(502);
    });
    expect(await storedAnswers()).toBe(0);
  });

  it('never looks whole either when the connection is cut', async () => {
    await forEachBelow(enoughBytes, async (length) => {
      const prompt = promptFor(`cut after ${length} bytes`, endAfterBytes(answer, length, 'cut'));
      const outcome = await outcomeOf(gateway, prompt, ['openai', 'stream']);
      // What was sent last may be lost with the connection.
      const told = outcome.status === 200 ? breakOf(outcome) : refusalOf(outcome);
      expect(told.message, prompt).not.toBe('');
    });
    expect(await storedAnswers()).toBe(0);
  });

  it('makes the SDK throw an error of its own', async () => {
    const { openai } = openaiClient(gateway);
    const read = async (content: string): Promise<void> => {
      const messages = [{ role: 'user' as const, content }];
      const stream = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages, stream: true });
      for await (const chunk of stream) expect(chunk.choices).toHaveLength(1);
    };
    await forEachBelow(enoughBytes, async (length) => {
      const prompt = promptFor(`SDK, ${length} bytes`, endAfterBytes(answer, length, 'complete'));
      await expect(read(prompt), prompt).rejects.toBeInstanceOf(OpenAI.APIError);
    });
  });

  it('is a bad gateway as JSON', async () => {
    await forEachBelow(Buffer.byteLength(WHOLE), async (length) => {
      const prompt = promptFor(`JSON, ${length} bytes`, endAfterBytes(answer, length, 'complete'));
      const outcome = await outcomeOf(gateway, prompt, ['openai', 'json']);
      expect(outcome.status, prompt).toBe(502);
      expect(refusalOf(outcome).message, prompt).not.toBe('');
    });
    expect(await storedAnswers()).toBe(0);
  });
});

describe('an answer that arrives in pieces', () => {
  it.each(['openai', 'native'] as const)('is the same wherever it is cut in two (%s)', async (dialect) => {
    await forEachBelow(streamBytes - 1, async (index) => {
      const bytes = Buffer.from(STREAM);
      const chunks = [bytes.subarray(0, index + 1), bytes.subarray(index + 1)];
      const prompt = promptFor(`in two, ${dialect}, ${index}`, (request) => ({ ...streamed(request), chunks }));
      const outcome = await outcomeOf(gateway, prompt, [dialect, 'stream']);
      if (dialect === 'openai') expect(outcome.body, prompt).toBe(STREAM);
      else expect(textOf(outcome), prompt).toBe(TEXT);
    });
  });

  it.each(['openai', 'native'] as const)('is the same byte by byte (%s)', async (dialect) => {
    const stream = promptFor(`byte by byte, ${dialect}`, splitChunks(answer, 1));
    const outcome = await outcomeOf(gateway, stream, [dialect, 'stream']);
    if (dialect === 'openai') expect(outcome.body).toBe(STREAM);
    else expect(textOf(outcome)).toBe(TEXT);
    const json = promptFor(`byte by byte, JSON, ${dialect}`, splitChunks(answer, 1));
    expect(textOf(await outcomeOf(gateway, json, [dialect, 'json']))).toBe(TEXT);
  });
});
