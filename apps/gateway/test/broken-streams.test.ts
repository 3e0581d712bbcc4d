import { type Behaviour, endAfterBytes, splitChunks } from '@isartor/testing';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyUpstream, faultyUpstream } from './harness/faulty-upstream.js';
import { openaiClient } from './harness/openai-client.js';
import { breakOf, outcomeOf, refusalOf, textOf } from './harness/outcome.js';
import { answerWith, framesOf, type ScriptedCompletion } from './harness/scripted-completion.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

const ANSWER: ScriptedCompletion = {
  model: 'gpt-4o-mini',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Grüße 🌍' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
};
const answer = answerWith(ANSWER);
const frames = framesOf(ANSWER, { stream_options: { include_usage: true } });
const streamBytes = Buffer.byteLength(frames.join(''));
/** From here on the terminator is there, whether or not its blank line is. */
const wholeFrom = streamBytes - '\n\n'.length;
const firstFrameBytes = Buffer.byteLength(frames[0] ?? '');

let gateway: TestGateway;
let upstream: FaultyUpstream;
beforeAll(async () => {
  gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
  upstream = faultyUpstream(gateway.upstream);
});
afterAll(() => gateway.stop());

const entries = async (): Promise<number> => {
  const health = await (await gateway.get('/health')).json();
  return (health as { exact_cache: { entries: number } }).exact_cache.entries;
};

/** Runs `check` for every number up to `count`, several at a time. */
async function forEachUpTo(count: number, check: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await check(next - 1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

const breaking = (name: string, behaviour: Behaviour): string => {
  upstream.break(name, behaviour);
  return name;
};

describe('an answer that stops at any byte', () => {
  it.each(['complete', 'cut'] as const)('never looks whole as a stream, in either dialect (%s)', async (ending) => {
    const before = await entries();
    await forEachUpTo(wholeFrom, async (length) => {
      const prompt = breaking(`stream, ${ending}, ${length}`, endAfterBytes(answer, length, ending));
      for (const dialect of ['openai', 'native'] as const) {
        const outcome = await outcomeOf(gateway, prompt, [dialect, 'stream']);
        // Bytes that were cut off may be lost on their way, but none is made up.
        const begun = outcome.status === 200;
        expect(ending === 'cut' ? begun && length < firstFrameBytes : begun !== length >= firstFrameBytes).toBe(false);
        expect(begun ? breakOf(outcome) : refusalOf(outcome)).toBeTruthy();
      }
    });
    expect(await entries()).toBe(before);
  });

  it('makes the SDK throw', async () => {
    const { openai } = openaiClient(gateway);
    await forEachUpTo(wholeFrom, async (length) => {
      const content = breaking(`SDK, ${length}`, endAfterBytes(answer, length, 'complete'));
      const read = async (): Promise<void> => {
        const messages = [{ role: 'user' as const, content }];
        const stream = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages, stream: true });
        for await (const chunk of stream) expect(chunk.choices[0]?.finish_reason).not.toBe(undefined);
      };
      await expect(read(), `${length} bytes`).rejects.toBeInstanceOf(OpenAI.APIError);
    });
  });

  it('is a bad gateway as JSON', async () => {
    const before = await entries();
    const whole = answer(await recorded());
    const bytes = Buffer.concat(whole.chunks).length;
    await forEachUpTo(bytes, async (length) => {
      const prompt = breaking(`JSON, ${length}`, endAfterBytes(answer, length, 'complete'));
      const outcome = await outcomeOf(gateway, prompt, ['openai', 'json']);
      expect(outcome.status, `${length} bytes`).toBe(502);
      expect(refusalOf(outcome)).toBeTruthy();
    });
    expect(await entries()).toBe(before);
  });
});

/** Any request that the upstream has had and that wanted JSON. */
async function recorded() {
  await outcomeOf(gateway, 'Anything', ['openai', 'json']);
  const request = gateway.upstream.requests.find(({ json }) => json.stream !== true);
  if (request === undefined) throw new Error('Nothing was asked');
  return request;
}

describe('an answer that arrives in pieces', () => {
  it('is the same wherever it is cut in two', async () => {
    await forEachUpTo(streamBytes - 1, async (index) => {
      const cutInTwo: Behaviour = (request) => {
        const plan = answer(request);
        const bytes = Buffer.concat(plan.chunks);
        return { ...plan, chunks: [bytes.subarray(0, index + 1), bytes.subarray(index + 1)] };
      };
      const prompt = breaking(`in two, ${index}`, cutInTwo);
      expect(textOf(await outcomeOf(gateway, prompt, ['openai', 'stream']))).toBe('Grüße 🌍');
      expect(textOf(await outcomeOf(gateway, prompt, ['native', 'stream']))).toBe('Grüße 🌍');
    });
  });

  it.each(['openai', 'native'] as const)('is the same byte by byte (%s)', async (dialect) => {
    for (const way of ['stream', 'json'] as const) {
      const prompt = breaking(`byte by byte, ${dialect}, ${way}`, splitChunks(answer, 1));
      expect(textOf(await outcomeOf(gateway, prompt, [dialect, way]))).toBe('Grüße 🌍');
    }
  });
});
