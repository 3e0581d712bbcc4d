import type { ChatRequest, SourceRequest, WireFormat } from '@isartor/core';

/** A request as a layer would pass it on; the text is the user's. */
export function chatRequest(text: string, more: Partial<ChatRequest> = {}): ChatRequest {
  return {
    operation: 'chat',
    provider: 'openai',
    model: 'gpt-test',
    messages: [{ role: 'user', content: [{ type: 'text', text }] }],
    tools: [],
    sampling: {},
    stream: false,
    streamUsage: false,
    extensions: {},
    hints: {},
    features: {},
    ...more,
  };
}

/** What a request of a caller who spoke `format` holds besides. */
export function sentIn(
  format: WireFormat,
  json: object = { model: 'gpt-test' },
): { readonly dialect: WireFormat; readonly source: SourceRequest } {
  return { dialect: format, source: { format, body: Buffer.from(JSON.stringify(json)), json: { ...json } } };
}
