import type { ChatRequest } from '@isartor/core';
import type { EventRenderer, ReplyIdentity } from '../codec.js';
import { printFrame } from '../sse/print-frame.js';
import { renderError } from './render-error.js';
import { createResponseWriter } from './response-writer.js';

/** Writes one answer as server-sent events: what comes, then a chunk with finish reasons and usage. */
export function createEventRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer {
  const writer = createResponseWriter(identity, request);
  return {
    render: (events) =>
      writer
        .push(events)
        .map((chunk) => printFrame(chunk))
        .join(''),
    end: () => printFrame(writer.end()),
    // Many versions of Google's clients take every event for a response. What all of them throw for is the bare error with
    // which the stream then ends: to readers of server-sent events that is no event at all.
    error: (error) => {
      const { body } = renderError(error);
      return printFrame(body) + body;
    },
  };
}
