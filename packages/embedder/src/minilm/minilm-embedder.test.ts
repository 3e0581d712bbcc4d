import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelPath } from '@isartor/model-minilm';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../test/is-alive.js';
import { startOwner } from '../../test/start-owner.js';
import { untilReady } from '../../test/until-ready.js';
import { embedderContract } from '../testing/embedder-contract.js';
import { createMinilmEmbedder } from './minilm-embedder.js';
import type { MinilmEmbedder } from './process-embedder.js';

const signal = new AbortController().signal;
const patient = { timeoutMs: 10_000 };

const starting = (): Promise<MinilmEmbedder> => untilReady(createMinilmEmbedder(patient));
const started = async (): Promise<MinilmEmbedder> => {
  const embedder = await starting();
  onTestFinished(() => embedder.close());
  return embedder;
};

embedderContract({ name: 'the packaged model', runner: { describe, it }, createEmbedder: starting });

describe('the packaged model', () => {
  let embedder: MinilmEmbedder;
  beforeAll(async () => {
    embedder = await starting();
  });
  afterAll(() => embedder.close());

  const vectorOf = async (text: string): Promise<Float32Array> => {
    const embedding = await embedder.embed(text, signal);
    if (!('vector' in embedding)) throw new Error(embedding.unsuitable);
    return embedding.vector;
  };
  const similarity = async (one: string, other: string): Promise<number> => {
    const [first, second] = await Promise.all([vectorOf(one), vectorOf(other)]);
    return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
  };

  it('finds texts as similar as its weights do when it sees one text at a time', async () => {
    const texts = ['The weather is lovely today.', "It's so sunny outside!", 'He drove to the stadium.'] as const;
    expect(await similarity(texts[0], texts[1])).toBeCloseTo(0.6532, 2);
    expect(await similarity(texts[0], texts[2])).toBeCloseTo(0.1182, 2);
    expect(await similarity(texts[1], texts[2])).toBeCloseTo(0.1586, 2);
  });

  it('finds them about as similar as the weights do that it was made from', async () => {
    const texts = ['The weather is lovely today.', "It's so sunny outside!", 'He drove to the stadium.'] as const;
    const found = [
      await similarity(texts[0], texts[1]),
      await similarity(texts[0], texts[2]),
      await similarity(texts[1], texts[2]),
    ];
    for (const [index, exact] of [0.666, 0.1046, 0.1411].entries())
      expect(Math.abs((found[index] ?? 0) - exact)).toBeLessThan(0.02);
  });

  it('sees a text of 256 word pieces whole, the two at its ends included, and none that is longer', async () => {
    const words = (count: number): string => 'what '.repeat(count);
    await expect(vectorOf(words(254))).resolves.toHaveLength(384);
    expect(await embedder.embed(words(255), signal)).toEqual({ unsuitable: 'too-long' });
    // The tokenizer's own file cuts at 128.
    expect(await similarity(`${words(200)} cats`, `${words(200)} taxes`)).toBeLessThan(0.999);
  });

  it('does not take a word that it cannot see for one that it has seen', async () => {
    await expect(vectorOf(`What is ${'a1'.repeat(50)}?`)).resolves.toHaveLength(384);
    expect(await embedder.embed(`What is ${'a1'.repeat(50)}b?`, signal)).toEqual({ unsuitable: 'too-long' });
    expect(await embedder.embed('what? '.repeat(2_000), signal)).toEqual({ unsuitable: 'too-long' });
  });

  it('knows English only', async () => {
    expect(await embedder.embed('Wie heißt die Hauptstadt von Frankreich?', signal)).toEqual({
      unsuitable: 'language',
    });
  });

  it('says how its process is', () => {
    expect(embedder.process()).toEqual({ processId: expect.any(Number), memoryBytes: expect.any(Number), restarts: 0 });
    expect(embedder.process().memoryBytes).toBeGreaterThan(50_000_000);
  });

  it.skipIf(process.platform !== 'linux')('hands its process no variables, secrets least of all', () => {
    expect(process.env).toHaveProperty('PATH');
    expect(readFileSync(`/proc/${embedder.process().processId}/environ`, 'utf8')).not.toContain('PATH=');
  });

  it('has a word list', () => {
    const words = embedder.knownWords();
    for (const word of ['password', 'reset', 'the', 'a', 'database']) expect(words.has(word)).toBe(true);
    for (const word of ['pasword', '##ing', '[CLS]', '1', '', 'Password']) expect(words.has(word)).toBe(false);
    expect(words.size).toBeGreaterThan(20_000);
  });

  it('has the same id wherever its files are, and another one with other settings', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isartor-model-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    symlinkSync(modelPath, join(folder, 'copy'));
    const copy = createMinilmEmbedder({ ...patient, modelPath: join(folder, 'copy') });
    onTestFinished(() => copy.close());
    expect(copy.id).toBe(embedder.id);
    await untilReady(copy);
    const text = 'How do I reset my password?';
    expect(await copy.embed(text, signal)).toEqual({ vector: await vectorOf(text) });
  });
});

describe('the process of the model', () => {
  it('is replaced when it is killed', async () => {
    const embedder = await started();
    const before = await embedder.embed('How do I sort a list?', signal);
    process.kill(embedder.process().processId ?? 0, 'SIGKILL');
    await expect
      .poll(() => embedder.health())
      .toMatchObject({ state: 'down', reason: 'the process was ended by SIGKILL' });
    await untilReady(embedder);
    expect(await embedder.embed('How do I sort a list?', signal)).toEqual(before);
    expect(embedder.process().restarts).toBe(1);
  });

  it('is replaced when it is stopped', async () => {
    const embedder = createMinilmEmbedder({ timeoutMs: 200 });
    onTestFinished(() => embedder.close());
    await untilReady(embedder);
    const { processId = 0 } = embedder.process();
    process.kill(processId, 'SIGSTOP');
    await expect(embedder.embed('How do I sort a list?', signal)).rejects.toMatchObject({ fault: 'timeout' });
    await expect(embedder.embed('How do I sort a list?', signal)).rejects.toMatchObject({ fault: 'busy' });
    await expect.poll(() => isAlive(processId), { timeout: 10_000 }).toBe(false);
    await untilReady(embedder);
    expect(embedder.process().restarts).toBe(1);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves %s to the one in front', async (name) => {
    const embedder = await started();
    const { processId = 0 } = embedder.process();
    process.kill(processId, name);
    for (let call = 0; call < 20; call += 1) await embedder.embed(`What is ${call}?`, signal);
    expect(embedder.process()).toMatchObject({ processId, restarts: 0 });
  });

  it('ends when the embedder is closed, also amid its start', async () => {
    const embedder = createMinilmEmbedder();
    const { processId = 0 } = embedder.process();
    expect(isAlive(processId)).toBe(true);
    await embedder.close();
    expect(isAlive(processId)).toBe(false);
  });

  it('does not outlive its owner, however that ends', async () => {
    const owner = await startOwner('stay');
    expect(isAlive(owner.modelProcessId)).toBe(true);
    await owner.kill();
    await expect.poll(() => isAlive(owner.modelProcessId), { timeout: 10_000 }).toBe(false);
  });

  it('is gone when its owner goes on after it was closed', async () => {
    const owner = await startOwner('close');
    expect(await owner.exitCode).toBe(42);
    expect(isAlive(owner.modelProcessId)).toBe(false);
  });

  it('does not keep its owner', async () => {
    const owner = await startOwner('leave');
    expect(await owner.exitCode).toBe(0);
    await expect.poll(() => isAlive(owner.modelProcessId), { timeout: 10_000 }).toBe(false);
  });
});
