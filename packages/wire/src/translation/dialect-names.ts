import type { WireFormat } from '@isartor/core';

/** How messages to people call each wire format. */
export const DIALECT_NAMES: Readonly<Record<WireFormat, string>> = {
  native: "the gateway's own dialect",
  openai: 'Chat Completions',
  responses: 'the Responses API',
  anthropic: 'Anthropic Messages',
  gemini: 'the Gemini API',
};
