import type { ChatRequest, WireFormat } from '@isartor/core';

/** OpenAI's two dialects have one set of headers, keys and words for errors. */
const familyOf = (format: WireFormat): WireFormat => (format === 'responses' ? 'openai' : format);

/** Whether the caller is known to have spoken a dialect of `format`'s family. */
export function isOwnFamily({ dialect }: ChatRequest, format: WireFormat | undefined): boolean {
  return dialect !== undefined && format !== undefined && familyOf(dialect) === familyOf(format);
}

/** Whether the caller is known to have spoken a dialect of another family than `format`'s; our own is of none. */
export function isForeignFamily({ dialect }: ChatRequest, format: WireFormat): boolean {
  return dialect !== undefined && dialect !== 'native' && familyOf(dialect) !== familyOf(format);
}
