import type { Embedder } from '@isartor/core';

const NEVER_ABORTED = new AbortController().signal;

/** Undefined for a text that the embedder finds unsuitable. */
export async function vectorOf(embedder: Embedder, text: string): Promise<Float32Array | undefined> {
  const embedding = await embedder.embed(text, NEVER_ABORTED);
  return 'vector' in embedding ? embedding.vector : undefined;
}
