import { hash } from 'node:crypto';

/** `isWellFormed` is in every Node this package runs on, but not yet in the language level of our types. */
type UnicodeText = string & { isWellFormed(): boolean };

/**
 * SHA-256 in hex of a text or of bytes. A lone surrogate has no UTF-8 form and would count as U+FFFD, so a text that
 * holds one is hashed as UTF-16 with its byte order mark, which no UTF-8 text begins with.
 */
export function sha256(content: string | Uint8Array): string {
  if (typeof content !== 'string' || (content as UnicodeText).isWellFormed()) return hash('sha256', content, 'hex');
  return hash('sha256', Buffer.from(`\uFEFF${content}`, 'utf16le'), 'hex');
}
