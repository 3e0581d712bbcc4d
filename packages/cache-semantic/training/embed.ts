import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './data.js';

const DIMENSIONS = 384;
const BATCH = 16;
const MODELS = join(ROOT, 'packages/model-minilm/');

interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(task: string, model: string): Promise<Extractor>;
}
type Extractor = (texts: readonly string[], how: object) => Promise<{ readonly data: Float32Array }>;

/** The vectors of the texts by the packaged model, one after the other; kept in the temporary folder for the next time. */
export async function embedAll(texts: readonly string[]): Promise<Float32Array> {
  const name = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `isartor-training-${name}.f32`);
  if (existsSync(file)) {
    const bytes = readFileSync(file);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }
  const vectors = await compute(texts);
  writeFileSync(file, new Uint8Array(vectors.buffer));
  return vectors;
}

async function compute(texts: readonly string[]): Promise<Float32Array> {
  const extract = await loadModel();
  const vectors = new Float32Array(texts.length * DIMENSIONS);
  // Texts of about the same length go together, so that little is computed for padding.
  const order = texts
    .map((text, index) => ({ text, index }))
    .sort((left, right) => left.text.length - right.text.length);
  for (let start = 0; start < order.length; start += BATCH) {
    const batch = order.slice(start, start + BATCH);
    const { data } = await extract(
      batch.map(({ text }) => text),
      { pooling: 'mean', normalize: true },
    );
    for (const [row, { index }] of batch.entries()) {
      vectors.set(data.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), index * DIMENSIONS);
    }
  }
  return vectors;
}

async function loadModel(): Promise<Extractor> {
  const path = createRequire(join(ROOT, 'packages/embedder/package.json')).resolve('@xenova/transformers');
  const { env, pipeline }: Transformers = await import(pathToFileURL(path).href);
  env.allowRemoteModels = false;
  env.localModelPath = MODELS;
  return pipeline('feature-extraction', 'model');
}

/** Words of the model's vocabulary, as guards take them. */
export function knownWords(): ReadonlySet<string> {
  const vocabulary = readFileSync(join(MODELS, 'model/vocab.txt'), 'utf8');
  return new Set(vocabulary.split('\n').filter((word) => /^[a-z]{2,}$/.test(word)));
}
