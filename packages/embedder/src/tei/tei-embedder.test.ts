import { describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, startFakeServer } from '../../test/fake-server.js';
import { numbersOf } from '../../test/numbers-of.js';
import { embedderContract } from '../testing/embedder-contract.js';
import { createTeiEmbedder, type TeiEmbedderOptions } from './tei-embedder.js';

const newSignal = (): AbortSignal => new AbortController().signal;
const INFO = { model_id: 'BAAI/bge-small-en-v1.5', model_sha: 'abc' };

/** A server with that model; what it answers to texts can be told. */
const serving = (info: unknown, embed: Answer = ({ body }) => [200, [numbersOf(Object(body).inputs)]]): Answer => {
  return (received, response) => (received.url.endsWith('/info') ? [200, info] : embed(received, response));
};

async function started(options: Partial<TeiEmbedderOptions> = {}, path = '') {
  const server = await startFakeServer(serving(INFO));
  const embedder = createTeiEmbedder({ url: `${server.url}${path}`, timeoutMs: 5_000, ...options });
  onTestFinished(() => embedder.close());
  return { server, embedder };
}

embedderContract({
  name: 'text-embeddings-inference',
  runner: { describe, it },
  createEmbedder: async () => (await started()).embedder,
});

describe('text-embeddings-inference', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['/embed', ''],
    ['/some/path', '/some/path'],
  ])('is asked for its model once, and for whole texts: %s', async (path, base) => {
    const { server, embedder } = await started({ apiKey: 'key' }, path);
    for (const text of ['one', 'two']) await embedder.embed(text, newSignal());
    const authorization = 'Bearer key';
    expect(server.received).toEqual([
      { method: 'GET', url: `${base}/info`, authorization, body: undefined },
      {
        method: 'POST',
        url: `${base}/embed`,
        authorization,
        body: { inputs: 'one', normalize: true, truncate: false },
      },
      {
        method: 'POST',
        url: `${base}/embed`,
        authorization,
        body: { inputs: 'two', normalize: true, truncate: false },
      },
    ]);
  });

  it('must have the model that was named', async () => {
    const { embedder } = await started({ model: 'BAAI/bge-small-en-v1.5' });
    expect(embedder.id).toBe('tei/BAAI/bge-small-en-v1.5');
    await expect(embedder.embed('text', newSignal())).resolves.toHaveProperty('vector');
    const { server, embedder: other } = await started({ model: 'BAAI/bge-large-en-v1.5' });
    const reason = 'the server has another model';
    await expect(other.embed('text', newSignal())).rejects.toMatchObject({ fault: 'reply', reason });
    expect(server.received.map(({ url }) => url)).toEqual(['/info']);
  });

  it('must have the same model after a failure as before', async () => {
    const { server, embedder } = await started();
    await embedder.embed('text', newSignal());
    server.answer = serving({ ...INFO, model_sha: 'def' }, () => [503, {}]);
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'down' });
    const reason = 'the server has another model than before';
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'reply', reason });
    server.answer = serving(INFO);
    await expect(embedder.embed('text', newSignal())).resolves.toHaveProperty('vector');
  });

  it('is believed where it does not tell its model', async () => {
    const { server, embedder } = await started({ model: 'some-model' });
    server.answer = ({ url }) => (url === '/info' ? [404, {}] : [200, [[1, 0]]]);
    await expect(embedder.embed('text', newSignal())).resolves.toHaveProperty('vector');
  });

  it.each([
    [413, { error: 'Input validation error: `inputs` must have less than 512 tokens', error_type: 'Validation' }],
    [422, { error: 'Input validation error: `inputs` must have less than 512 tokens. Given: 601' }],
  ])('finds a text too long: %s', async (status, body) => {
    const { server, embedder } = await started();
    server.answer = serving(INFO, () => [status, body]);
    expect(await embedder.embed('text', newSignal())).toEqual({ unsuitable: 'too-long' });
    server.answer = serving(INFO, () => [422, { error: 'Tokenization error' }]);
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'reply' });
  });

  it.each([
    [
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [[]],
    [{ embedding: [1, 0] }],
  ])('refuses anything but one vector: %j', async (body) => {
    const { server, embedder } = await started();
    server.answer = serving(INFO, () => [200, body]);
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'reply' });
  });
});
