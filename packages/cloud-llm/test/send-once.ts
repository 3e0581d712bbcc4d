import type { ChatReply, ChatRequest } from '@isartor/core';
import type { Provider, ProviderCall } from '../src/provider.js';

/** One attempt at a provider by a caller that never leaves. */
export const sendOnce = (
  provider: Provider,
  request: ChatRequest,
  call: Partial<ProviderCall> = {},
): Promise<ChatReply> =>
  provider.send(request, {
    signal: new AbortController().signal,
    stream: request.stream,
    onActivity: () => {},
    ...call,
  });
