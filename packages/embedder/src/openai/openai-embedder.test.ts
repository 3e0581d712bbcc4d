import { describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, startFakeServer } from '../../test/fake-server.js';
import { numbersOf } from '../../test/numbers-of.js';
import { embedderContract } from '../testing/embedder-contract.js';
import { createOpenaiEmbedder, type OpenaiEmbedderOptions } from './openai-embedder.js';

const newSignal = (): AbortSignal => new AbortController().signal;
const fine: Answer = ({ body }) => [200, { data: [{ index: 0, embedding: numbersOf(Object(body).input) }] }];

async function started(options: Partial<OpenaiEmbedderOptions> = {}, path = '/v1') {
  const server = await startFakeServer(fine);
  const embedder = createOpenaiEmbedder({
    url: `${server.url}${path}`,
    model: 'some-model',
    timeoutMs: 5_000,
    ...options,
  });
  onTestFinished(() => embedder.close());
  return { server, embedder };
}

embedderContract({
  name: 'an OpenAI-compatible server',
  runner: { describe, it },
  createEmbedder: async () => (await started()).embedder,
});

describe('an OpenAI-compatible server', () => {
  it.each(['/v1', '/v1/', '/v1/embeddings'])('is asked at its endpoint: %s', async (path) => {
    const { server, embedder } = await started({}, path);
    await embedder.embed('text', newSignal());
    const body = { model: 'some-model', input: 'text', encoding_format: 'float' };
    expect(server.received).toEqual([{ method: 'POST', url: '/v1/embeddings', authorization: undefined, body }]);
  });

  it('keeps the query of its endpoint, and is asked for so many dimensions', async () => {
    const { server, embedder } = await started({ dimensions: 8 }, '/v1/embeddings?api-version=1');
    expect(embedder.dimensions).toBe(8);
    await embedder.embed('text', newSignal());
    expect(server.received[0]).toMatchObject({ url: '/v1/embeddings?api-version=1', body: { dimensions: 8 } });
  });

  it('is named by what changes its vectors', () => {
    const ids = [{}, { model: 'other' }, { dimensions: 256 }, { url: 'http://other.internal/v1' }].map(
      (options) => createOpenaiEmbedder({ url: 'http://host.internal/v1', model: 'some-model', ...options }).id,
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toContain('some-model');
  });

  it.each([
    [400, { error: { code: 'context_length_exceeded', message: '' } }],
    [400, { error: { message: "This model's maximum context length is 8192 tokens, however you requested 9000" } }],
    [400, { message: 'input is too long', code: 400 }],
    [413, {}],
  ])('finds a text too long: %s %j', async (status, body) => {
    const { server, embedder } = await started();
    server.answer = () => [status, body];
    expect(await embedder.embed('text', newSignal())).toEqual({ unsuitable: 'too-long' });
  });

  it('is not asked for a text that it might cut', async () => {
    const { server, embedder } = await started({ maxCharacters: 10 });
    expect(await embedder.embed('x'.repeat(11), newSignal())).toEqual({ unsuitable: 'too-long' });
    expect(server.received).toEqual([]);
    expect(await embedder.embed('x'.repeat(10), newSignal())).toHaveProperty('vector');
  });
});
