import { isHeader } from './file-header.js';
import { createFileSeal, isTrailer } from './file-seal.js';
import { createLineSplitter, type Line } from './line-splitter.js';

/** Sees a file of the cache pass by. */
export interface CacheFileCheck {
  /** The next bytes of it. */
  push(piece: Uint8Array): void;
  /** How many answers the file holds; undefined unless it is, byte for byte, one that was exported to its end. */
  finish(): number | undefined;
}

/** Begins before the first byte. Holds no more than a line of the file. */
export function createCacheFileCheck(): CacheFileCheck {
  const splitter = createLineSplitter();
  const seal = createFileSeal();
  let hasHeader: boolean | undefined;
  let answers: number | undefined;

  const look = (line: Line): void => {
    hasHeader ??= isHeader(line);
    answers = undefined;
    if (line === 'too long') return;
    if (hasHeader && isTrailer(line) && seal.fits(line)) answers = seal.entries;
    seal.add(line);
  };

  return {
    push(piece) {
      for (const line of splitter.push(piece)) look(line);
    },
    finish() {
      const rest = splitter.end();
      if (rest !== undefined) look(rest);
      return answers;
    },
  };
}
