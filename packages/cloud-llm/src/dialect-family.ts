import type { ChatRequest, WireFormat } from '@isartor/core';

/** OpenAI's two dialects have one set of headers, keys and words for errors. */
const familyOf = (format: WireFormat): WireFormat => (format === 'responses' ? 'openai' : format);

/** Whether the caller is known to have spoken a dialect of `format`'s family. */
export function isOwnFamily({ source }: ChatRequest, format: WireFormat | undefined): boolean {
  return source !== undefined && format !== undefined && familyOf(source.format) === familyOf(format);
}

/** Whether the caller is known to have spoken a dialect of another family than `format`'s. */
export function isForeignFamily({ source }: ChatRequest, format: WireFormat): boolean {
  return source !== undefined && familyOf(source.format) !== familyOf(format);
}
