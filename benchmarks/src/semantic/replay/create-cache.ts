import {
  createSemanticCache,
  englishQuestions,
  type SemanticCache,
  type SemanticCacheOptions,
} from '@isartor/cache-semantic';
import { knownWords } from '@isartor/embedder/minilm';
import { createDraws } from '../draw.js';

/** Any time: nothing grows old in a replay. */
const NOW = 1_700_000_000_000;
const SEED = 1;

/** What compares questions in the gateway. */
export const ENGLISH = englishQuestions({ knownWords: knownWords() });

/** The engine as the gateway makes it, but that chance and time are the same in each run and nothing is evicted. */
export function createCache<Value>(options: SemanticCacheOptions<Value>): SemanticCache<Value> {
  return createSemanticCache<Value>({
    comparer: ENGLISH,
    maxEntries: 1_000_000,
    maxBytes: 8 * 1024 ** 3,
    now: () => NOW,
    random: createDraws(SEED),
    onFailure: (error) => {
      throw error;
    },
    ...options,
  });
}
