import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksums, modelPath } from '@isartor/model-minilm';

const FILE = 'vocab.txt';

let words: ReadonlySet<string> | undefined;

/**
 * English words, in lower case: what the packaged model's vocabulary has as whole words. Read when first asked for. Throws
 * where the file is missing or damaged: with too few known words, any word would look like a misspelt one.
 */
export function knownWords(): ReadonlySet<string> {
  words ??= read();
  return words;
}

function read(): ReadonlySet<string> {
  const bytes = readFileSync(join(modelPath, FILE));
  if (createHash('sha256').update(bytes).digest('hex') !== checksums[FILE]) {
    throw new Error(`${FILE} of the packaged model is damaged: its checksum differs`);
  }
  const lines = bytes.toString('utf8').split('\n');
  return new Set(lines.filter((line) => /^\p{L}+$/u.test(line)));
}
