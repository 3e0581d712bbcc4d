import { Secret } from '@isartor/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeServer } from '../../test/fake-server.js';
import { numbersOf } from '../../test/numbers-of.js';
import { createOpenaiEmbedder, type OpenaiEmbedderOptions } from '../openai/index.js';

const newSignal = (): AbortSignal => new AbortController().signal;
const KEY = 'sk-very-secret';
const vectorReply = (numbers: unknown) => [200, { data: [{ index: 0, embedding: numbers }] }] as const;
const fine = ({ body }: { readonly body: unknown }) => vectorReply(numbersOf(Object(body).input));

async function started(options: Partial<OpenaiEmbedderOptions> = {}) {
  const server = await startFakeServer(fine);
  const settings = { url: server.url, model: 'some-model', apiKey: KEY, timeoutMs: 5_000, ...options };
  const embedder = createOpenaiEmbedder(settings);
  onTestFinished(() => embedder.close());
  return { server, embedder };
}

describe('an embedder that asks a server', () => {
  it('sends the key, and shows it nowhere', async () => {
    const { server, embedder } = await started({ apiKey: new Secret(KEY) });
    await embedder.embed('text', newSignal());
    expect(server.received[0]?.authorization).toBe(`Bearer ${KEY}`);
    server.answer = ({ authorization }) => [401, { error: { message: `Bad key ${authorization}` } }];
    const error = await embedder.embed('other', newSignal()).catch((error) => error);
    expect(error).toMatchObject({ fault: 'reply', reason: 'the server answered 401' });
    expect(JSON.stringify([error, error.stack, error.cause, embedder.id, embedder.health()])).not.toContain(KEY);
  });

  it('makes any vector one of length 1', async () => {
    const { server, embedder } = await started();
    server.answer = () => vectorReply([3, 0, 4]);
    expect(embedder.dimensions).toBe(0);
    expect(await embedder.embed('text', newSignal())).toEqual({ vector: Float32Array.from([0.6, 0, 0.8]) });
    expect(embedder.dimensions).toBe(3);
  });

  it.each([
    ['another size than before', [1, 0, 0, 0], 'the vector has 4 numbers, not 8'],
    ['zeros', [0, 0, 0], 'the answer of the server is no vector'],
    ['no numbers', ['1', null, {}], 'the answer of the server is no vector'],
    ['numbers that are too large', [1e300, 1], 'the answer of the server is no vector'],
    ['nothing', [], 'the answer of the server is no vector'],
    ['something else', 'abc', 'the answer of the server is no vector'],
  ])('refuses %s', async (_, numbers, reason) => {
    const { server, embedder } = await started();
    await embedder.embed('text', newSignal());
    server.answer = () => vectorReply(numbers);
    await expect(embedder.embed('other', newSignal())).rejects.toMatchObject({ fault: 'reply', reason });
  });

  it.each([
    ['no JSON', 'no JSON at all'],
    ['too much', '1'.repeat(2 * 1024 * 1024)],
  ])('refuses a body that is %s', async (_, body) => {
    const { server, embedder } = await started();
    server.answer = (_, response) => void response.end(body);
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'reply' });
  });

  it('follows no redirect', async () => {
    const { server, embedder } = await started();
    const other = await startFakeServer(fine);
    server.answer = (_, response) => void response.writeHead(307, { location: `${other.url}/embeddings` }).end();
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ reason: 'the server answered 307' });
    expect(other.received).toEqual([]);
  });

  it('gives up what takes too long, and aborts it', async () => {
    const { server, embedder } = await started({ timeoutMs: 100 });
    const closed = new Promise<void>((resolve) => {
      server.answer = (_, response) => void response.on('close', resolve);
    });
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'timeout' });
    await closed;
  });

  it('gives up a body that does not end', async () => {
    const { server, embedder } = await started({ timeoutMs: 100 });
    server.answer = (_, response) => void response.write('{"data":[');
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'timeout' });
  });

  it('leaves a server alone that fails, and is down', async () => {
    const { server, embedder } = await started();
    server.answer = () => [500, {}];
    for (let call = 0; call < 5; call += 1) {
      expect(embedder.health().state).toBe('ready');
      await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'down' });
    }
    expect(embedder.health()).toEqual({ state: 'down', reason: 'the server answered 500', waiting: 0, turnedAway: 0 });
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ reason: 'the server answered 500' });
    expect(server.received).toHaveLength(5);
    server.answer = fine;
    const recovered = () =>
      embedder.embed('text', newSignal()).then(
        () => embedder.health().state,
        () => 'down',
      );
    await expect.poll(recovered, { timeout: 5_000 }).toBe('ready');
  });

  it('leaves a server alone that has too much to do, for as long as it asks for', async () => {
    const { server, embedder } = await started();
    server.answer = (_, response) => void response.writeHead(429, { 'retry-after': '20' }).end();
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'busy' });
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'down' });
    expect(server.received).toHaveLength(1);
    expect(embedder.health()).toMatchObject({ state: 'down', reason: 'the server answered 429' });
  });

  it('does not hold a refused text against the server', async () => {
    const { server, embedder } = await started();
    server.answer = () => [400, { error: { message: 'What is that?' } }];
    for (let call = 0; call < 10; call += 1) {
      await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'reply' });
    }
    expect(server.received).toHaveLength(10);
    expect(embedder.health().state).toBe('ready');
  });

  it('says that there is no server, but not where', async () => {
    const { server, embedder } = await started();
    await server.stop();
    const error = await embedder.embed('text', newSignal()).catch((error) => error);
    expect(error).toMatchObject({ fault: 'down', reason: 'the server could not be reached (ECONNREFUSED)' });
    expect(String(error)).not.toContain('127.0.0.1');
  });

  it('makes only so many calls at once, lets some wait and turns others away', async () => {
    const { server, embedder } = await started({ maxConcurrent: 2, maxWaiting: 3 });
    const open: (() => void)[] = [];
    server.answer = ({ body }, response) => {
      open.push(() => response.end(JSON.stringify({ data: [{ embedding: numbersOf(Object(body).input) }] })));
    };
    const calls = Array.from({ length: 5 }, (_, index) => embedder.embed(`text ${index}`, newSignal()));
    await expect(embedder.embed('text', newSignal())).rejects.toMatchObject({ fault: 'busy' });
    await expect.poll(() => open.length).toBe(2);
    expect(embedder.health()).toMatchObject({ waiting: 3, turnedAway: 1 });
    for (let done = 0; done < 5; done += 1) {
      await expect.poll(() => open.length).toBeGreaterThan(0);
      open.shift()?.();
    }
    await expect(Promise.all(calls)).resolves.toHaveLength(5);
  });

  it('ends its calls when it is closed', async () => {
    const { server, embedder } = await started();
    const asked = new Promise<void>((resolve) => {
      server.answer = () => void resolve();
    });
    const call = embedder.embed('text', newSignal()).catch((error) => error);
    await asked;
    await embedder.close();
    expect(await call).toMatchObject({ fault: 'closed' });
  });

  it('embeds other languages where the model knows them', async () => {
    const german = 'Wie heißt die Hauptstadt von Frankreich?';
    const { embedder } = await started();
    expect(await embedder.embed(german, newSignal())).toEqual({ unsuitable: 'language' });
    const { embedder: polyglot } = await started({ language: 'any' });
    expect(await polyglot.embed(german, newSignal())).toHaveProperty('vector');
  });

  it.each(['not a url', 'ftp://host/', 'http://user:password@host/'])('refuses the url %s', (url) => {
    expect(() => createOpenaiEmbedder({ url, model: 'm' })).toThrow("The embedder's url");
  });
});
