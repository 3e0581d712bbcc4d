import type { Reply } from './send.js';

/** How one kind of server is spoken to. */
export interface ServerDialect {
  /** Rejects with an EmbedderError, or with the signal's reason. */
  ask(text: string, signal: AbortSignal): Promise<Reply>;
  /** The numbers in the body of a reply with status 200; anything else where it has none. */
  numbersIn(json: unknown): unknown;
  /** Whether a reply with another status says that the text is too long. */
  isTooLong(reply: Reply): boolean;
  /** The server failed: what is known of it may be so no longer. */
  forget?(): void;
}
