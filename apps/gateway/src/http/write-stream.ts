import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A client that takes nothing for this long has left, whatever its connection says. */
const STALL_MS = 120_000;

/** One piece of a streamed body. */
export type Piece = string | Uint8Array;

/**
 * Writes a piece. When the client reads slower than we write there is something to wait for: until it can take more, or
 * has gone. One that stalls is cut off.
 */
export function writePiece(outgoing: ServerResponse, piece: Piece): Promise<void> | undefined {
  if (piece.length === 0) return undefined;
  return outgoing.write(piece) || outgoing.destroyed ? undefined : drained(outgoing);
}

async function drained(outgoing: ServerResponse): Promise<void> {
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
