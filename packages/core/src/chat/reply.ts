import type { Completion } from './completion.js';
import type { ReplyFrame } from './event.js';
import type { WireFormat } from './extensions.js';

/** Who made an answer, and the provider's own headers that travel down to the client (lower-case names). */
export interface ReplyOrigin {
  readonly provider: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer that is whole. */
export interface CompleteReply {
  readonly kind: 'complete';
  readonly origin: ReplyOrigin;
  readonly completion: Completion;
  /** The body as received, for a client of the same format. Absent on anything replayed. */
  readonly raw?: { readonly format: WireFormat; readonly body: Uint8Array };
  /** A token count that nobody but us has counted. */
  readonly estimated?: boolean;
}

/**
 * An answer that is still being made. The iteration ends cleanly if and only if the provider said that the answer
 * is whole; a cut, stalled or failed stream throws. It can be iterated once.
 */
export interface StreamReply {
  readonly kind: 'stream';
  readonly origin: ReplyOrigin;
  readonly frames: AsyncIterable<ReplyFrame>;
}

/** An answer, whole or still being made. */
export type ChatReply = CompleteReply | StreamReply;
