import { readFileSync } from 'node:fs';

const VOCABULARY = new URL('../../../model-minilm/model/vocab.txt', import.meta.url);

/** The whole words of the packaged model's vocabulary: what the gateway hands in. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(
  readFileSync(VOCABULARY, 'utf8')
    .split('\n')
    .filter((line) => /^\p{L}+$/u.test(line)),
);
