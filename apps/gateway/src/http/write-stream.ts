import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A client that takes nothing for this long has left, whatever its connection says. */
const STALL_MS = 120_000;

/** One piece of a streamed body. */
export type Piece = string | Uint8Array;

/**
 * Writes a piece and waits while the client reads slower than we write.
 * @throws when the connection closes or stalls meanwhile.
 */
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
