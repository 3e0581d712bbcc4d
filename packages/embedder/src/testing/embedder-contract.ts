import assert from 'node:assert/strict';
import type { Embedder } from '@isartor/core';

type Run = () => void | Promise<void>;

/** The two functions of a test runner (vitest, jest, node:test) that the suite needs. */
export interface TestRunner {
  describe(name: string, suite: () => void): unknown;
  it(name: string, test: Run): unknown;
}

/** The driver under test, and the test runner to use. */
export interface EmbedderContractOptions {
  readonly name: string;
  readonly runner: TestRunner;
  /** A new embedder that is ready, and takes 20 calls at once, for each test. The suite closes it. */
  createEmbedder(): Embedder | Promise<Embedder>;
}

/** One for each call, as each request has its own. */
const newSignal = (): AbortSignal => new AbortController().signal;

/** What every embedder must do, as a suite that each driver's tests run. */
export function embedderContract({ name, runner, createEmbedder }: EmbedderContractOptions): void {
  const { describe, it } = runner;
  const withEmbedder = (test: (embedder: Embedder) => Promise<void>): Run => {
    return async () => {
      const embedder = await createEmbedder();
      try {
        await test(embedder);
      } finally {
        await embedder.close();
      }
    };
  };
  describe(`${name} keeps the contract of an embedder`, () => {
    for (const [title, test] of Object.entries(RULES)) it(title, withEmbedder(test));
  });
}

const RULES: Readonly<Record<string, (embedder: Embedder) => Promise<void>>> = {
  'has a name': async (embedder) => {
    assert.notEqual(embedder.id, '');
  },
  'gives vectors of its dimensions and of length 1': async (embedder) => {
    for (const text of ['How do I reset my password?', 'x', 'SELECT 1;', 'naïve ☃ 𝄞', '\ud800', 'line\nline\u0000']) {
      const vector = await vectorOf(embedder, text);
      assert.equal(vector.length, embedder.dimensions, text);
      assert.ok(Math.abs(dot(vector, vector) - 1) < 1e-3, text);
    }
  },
  'gives the same text the same vector, and another one another': async (embedder) => {
    const vector = await vectorOf(embedder, 'How do I sort a list?');
    assert.deepEqual(await vectorOf(embedder, 'How do I sort a list?'), vector);
    assert.ok(dot(await vectorOf(embedder, 'Who wrote Hamlet?'), vector) < 0.9);
  },
  'gives each of many calls at once its own vector': async (embedder) => {
    const texts = Array.from({ length: 20 }, (_, index) => `What is ${index} times ${index * 7}?`);
    const together = await Promise.all(texts.map((text) => vectorOf(embedder, text)));
    for (const [index, text] of texts.entries()) assert.deepEqual(await vectorOf(embedder, text), together[index]);
  },
  'never takes a part of a text for the whole': async (embedder) => {
    const long = 'the quick brown fox jumps over the lazy dog '.repeat(400);
    const [one, other] = await Promise.all([
      embedder.embed(`${long}yes`, newSignal()),
      embedder.embed(`${long}no`, newSignal()),
    ]);
    if (!('vector' in one && 'vector' in other)) assert.deepEqual(one, { unsuitable: 'too-long' });
    else assert.notDeepEqual(one.vector, other.vector);
  },
  'is ready once it has answered, and nothing waits': async (embedder) => {
    await vectorOf(embedder, 'Is it ready?');
    assert.deepEqual(embedder.health(), { state: 'ready', waiting: 0, turnedAway: 0 });
  },
  'rejects with the reason of a signal that has aborted': async (embedder) => {
    const reason = new Error('enough');
    await assert.rejects(embedder.embed('text', AbortSignal.abort(reason)), reason);
  },
  'rejects with the reason of a signal that aborts meanwhile, and answers others': async (embedder) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const left = embedder.embed('What is a monad?', controller.signal);
    const stays = vectorOf(embedder, 'What is a functor?');
    controller.abort(reason);
    await assert.rejects(left, reason);
    assert.equal((await stays).length, embedder.dimensions);
  },
  'can be closed twice, and answers no more': async (embedder) => {
    await embedder.close();
    await embedder.close();
    await assert.rejects(embedder.embed('text', newSignal()));
    assert.equal(embedder.health().state, 'down');
  },
};

async function vectorOf(embedder: Embedder, text: string): Promise<Float32Array> {
  const embedding = await embedder.embed(text, newSignal());
  if (!('vector' in embedding)) assert.fail(`${text}: ${embedding.unsuitable}`);
  return embedding.vector;
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
