import type { ChatRequest } from '@isartor/core';
import type { EventRenderer, ReplyIdentity } from '../codec.js';
import { createFrameSplitter } from '../sse/frame-splitter.js';
import { renderError } from './render-error.js';
import { createResponseWriter } from './response-writer.js';

/** Writes one answer as a JSON list of the chunks that server-sent events would carry, each as it comes. */
export function createArrayRenderer(identity: ReplyIdentity, request: ChatRequest): EventRenderer {
  const writer = createResponseWriter(identity, request);
  let opened = false;
  let reframed = false;
  const next = (element: string): string => {
    const separator = opened ? ',\n' : '[';
    opened = true;
    return separator + element;
  };
  const close = (): string => (opened ? ']' : '[]');
  return {
    render: (events) => writer.push(events).map(next).join(''),
    // Frames of the provider have told their own end.
    end: () => (reframed ? '' : next(writer.end())) + close(),
    error: (error) => next(renderError(error).body) + close(),
    reframe: (frame) => {
      reframed = true;
      return framesData(frame).map(next).join('');
    },
  };
}

/** The data of a frame as received; none of one that holds no response (a comment, a terminator of other dialects). */
function framesData(frame: Uint8Array): readonly string[] {
  const splitter = createFrameSplitter({ maxFrameBytes: Number.POSITIVE_INFINITY });
  return [...splitter.push(frame), ...splitter.end()].flatMap(({ data, event }) => {
    const isResponse = data.trim() !== '' && data.trim() !== '[DONE]' && (event === undefined || event === 'message');
    return isResponse ? [data] : [];
  });
}
