import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A client that takes nothing for this long has left, whatever its connection says. */
const STALL_MS = 120_000;

/** One piece of a streamed body. */
export type Piece = string | Uint8Array;

/** Writes a piece; resolves when the client can take more, or has gone. One that stalls is cut off. */
export async function writePiece(outgoing: ServerResponse, piece: Piece): Promise<void> {
  if (outgoing.write(piece) || outgoing.destroyed) return;
  const signal = AbortSignal.timeout(STALL_MS);
  const closed = new AbortController();
  try {
    await Promise.race([
      once(outgoing, 'drain', { signal: closed.signal }),
      once(outgoing, 'close', { signal: closed.signal }),
      once(signal, 'abort', { signal: closed.signal }).then(() => outgoing.destroy()),
    ]);
  } finally {
    closed.abort();
  }
}
