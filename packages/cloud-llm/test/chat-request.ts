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

/** The body of a caller who spoke `format`. */
export function sourceOf(format: WireFormat, json: object = { model: 'gpt-test' }): SourceRequest {
  return { format, body: Buffer.from(JSON.stringify(json)), json: { ...json } };
}
