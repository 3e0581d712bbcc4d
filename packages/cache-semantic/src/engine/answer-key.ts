import { canonicalText, sha256 } from '@isartor/core';

let last = 0;

/** Equal for equal JSON data; a name of its own for what is none. */
export function answerKeyOf(value: unknown): string {
  try {
    return sha256(canonicalText(value, sha256).text);
  } catch {
    last += 1;
    return `#${last}`;
  }
}
