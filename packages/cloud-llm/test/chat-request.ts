import type { ChatRequest } from '@isartor/core';

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
