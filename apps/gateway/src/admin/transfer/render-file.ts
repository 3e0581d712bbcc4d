import type { KeyedEntry } from '@isartor/cache-exact';
import type { Completion } from '@isartor/core';
import { renderEntryLine } from './entry-line.js';
import { renderHeader } from './file-header.js';
import { createFileSeal } from './file-seal.js';

/** A piece of a file, and how many entries are told with it and before it. */
export interface FilePiece {
  readonly text: string;
  readonly entries: number;
}

/** A file of the cache, piece by piece: the header comes when the first entry was read, the trailer after the last one. */
export async function* renderFile(
  entries: AsyncIterable<KeyedEntry<Completion>>,
  exportedAt: Date,
): AsyncGenerator<FilePiece> {
  const seal = createFileSeal();
  const pieceOf = (line: string): FilePiece => {
    seal.add(line);
    return { text: `${line}\n`, entries: seal.entries };
  };
  let piece = pieceOf(renderHeader(exportedAt));
  for await (const entry of entries) {
    yield piece;
    piece = pieceOf(renderEntryLine(entry));
  }
  yield piece;
  yield { text: `${seal.trailer()}\n`, entries: seal.entries };
}
