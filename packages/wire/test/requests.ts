import type { ChatRequest, Completion, RequestDraft } from '@isartor/core';
import type { ClientCodec, ReplyIdentity } from '../src/codec.js';

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

/** What one rendering adds to an answer. */
export const identity: ReplyIdentity = { id: 'x1', created: 1_700_000_000, layer: 3, requestId: 'r1' };

/** A request that holds one user text. */
export const resolvedText = (text: string, changes: Partial<ChatRequest> = {}): ChatRequest => ({
  operation: 'chat',
  provider: 'openai',
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content: [{ type: 'text', text }] }],
  tools: [],
  sampling: {},
  stream: false,
  streamUsage: false,
  extensions: {},
  hints: {},
  features: {},
  ...changes,
});

/** The JSON body of a whole answer, as the answer to `request`. */
export const renderWhole = (codec: ClientCodec, completion: Completion, request = resolvedText('Hi')): string =>
  codec.renderReplyHead(identity, request) + codec.renderReplyTail(completion);
