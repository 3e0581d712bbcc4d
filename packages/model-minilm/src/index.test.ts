import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksums, dimensions, maxPieces, modelId, modelPath } from './index.js';

const files = readdirSync(modelPath, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(modelPath, name)).isFile(),
);

describe('the packaged model', () => {
  it('has the files that are named, and no others, byte for byte', () => {
    const found = files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(modelPath, name)))
        .digest('hex'),
    ]);
    expect(Object.fromEntries(found)).toEqual(checksums);
  });

  it('is what its figures say', () => {
    const config = JSON.parse(readFileSync(join(modelPath, 'config.json'), 'utf8'));
    expect(config.hidden_size).toBe(dimensions);
    expect(config.max_position_embeddings).toBeGreaterThanOrEqual(maxPieces);
  });

  it('has an identity that changes with its weights', () => {
    expect(modelId).toContain(checksums['onnx/model_quantized.onnx']?.slice(0, 8));
  });
});
