import type { Extensions } from '@isartor/core';

/**
 * A call, or a delta of one, with Gemini's thought signature where Google's own Chat Completions endpoint gives it to its
 * clients. They send it back with the call, and Gemini refuses a call of its own that comes without it.
 */
export function withThoughtSignature<Call extends { readonly extensions?: Extensions }>(call: Call): Call {
  const signature = call.extensions?.gemini?.thoughtSignature;
  if (signature === undefined) return call;
  const openai = { ...call.extensions?.openai, extra_content: { google: { thought_signature: signature } } };
  return { ...call, extensions: { ...call.extensions, openai } };
}
