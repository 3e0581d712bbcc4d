import type { ChatRequest, RequestDraft } from '@isartor/core';

/** A request as the gateway makes it of a draft; the model is the one the caller named. */
export const resolved = (draft: RequestDraft, changes: Partial<ChatRequest> = {}): ChatRequest => ({
  provider: 'openai',
  features: {},
  ...draft,
  model: draft.model ?? 'gpt-4o-mini',
  ...changes,
});

/** A body in the form a codec takes it. */
export const jsonBody = (value: unknown): { readonly body: Uint8Array; readonly mediaType: string } => ({
  body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  mediaType: 'application/json',
});
