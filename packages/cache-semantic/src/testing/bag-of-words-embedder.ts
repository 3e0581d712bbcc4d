import type { Embedder, EmbedderHealth, Embedding } from '@isartor/core';

/** An embedder without a model, for tests. */
export interface BagOfWordsEmbedder extends Embedder {
  /** Texts in the order in which they were embedded. */
  readonly embedded: readonly string[];
  /** Has every later call fail, or go on as before. */
  setHealth(health: EmbedderHealth): void;
}

const READY: EmbedderHealth = { state: 'ready', waiting: 0, turnedAway: 0 };

/**
 * Makes the same vector for the same text in every process: each word and each pair of letters adds to a direction of its
 * own, so that texts with words in common are near each other. Texts of more than 200 words are too long.
 */
export function createBagOfWordsEmbedder(dimensions = 64): BagOfWordsEmbedder {
  const embedded: string[] = [];
  let health = READY;
  return {
    id: `bag-of-words-${dimensions}`,
    dimensions,
    embedded,
    setHealth(told) {
      health = told;
    },
    async embed(text, signal): Promise<Embedding> {
      signal.throwIfAborted();
      if (health.state !== 'ready') throw new Error(`The embedder is ${health.state}`);
      embedded.push(text);
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.length > 200 ? { unsuitable: 'too-long' } : { vector: vectorOf(words, dimensions) };
    },
    health: () => health,
    close: async () => {},
  };
}

function vectorOf(words: readonly string[], dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of words) {
    add(vector, word, 2);
    for (let place = 0; place + 2 <= word.length; place += 1) add(vector, word.slice(place, place + 2), 0.5);
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return length === 0 ? vector : vector.map((number) => number / length);
}

/** FNV-1a; its bits choose the place and the sign. */
function add(vector: Float32Array, text: string, weight: number): void {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
  }
  const place = hash % vector.length;
  vector[place] = (vector[place] ?? 0) + (hash & 0x10000 ? weight : -weight);
}
