import { setTimeout as pause } from 'node:timers/promises';
import type { Embedder } from '@isartor/core';
import { memoizeEmbedder } from '@isartor/embedder';
import { createMinilmEmbedder } from '@isartor/embedder/minilm';

const TIMEOUT_MS = 60_000;
const MEMORY = 1_000_000;

/** The packaged model with a memory for all texts, when it is ready: on a busy machine, too, each text gets its vector. @throws Error where it is not ready in a minute. */
export async function openEmbedder(): Promise<Embedder> {
  const model = createMinilmEmbedder({ timeoutMs: TIMEOUT_MS });
  const deadline = performance.now() + TIMEOUT_MS;
  while (model.health().state !== 'ready') {
    if (performance.now() > deadline)
      throw new Error(`The model is not ready: ${model.health().reason ?? 'it takes too long'}`);
    await pause(50);
  }
  return memoizeEmbedder(model, { maxEntries: MEMORY });
}
